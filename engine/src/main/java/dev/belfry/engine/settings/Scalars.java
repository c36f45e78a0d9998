package dev.belfry.engine.settings;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import static dev.belfry.engine.codec.LocatedText.Style.PLAIN;
import static dev.belfry.engine.codec.LocatedText.Style.QUOTED;
import static dev.belfry.engine.settings.ScalarType.Echo.HIDDEN;
import static dev.belfry.engine.settings.ScalarType.Echo.SHOWN;

/** The scalars a setting may be. All of the JDK or core, so that one table serves every class loader. */
final class Scalars {
    static final Map<Class<?>, ValueType> BY_TYPE = byType();

    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]*)");

    /** So that no sum of it and a time leaves the calendar. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private Scalars() {}

    private static Map<Class<?>, ValueType> byType() {
        Map<Class<?>, ValueType> types = new HashMap<>();
        types.put(String.class, new ScalarType("text", QUOTED, SHOWN, Schemas.text(), (text, folder) -> text));
        numbers(types);
        bool(types);
        types.put(Duration.class, duration());
        types.put(URI.class, new ScalarType("address", QUOTED, HIDDEN, Schemas.type("string"), (t, f) -> address(t)));
        types.put(Path.class, new ScalarType("file", QUOTED, SHOWN, Schemas.text(), Scalars::path));
        types.put(Secret.class, new ScalarType("secret", QUOTED, HIDDEN, secret(), (t, f) -> secret(t)));
        types.put(
                SecretUrl.class,
                new ScalarType("secret address", QUOTED, HIDDEN, secret(), (text, folder) -> secretUrl(text)));
        return Map.copyOf(types);
    }

    private static void numbers(Map<Class<?>, ValueType> types) {
        JsonObject ints = Schemas.wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE);
        ValueType integer = new ScalarType("whole number", PLAIN, SHOWN, ints, (text, folder) -> integer(text));
        JsonObject longs = Schemas.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);
        ValueType whole = new ScalarType("whole number", PLAIN, SHOWN, longs, (text, folder) -> whole(text));
        types.put(int.class, integer);
        types.put(Integer.class, integer);
        types.put(long.class, whole);
        types.put(Long.class, whole);
    }

    private static void bool(Map<Class<?>, ValueType> types) {
        JsonObject schema = Schemas.orFilled(Schemas.type("boolean"));
        ValueType bool = new ScalarType("true or false", PLAIN, SHOWN, schema, (text, folder) -> bool(text));
        types.put(boolean.class, bool);
        types.put(Boolean.class, bool);
    }

    private static ValueType duration() {
        JsonObject schema = Schemas.pattern(DurationSyntax.PATTERN);
        return new ScalarType("duration", QUOTED, SHOWN, schema, (text, folder) -> duration(text));
    }

    private static JsonObject secret() {
        return Schemas.text().with("writeOnly", Json.of(true));
    }

    private static int integer(String text) throws BadValue {
        long number = whole(text);
        if (number != (int) number) {
            throw tooFar(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        return (int) number;
    }

    private static long whole(String text) throws BadValue {
        if (!WHOLE.matcher(text).matches()) {
            throw new BadValue("is not a whole number.");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw tooFar(Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    private static BadValue tooFar(long least, long most) {
        return new BadValue("does not fit. Write a number from " + least + " to " + most + ".");
    }

    private static boolean bool(String text) throws BadValue {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new BadValue("is neither true nor false.");
        };
    }

    private static Duration duration(String text) throws BadValue {
        Duration duration = DurationSyntax.parse(text).orElseThrow(() -> new BadValue(DurationSyntax.MISTAKE));
        if (duration.compareTo(LONGEST) > 0) {
            throw new BadValue("is longer than 100 years.");
        }
        return duration;
    }

    /** Not shown: there may be a password in it. */
    private static URI address(String text) throws BadValue {
        try {
            URI uri = new URI(text);
            if (!uri.isAbsolute()) {
                throw new BadValue("is no whole address, such as https://example.com.");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new BadValue("is no valid address: character " + (e.getIndex() + 1) + " may not stand there.");
        }
    }

    private static Path path(String text, Path folder) throws BadValue {
        if (text.isEmpty()) {
            throw new BadValue("names no file.");
        }
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new BadValue("cannot be a file's name.");
        }
    }

    private static Secret secret(String text) throws BadValue {
        if (text.isEmpty()) {
            throw new BadValue("is empty.");
        }
        return new Secret(text);
    }

    private static SecretUrl secretUrl(String text) throws BadValue {
        try {
            return SecretUrl.of(text);
        } catch (IllegalArgumentException e) {
            throw new BadValue(e.getMessage() + ".");
        }
    }
}
