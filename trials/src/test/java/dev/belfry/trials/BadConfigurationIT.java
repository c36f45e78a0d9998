package dev.belfry.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that are not what they should be: one message, which names the place and the remedy. */
class BadConfigurationIT {
    private static final String GOOD = Setting.yaml("{type: slack, url: \"http://127.0.0.1:9/services/x\"}");
    private static final int CONFIGURATION = 78;
    private static final int NO_INPUT = 66;
    private static final int TEN_MB = 10_000_000;

    @TempDir
    Path folder;

    static Stream<Arguments> configurations() {
        String padding = "# a comment that says nothing, at length\n";
        return Stream.of(
                Arguments.of(
                        "an unknown key", GOOD + "routs: []\n", "line 11, column 1 routs: ", "Did you mean routes?"),
                Arguments.of(
                        "an unknown setting",
                        GOOD.replace("every: 1s", "evry: 1s"),
                        "line 6, column 5 sources.dfir.evry: no such setting.",
                        "Did you mean every?"),
                Arguments.of(
                        "a misspelt setting that is needed",
                        GOOD.replace("label: Slack", "lable: Slack"),
                        "has 1 problem.",
                        "sources.dfir.lable: no such setting. Did you mean label?"),
                Arguments.of(
                        "a wrong type",
                        GOOD.replace("every: 1s", "every: [1s]"),
                        "line 6, column 12 sources.dfir.every: ",
                        "one value is expected here, not a list"),
                Arguments.of(
                        "no duration",
                        GOOD.replace("every: 1s", "every: 5 minuten"),
                        "line 6, column 12 sources.dfir.every: ",
                        "is not a duration. Write "),
                Arguments.of("a key twice", GOOD + "rules: {}\n", "line 11, column 1 ", "twice, first in line 7"),
                Arguments.of("nothing", "", "belfry.yaml has 1 problem", "the file is empty"),
                Arguments.of("a tab", "sources:\n\tdfir: 1\n", "line 2, column 1 ", "indented with spaces"),
                Arguments.of("a list", "- a\n", "line 1, column 1 ", "sources, rules, sinks"),
                Arguments.of(
                        "10 MB", GOOD + padding.repeat(TEN_MB / padding.length()), "belfry.yaml", "larger than 1 MiB"),
                Arguments.of(
                        "a variable that is not set",
                        GOOD.replace("http://127.0.0.1:9/services/x", "${env:SLACK_WEBHOOK_URL}"),
                        "line 10, column 27 sinks.soc.url: ",
                        "SLACK_WEBHOOK_URL"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("configurations")
    void isRefusedWithOneMessage(String name, String text, String place, String remedy) throws Exception {
        Ended ended = new Setting(folder).configuration(text).run("check");
        Plain.assertThat(ended).endedWith(CONFIGURATION).saysOnce(place).saysOnce(remedy);
        assertThat(ended.said()).contains("belfry.yaml has 1 problem.");
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Ended ended = new Setting(folder).run("check", "--config", "nowhere.yaml");
        Plain.assertThat(ended)
                .endedWith(NO_INPUT)
                .saysOnce(folder.resolve("nowhere.yaml").toString());
    }

    @Test
    void withoutAnyFileSaysWhereItLooked() throws Exception {
        Ended ended = new Setting(folder).run("run");
        Plain.assertThat(ended)
                .endedWith(NO_INPUT)
                .saysOnce(folder.resolve("belfry.yaml").toString())
                .saysOnce("--config");
    }

    @Test
    void aFolderForAFileIsRefused() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("belfry.yaml"));
        Ended ended = new Setting(folder).run("check", "--config", "belfry.yaml");
        Plain.assertThat(ended)
                .endedWith(CONFIGURATION)
                .saysOnce("is a folder. Name a file")
                .saysOnce(folder.resolve("belfry.yaml").toString());
    }
}
