package dev.belfry.engine.settings;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;
import dev.belfry.engine.codec.JsonReader;
import dev.belfry.engine.codec.LocatedMap;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings records to bind, and a way to bind them. */
final class Examples {
    static final Path FOLDER = Path.of("/etc/belfry");

    private Examples() {}

    enum Doubt {
        RESEND,
        PARK,
        ASK_FIRST
    }

    record Login(
            @Setting("Who.") String user,
            @Setting("Password.") Secret password) {}

    record Everything(
            @Setting("Text.") String text,
            @Setting("Int.") int integer,
            @Setting("Long.") long whole,
            @Setting("Boolean.") boolean bool,
            @Setting("Enum.") Doubt onDoubt,
            @Setting("Duration.") Duration every,
            @Setting("URI.") URI guiUrl,
            @Setting("Path.") Path apiConfig,
            @Setting("Secret.") Secret token,
            @Setting("SecretUrl.") SecretUrl url,
            @Setting("Object.") JsonObject body,
            @Setting("Record.") Login login,
            @Setting("List.") List<Duration> pauses,
            @Setting("Map.") Map<String, Secret> headers,
            @Setting("Maps in a list.") List<Map<String, Login>> logins) {}

    record Fallbacks(
            @Setting(value = "Text.", fallback = "{{a: *b}}")
            String text,

            @Setting(value = "Int.", fallback = "16") int integer,
            @Setting(value = "Boolean.", fallback = "true") boolean bool,
            @Setting(value = "Enum.", fallback = "park") Doubt onDoubt,

            @Setting(value = "Duration.", fallback = "1h30m")
            Duration every,

            @Setting(value = "Path.", fallback = "belfry.db")
            Path path,

            @Setting(value = "List.", fallback = "[a, b]") List<String> list,
            @Setting(value = "None.", fallback = "[]") List<String> none,
            @Setting(value = "Map.", fallback = "{a: 1}") Map<String, Integer> map,
            @Setting("Nothing.") @Nullable String nothing,
            @Setting("Nothing.") @Nullable Integer number) {}

    record Window(
            @Setting("From.") int from, @Setting("To.") int to) {
        Window {
            if (from > to) {
                throw new IllegalArgumentException("from must not be after to");
            }
        }
    }

    record Nested(@Setting("Window.") @Nullable Window window) {}

    /** What binding came to. */
    record Bound<T>(Optional<T> settings, List<Problem> problems) {
        List<String> messages() {
            return problems.stream()
                    .map(p -> p.line() + ":" + p.column() + " " + p.path() + ": " + p.message())
                    .toList();
        }
    }

    static <T extends Record> Bound<T> bind(Class<T> type, String yaml) {
        Problems problems = new Problems();
        Binder binder = new Binder(FOLDER, problems);
        Optional<T> settings = binder.bind(SettingsModel.of(type), map(yaml), Where.FILE);
        return new Bound<>(settings, problems.inOrder());
    }

    static LocatedMap map(String yaml) {
        try {
            return (LocatedMap) JsonReader.readLocated(yaml, ParseLimits.DOCUMENT);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
