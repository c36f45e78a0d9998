package dev.belfry.app.environment;

import dev.belfry.app.logging.LogFormat;
import dev.belfry.app.logging.LogLevel;
import dev.belfry.app.logging.LogOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProcessSettingsTest {
    @TempDir
    private Path folder;

    private ProcessSettings settings(
            Map<String, String> options, Map<String, String> properties, Map<String, String> variables) {
        return new ProcessSettings(new Layers(options, properties, variables), variables, folder);
    }

    private ProcessSettings variables(Map<String, String> variables) {
        return settings(Map.of(), Map.of(), variables);
    }

    @Test
    void anOptionCountsBeforeAPropertyBeforeAVariable() throws Exception {
        Map<String, String> variables = Map.of("BELFRY_TIME_ZONE", "Asia/Tokyo");
        Map<String, String> properties = Map.of("belfry.time-zone", "Europe/Berlin");

        assertThat(variables(variables).timeZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(settings(Map.of(), properties, variables).timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings(Map.of("time-zone", "UTC"), properties, variables).timeZone())
                .isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void whatIsEmptyIsNotSet() throws Exception {
        assertThat(settings(Map.of("time-zone", ""), Map.of(), Map.of("BELFRY_TIME_ZONE", "Asia/Tokyo"))
                        .timeZone())
                .isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(variables(Map.of("BELFRY_TIME_ZONE", " ")).timeZone()).isEqualTo(ZoneId.systemDefault());
    }

    @Test
    void logsForPeopleByDefault() throws Exception {
        assertThat(variables(Map.of()).logging())
                .isEqualTo(new LogOptions(LogFormat.HUMAN, LogLevel.INFO, ZoneId.systemDefault()));
        assertThat(variables(Map.of("BELFRY_LOG_FORMAT", "JSON", "BELFRY_LOG_LEVEL", "warn"))
                        .logging())
                .isEqualTo(new LogOptions(LogFormat.JSON, LogLevel.WARN, ZoneId.systemDefault()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BELFRY_LOG_FORMAT | xml | BELFRY_LOG_FORMAT: \"xml\" is none of human, json.",
                "BELFRY_LOG_LEVEL | loud | BELFRY_LOG_LEVEL: \"loud\" is none of error, warn, info, debug.",
                "BELFRY_TIME_ZONE | Berlin | BELFRY_TIME_ZONE: \"Berlin\" is no time zone. Write Europe/Berlin, or +02:00.",
            })
    void aWrongVariableIsNamed(String name, String value, String message) {
        assertThatThrownBy(() -> variables(Map.of(name, value)).logging())
                .hasMessage(message)
                .asInstanceOf(InstanceOfAssertFactories.type(CannotStartException.class))
                .returns(ExitCode.CONFIGURATION, CannotStartException::exitCode);
    }

    @Test
    void aWrongOptionOrPropertyIsNamed() {
        assertThatThrownBy(() -> settings(Map.of("log-format", "xml"), Map.of(), Map.of())
                        .logging())
                .hasMessageStartingWith("--log-format: ")
                .asInstanceOf(InstanceOfAssertFactories.type(CannotStartException.class))
                .returns(ExitCode.USAGE, CannotStartException::exitCode);
        assertThatThrownBy(() -> settings(Map.of(), Map.of("belfry.log-format", "xml"), Map.of())
                        .logging())
                .hasMessageStartingWith("-Dbelfry.log-format: ");
    }

    @Test
    void nothingIsLookedUpInAValue() throws Exception {
        Path literal = Files.createDirectory(folder.resolve("${sys:user.home}"));

        assertThat(variables(Map.of("BELFRY_CONFIG", "${sys:user.home}")).configurationFile())
                .isEqualTo(literal);
        assertThat(variables(Map.of("BELFRY_CA_CERTIFICATES", "${env:HOME},b")).caCertificates())
                .contains(folder.resolve("${env:HOME},b"));
    }

    @Test
    void theConfigurationThatIsNamedCountsAlone() throws Exception {
        Files.createFile(folder.resolve("belfry.yaml"));
        Path other = Files.createFile(folder.resolve("other.yaml"));

        assertThat(variables(Map.of("BELFRY_CONFIG", "other.yaml")).configurationFile())
                .isEqualTo(other);
        assertThatThrownBy(
                        () -> settings(Map.of("config", "none.yaml"), Map.of(), Map.of("BELFRY_CONFIG", "other.yaml"))
                                .configurationFile())
                .hasMessage("--config: there is no " + folder.resolve("none.yaml") + ".")
                .asInstanceOf(InstanceOfAssertFactories.type(CannotStartException.class))
                .returns(ExitCode.NO_INPUT, CannotStartException::exitCode);
    }

    @Test
    void otherwiseItIsLookedForHereAndThenAtTheUsers() throws Exception {
        Map<String, String> variables =
                Map.of("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
        Path users = folder.resolve("xdg/belfry/belfry.yaml");
        Files.createDirectories(users.getParent());
        Files.createFile(users);
        assertThat(variables(variables).configurationFile()).isEqualTo(users);

        Path here = Files.createFile(folder.resolve("belfry.yaml"));
        assertThat(variables(variables).configurationFile()).isEqualTo(here);
    }

    @Test
    void aRelativeXdgFolderIsIgnored() {
        assertThat(ConfigurationSearch.userFolder(Map.of("XDG_CONFIG_HOME", "relative")))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".config"));
    }

    @Test
    void whereItWasLookedForIsTold() {
        ConfigurationSearch search = new ConfigurationSearch(List.of(Path.of("/none/a.yaml"), Path.of("/none/b.yaml")));

        assertThatThrownBy(search::first)
                .hasMessage("There is no configuration: looked for /none/a.yaml, /none/b.yaml."
                        + " Name one with --config, or have one written by belfry demo.");
    }

    @Test
    void pluginsLieInTheHomeAndWhereTheUserSays() throws Exception {
        Path own = Files.createDirectories(folder.resolve("home/plugins"));
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        Map<String, String> variables = Map.of("BELFRY_PLUGINS", "one" + File.pathSeparator + two);

        assertThat(settings(Map.of(), Map.of("belfry.home", "home"), variables).pluginFolders())
                .containsExactly(own, one, two);
        assertThat(variables(Map.of("BELFRY_HOME", "nowhere")).pluginFolders()).isEmpty();
        assertThatThrownBy(() -> variables(Map.of("BELFRY_PLUGINS", "none")).pluginFolders())
                .hasMessage("BELFRY_PLUGINS: there is no " + folder.resolve("none") + ".");
    }

    @Test
    void readsThisProcess() throws Exception {
        assertThat(ProcessSettings.ofThisProcess(Map.of("log-format", "json"))
                        .logging()
                        .format())
                .isEqualTo(LogFormat.JSON);
    }
}
