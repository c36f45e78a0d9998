package dev.belfry.app.environment;

import dev.belfry.engine.config.UnfilledException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

class LookupsTest {
    private static final Map<String, String> VARIABLES = Map.of(
            "TOKEN", "abc",
            "EMPTY", "",
            "REFERS", "${env:TOKEN} ${file:secret} ${sys:user.home}",
            "DOLLARS", "$1 \\ $${env:TOKEN}",
            "Program Files(x86)", "odd");

    @TempDir
    private Path folder;

    private Lookups lookups = new Lookups(Path.of("belfry.yaml"), VARIABLES);

    @BeforeEach
    void besideAConfiguration() {
        lookups = new Lookups(folder.resolve("belfry.yaml"), VARIABLES);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${env:TOKEN} | abc",
                "a${env:TOKEN}b${env:TOKEN} | aabcbabc",
                "[${env:EMPTY}] | []",
                "${env:Program Files(x86)} | odd",
                "plain $ text {} $x | plain $ text {} $x",
                "$${env:TOKEN} | ${env:TOKEN}",
                "$$${env:TOKEN} | $${env:TOKEN}",
                "$${a${env:TOKEN}} | ${aabc}",
            })
    void fillsInVariables(String text, String filled) throws Exception {
        assertThat(lookups.fill(text)).isEqualTo(filled);
    }

    @Test
    void fillsInOnceWhateverTheValueHolds() throws Exception {
        write("secret", "${env:TOKEN}");

        assertThat(lookups.fill("${env:REFERS}")).isEqualTo("${env:TOKEN} ${file:secret} ${sys:user.home}");
        assertThat(lookups.fill("${env:DOLLARS}")).isEqualTo("$1 \\ $${env:TOKEN}");
        assertThat(lookups.fill("${file:secret}")).isEqualTo("${env:TOKEN}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "s3cret\n", "s3cret\r\n"})
    void aFilesFinalLineBreakIsNotItsValue(String text) throws Exception {
        write("secret", text);

        assertThat(lookups.fill("x${file:secret}")).isEqualTo("xs3cret");
    }

    @Test
    void whatElseAFileHoldsStays() throws Exception {
        write("key.pem", " line 1\n\nline 2 \n\n");

        assertThat(lookups.fill("${file:key.pem}")).isEqualTo(" line 1\n\nline 2 \n");
    }

    @Test
    void filesLieBesideTheConfigurationOrWhereTheirWholePathSays() throws Exception {
        Files.createDirectory(folder.resolve("secrets"));
        write("secrets/a", "relative");
        write("b c", "with a space");

        assertThat(lookups.fill("${file:secrets/a} ${file:b c}")).isEqualTo("relative with a space");
        assertThat(new Lookups(Path.of("elsewhere/belfry.yaml"), Map.of())
                        .fill("${file:" + folder.resolve("secrets/a") + "}"))
                .isEqualTo("relative");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${env:NOPE} | the environment has no NOPE.",
                "${env:} | ${env:} names no variable.",
                "${env:NOPE:-x} | ${env:NOPE} takes no default. Set NOPE, or write the value here.",
                "${file:none} | cannot read none: there is no such file.",
                "${file:.} | cannot read .: it is no file.",
                "${file:/dev/zero} | cannot read /dev/zero: it is no file.",
                "${file:} | ${file:} names no file.",
                "${file:UTF-8:/etc/hostname} | cannot read UTF-8:/etc/hostname: there is no such file.",
                "${sys:user.home} | only ${env:NAME} and ${file:PATH} are filled in. Write $${ for a plain ${.",
                "${const:java.lang.Math.PI} | only ${env:NAME} and ${file:PATH} are filled in. Write $${ for a plain ${.",
                "${script:javascript:1} | only ${env:NAME} and ${file:PATH} are filled in. Write $${ for a plain ${.",
                "${url:UTF-8:http://x} | only ${env:NAME} and ${file:PATH} are filled in. Write $${ for a plain ${.",
                "${ENV:TOKEN} | only ${env:NAME} and ${file:PATH} are filled in. Write $${ for a plain ${.",
                "${TOKEN} | only ${env:NAME} and ${file:PATH} are filled in. Write $${ for a plain ${.",
                "${} | only ${env:NAME} and ${file:PATH} are filled in. Write $${ for a plain ${.",
                "${env:${env:TOKEN}} | one ${…} stands within another, which is not filled in.",
                "pass${word | a ${ has no } after it. Write $${ for a plain one.",
            })
    void whatIsNotToBeHadIsTold(String text, String message) {
        assertThatThrownBy(() -> lookups.fill("x " + text + " y"))
                .isInstanceOf(UnfilledException.class)
                .hasMessage(message);
    }

    @Test
    void aFileIsBounded() throws Exception {
        write("full", "x".repeat(64 << 10));
        write("over", "x".repeat((64 << 10) + 1));

        assertThat(lookups.fill("${file:full}")).hasSize(64 << 10);
        assertThatThrownBy(() -> lookups.fill("${file:over}"))
                .hasMessage("cannot read over: it is longer than 64 KiB.");
    }

    @Test
    void aFileIsText() throws Exception {
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0});

        assertThatThrownBy(() -> lookups.fill("${file:binary}"))
                .hasMessage("cannot read binary: it is no text in UTF-8.");
    }

    @Test
    void aSecretThatEveryoneCanReadIsWarnedOfOnce() throws Exception {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        write("open", "x");
        write("group", "x");
        Files.setPosixFilePermissions(folder.resolve("open"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder.resolve("group"), PosixFilePermissions.fromString("rw-r-----"));

        lookups.fill("${file:open} ${file:open} ${file:group}");

        assertThat(lookups.warnings())
                .containsExactly("open can be read by every user of this machine. To keep it secret: chmod o-r open");
    }
}
