package dev.belfry.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ContentIT {
    @TempDir
    static Path folder;

    private static Installation installation;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        installation = Installation.unpackedInto(folder);
    }

    @Test
    void hasAFolderForEachPlugin() throws IOException {
        assertThat(names(installation.home().resolve("plugins")))
                .containsExactly(
                        "rules-standard", "sinks-slack", "sinks-teams", "sinks-webhook", "sources-velociraptor");
    }

    @Test
    void givesPluginsNothingThatTheHostGives() throws IOException {
        assertThat(all(installation.home().resolve("plugins")))
                .noneMatch(
                        name -> name.matches("belfry-core-.*|org\\.slf4j\\.slf4j-api-.*|org\\.jspecify\\.jspecify-.*"));
    }

    @Test
    void keepsWhatIsAPluginsAloneOutOfLib() throws IOException {
        assertThat(names(installation.home().resolve("lib")))
                .contains("belfry-app-" + Installation.VERSION + ".jar")
                .noneMatch(name -> name.matches("belfry-(sinks|sources|rules)-.*|.*testkit.*|.*junit.*|.*assertj.*"));
    }

    @Test
    void saysWhatItIsAndOnWhatTerms() throws IOException {
        assertThat(names(installation.home()))
                .contains("LICENSE", "NOTICE", "README.txt", "THIRD-PARTY.txt", "belfry.cdx.json", "conf", "systemd");
    }

    @Test
    void isTheSameAsZip() throws IOException {
        try (ZipFile zip = new ZipFile("target/belfry-" + Installation.VERSION + ".zip")) {
            List<String> zipped = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .map(name -> Path.of(name).getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(zipped).isEqualTo(all(installation.home()));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
