package dev.belfry.engine.settings;

import dev.belfry.core.settings.Setting;
import dev.belfry.engine.settings.Examples.Everything;
import dev.belfry.engine.settings.Examples.Fallbacks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SettingsModelTest {
    record Sample(
            @Setting(value = "Where to | post.", example = "${env:SLACK_WEBHOOK_URL}")
            String url,

            @Setting(value = "How long to wait.", fallback = "30s", example = "1m")
            Duration timeout,

            @Setting("Who.") @Nullable Login login,
            @Setting("More of them.") Map<String, List<Login>> others) {}

    record Login(@Setting(value = "User.", example = "bot") String user) {}

    @Test
    void listsEverySetting() {
        assertThat(SettingsModel.of(Sample.class).reference())
                .containsExactly(
                        new SettingReference("url", "text", true, "", "${env:SLACK_WEBHOOK_URL}", "Where to | post."),
                        new SettingReference("timeout", "duration", false, "30s", "1m", "How long to wait."),
                        new SettingReference("login", "settings", false, "", "", "Who."),
                        new SettingReference("login.user", "text", true, "", "bot", "User."),
                        new SettingReference(
                                "others", "map from name to list of settings", true, "", "", "More of them."),
                        new SettingReference("others.<name>[].user", "text", true, "", "bot", "User."));
    }

    @Test
    void writesAReferencePage() {
        assertThat(ReferencePage.of("slack", "Posts to Slack.", SettingsModel.of(Sample.class)))
                .isEqualTo("""
                # slack

                Posts to Slack.

                | setting | what to write | default | what it is |
                |---|---|---|---|
                | `url` | text | required | Where to \\| post. |
                | `timeout` | duration | `30s` | How long to wait. |
                | `login` | settings |  | Who. |
                | `login.user` | text | required | User. |
                | `others` | map from name to list of settings | required | More of them. |
                | `others.<name>[].user` | text | required | User. |

                ```yaml
                type: slack
                url: ${env:SLACK_WEBHOOK_URL}
                timeout: 1m
                ```
                """);
    }

    @Test
    void namesTypesInWords() {
        assertThat(SettingsModel.of(Everything.class).reference())
                .extracting(SettingReference::type)
                .containsExactly(
                        "text",
                        "whole number",
                        "whole number",
                        "true or false",
                        "one of resend, park, ask-first",
                        "duration",
                        "address",
                        "file",
                        "secret",
                        "secret address",
                        "object",
                        "settings",
                        "text",
                        "secret",
                        "list of duration",
                        "map from name to secret",
                        "list of map from name to settings",
                        "text",
                        "secret");
    }

    record NoAnnotation(String text) {}

    record NoType(@Setting("") Instant time) {}

    record NoSet(@Setting("") Set<String> set) {}

    record NoKeys(@Setting("") Map<Integer, String> map) {}

    record NoDouble(@Setting("") List<Double> list) {}

    record Self(@Setting("") List<Self> selves) {}

    record BadFallback(
            @Setting(value = "", fallback = "5 minuten") Duration every) {}

    record BadList(@Setting(value = "", fallback = "[a") List<String> list) {}

    static List<Arguments> defects() {
        return List.of(
                Arguments.of(NoAnnotation.class, "NoAnnotation.text has no @Setting"),
                Arguments.of(NoType.class, "NoType.time is of a type that cannot be configured: java.time.Instant"),
                Arguments.of(
                        NoSet.class,
                        "NoSet.set is of a type that cannot be configured: java.util.Set<java.lang.String>"),
                Arguments.of(
                        NoKeys.class,
                        "NoKeys.map is of a type that cannot be configured:"
                                + " java.util.Map<java.lang.Integer, java.lang.String>"),
                Arguments.of(NoDouble.class, "NoDouble.list is of a type that cannot be configured: java.lang.Double"),
                Arguments.of(Self.class, "Self holds itself"),
                Arguments.of(
                        BadFallback.class,
                        "BadFallback.every has a fallback that is refused:"
                                + " \"5 minuten\" is not a duration. Write 5m, 90s or 1h30m."),
                Arguments.of(
                        BadList.class,
                        "BadList.list has a fallback that a comma or the closing bracket is missing before this"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void findsAPluginsDefects(Class<? extends Record> type, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsModel.of(type))
                .withMessage("SettingsModelTest." + message);
    }

    @ParameterizedTest
    @CsvSource({
        "text, text",
        "apiConfig, api-config",
        "guiURL, gui-url",
        "URLPrefix, url-prefix",
        "ca2File, ca2-file",
        "aB, a-b"
    })
    void writesNamesInKebabCase(String component, String key) {
        assertThat(Kebab.ofComponent(component)).isEqualTo(key);
    }

    @Test
    void keepsTheRecordsOrder() {
        assertThat(SettingsModel.of(Fallbacks.class).keys())
                .containsExactly(
                        "text",
                        "integer",
                        "bool",
                        "on-doubt",
                        "every",
                        "path",
                        "list",
                        "none",
                        "map",
                        "nothing",
                        "number");
    }
}
