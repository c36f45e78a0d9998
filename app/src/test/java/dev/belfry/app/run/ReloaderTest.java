package dev.belfry.app.run;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.StoreSettings;
import dev.belfry.engine.policy.Route;
import dev.belfry.engine.store.ConfigurationRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The "configuration" is a text; "wrong" in it is what cannot be read, "unfit" what cannot run. */
class ReloaderTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private final List<String> taken = new ArrayList<>();
    private final List<ConfigurationRow> rows = new ArrayList<>();
    private Instant now = START;
    private int reads;
    private Path file;
    private Path secret;
    private Reloader reloader;

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(folder.resolve("belfry.yaml"), "first");
        secret = Files.writeString(folder.resolve("token"), "0123456789");
        reloader = new Reloader(
                ConfigurationRead.of(file, this::read),
                this::read,
                new Taking(),
                new LogListener(() -> now, ZoneOffset.UTC),
                () -> now);
    }

    private Configuration read(Path of, Consumer<Path> takesIn) throws CannotStartException {
        reads++;
        takesIn.accept(secret);
        String text = text(of);
        if (text.contains("wrong")) {
            throw new CannotStartException(ExitCode.CONFIGURATION, "line 1: " + text);
        }
        Path store = folder.resolve(text.contains("elsewhere") ? "other.db" : "belfry.db");
        List<Route> routes = List.of(new Route(Map.of(), List.of(text), List.of(), Route.Next.STOP));
        return new Configuration(
                of,
                List.of(),
                List.of(),
                List.of(),
                routes,
                new StoreSettings(store, Duration.ofDays(90), 1024),
                null,
                null,
                List.of());
    }

    private static String text(Path of) throws CannotStartException {
        try {
            return Files.readString(of);
        } catch (IOException e) {
            throw new CannotStartException(ExitCode.NO_INPUT, "there is no such file");
        }
    }

    private final class Taking implements Reloader.Target {
        @Override
        public CompletableFuture<Void> take(Configuration configuration) {
            String text = configuration.routes().get(0).to().get(0);
            if (text.contains("unfit")) {
                return CompletableFuture.failedFuture(new IllegalArgumentException("its state cannot be stored"));
            }
            taken.add(text);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void configured(ConfigurationRow row) {
            rows.add(row);
        }
    }

    private void look(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            now = now.plusSeconds(2);
            reloader.look();
        }
    }

    @Test
    void readsNothingWhileNothingChanges() throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(START.plusSeconds(60)));
        look(5);
        assertThat(reads).isOne();
        assertThat(rows).containsExactly(new ConfigurationRow(START, null, null));
    }

    @Test
    void takesWhatWasChangedWhenTwoLooksSawTheSame() throws Exception {
        Files.writeString(file, "half");
        look(1);
        Files.writeString(file, "half and half");
        look(1);
        assertThat(taken).isEmpty();
        look(1);
        assertThat(taken).containsExactly("half and half");
        look(3);
        assertThat(reads).isEqualTo(2);
        assertThat(rows.get(1)).isEqualTo(new ConfigurationRow(START.plusSeconds(6), null, null));
    }

    /** As Kubernetes does it: the file is a link by way of a link, whose target is swapped, of the same time. */
    @Test
    void seesALinkThatLeadsElsewhere() throws Exception {
        Path one = Files.createDirectory(folder.resolve("..one"));
        Path two = Files.createDirectory(folder.resolve("..two"));
        Files.writeString(one.resolve("token"), "one");
        Files.writeString(two.resolve("token"), "two");
        Files.setLastModifiedTime(one.resolve("token"), FileTime.from(START));
        Files.setLastModifiedTime(two.resolve("token"), FileTime.from(START));
        Path data = Files.createSymbolicLink(folder.resolve("..data"), one.getFileName());
        Files.delete(secret);
        Files.createSymbolicLink(secret, Path.of("..data", "token"));
        look(2);
        assertThat(taken).hasSize(1);
        Files.delete(data);
        Files.createSymbolicLink(data, two.getFileName());
        look(2);
        assertThat(taken).hasSize(2);
    }

    @Test
    void keepsWhatItHasWhenTheNewIsWrongAndSaysSoOnce() throws Exception {
        Files.writeString(file, "wrong");
        look(6);
        assertThat(reads).isEqualTo(2);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1)).isEqualTo(new ConfigurationRow(START, START.plusSeconds(4), "line 1: wrong"));
        Files.writeString(file, "right");
        look(2);
        assertThat(taken).containsExactly("right");
        assertThat(rows.get(2).refused()).isNull();
    }

    @Test
    void goingBackToWhatRunsEndsTheComplaint() throws Exception {
        Files.writeString(file, "wrong");
        look(2);
        Files.writeString(file, "first");
        look(2);
        assertThat(rows.get(rows.size() - 1).refused()).isNull();
    }

    @Test
    void aFileThatIsGoneIsAComplaint() throws Exception {
        Files.delete(file);
        look(3);
        assertThat(rows.get(1).refused()).isEqualTo("there is no such file");
    }

    @Test
    void keepsWhatItHasWhenTheStoreWouldBeAnother() throws Exception {
        Files.writeString(file, "elsewhere");
        look(2);
        assertThat(taken).isEmpty();
        assertThat(rows.get(1).refused()).contains("store.path cannot change while it runs");
    }

    @Test
    void keepsWhatItHasWhenTheNewCannotRun() throws Exception {
        Files.writeString(file, "unfit");
        look(3);
        assertThat(rows.get(1).refused()).endsWith("cannot run: its state cannot be stored");
        assertThat(rows).hasSize(2);
    }

    @Test
    void readsAgainWhenAskedAlthoughNothingChanged() throws Exception {
        reloader.ask();
        look(3);
        assertThat(taken).containsExactly("first");
        assertThat(reloader.isAsked()).isFalse();
    }

    @Test
    void doesNotReadHalfAFileWhenAsked() throws Exception {
        reloader.ask();
        Files.writeString(file, "half");
        look(1);
        Files.writeString(file, "whole");
        look(1);
        assertThat(taken).isEmpty();
        look(1);
        assertThat(taken).containsExactly("whole");
    }
}
