package dev.belfry.app.demo;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

/** The folder the demo leaves behind: its configuration, ready to copy, and what the receivers got. */
final class DemoFolder {
    private static final List<String> STORE = List.of("belfry.db", "belfry.db-wal", "belfry.db-shm", "belfry.db.lock");

    private final Path folder;

    DemoFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder and writes the configuration; a store that an earlier demo left goes. */
    void prepare(DemoWorld world) throws CannotStartException {
        try {
            Files.createDirectories(folder);
            for (String name : STORE) {
                Files.deleteIfExists(folder.resolve(name));
            }
            writePrivately(
                    folder.resolve("api.config.yaml"), world.velociraptor().apiConfig());
            writePrivately(configuration(), text(world));
        } catch (IOException e) {
            throw new CannotStartException(
                    ExitCode.UNAVAILABLE,
                    folder + ": cannot be written. Run the demo where you may write, or give --dir.");
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
    }

    Path configuration() {
        return folder.resolve("belfry.yaml");
    }

    Path log() {
        return folder.resolve("belfry.log");
    }

    Path store() {
        return folder.resolve("belfry.db");
    }

    /** Leaves each receiver's messages as a page. */
    void writePages(DemoWorld world) {
        try {
            Files.writeString(slackPage(), world.slack().page());
            Files.writeString(teamsPage(), world.teams().page());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path slackPage() {
        return folder.resolve("slack.html");
    }

    Path teamsPage() {
        return folder.resolve("teams.html");
    }

    private static String text(DemoWorld world) {
        return String.format(
                Locale.ROOT, """
                # What belfry demo runs. Copy it; what to change for your own server stands beside it.
                sources:
                  dfir:
                    type: velociraptor-clients
                    api-config: api.config.yaml       # as  velociraptor config api_client  wrote it
                    label: Slack                      # the label you set on clients to watch
                    every: 1s                         # 1m is right for a real server
                    gui-url: https://velociraptor.example
                rules:
                  back-online:
                    type: seen-recently
                    within: 5m
                sinks:
                  soc-slack:
                    type: slack
                    url: %s      # better: ${env:SLACK_WEBHOOK_URL}
                  soc-teams:
                    type: teams
                    url: %s      # better: ${env:TEAMS_WEBHOOK_URL}
                store:
                  path: belfry.db
                """, world.slack().url(), world.teams().url());
    }
}
