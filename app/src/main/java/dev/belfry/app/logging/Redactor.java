package dev.belfry.app.logging;

import dev.belfry.core.json.Json;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.text.VisibleText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces every secret it knows by {@code ***}: the second line of defence, for what a library or a receiver's answer
 * repeats. Values of less than six characters are not looked for; they would be found everywhere. Usable from any
 * thread.
 */
public final class Redactor implements UnaryOperator<String> {
    private static final String SHOWN = "***";
    private static final int SHORTEST = 6;

    /** Parts of an address, and lines of a key, are looked for alone when they can be nothing else. */
    private static final int SHORTEST_PART = 16;

    private volatile List<String> known = List.of();

    /** Hides a value from now on, also where it is URL-encoded or stands in JSON. */
    public void hide(Secret secret) {
        hide(secret.reveal());
    }

    /** Hides an address from now on, and what in it may be a token: path with query, long segments and parameters. */
    public void hide(SecretUrl url) {
        String raw = url.reveal();
        hide(raw);
        String target = raw.substring(raw.indexOf("://") + 3).replaceFirst("^[^/?#]*", "");
        Stream.concat(Stream.of(target), Stream.of(target.split("[/?&=#]", -1)))
                .filter(part -> part.length() >= SHORTEST_PART)
                .forEach(this::hide);
    }

    private void hide(String value) {
        String bare = value.strip();
        add(bare);
        bare.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_PART)
                .forEach(this::add);
    }

    private synchronized void add(String value) {
        if (value.length() < SHORTEST) {
            return;
        }
        known = Stream.concat(known.stream(), forms(value).stream())
                .distinct()
                // The longest first: a shorter one within it must not leave its rest behind.
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static Set<String> forms(String value) {
        String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
        String json = Json.of(value).write();
        return Stream.of(
                        value,
                        form,
                        form.replace("+", "%20"),
                        decoded(value),
                        json.substring(1, json.length() - 1),
                        VisibleText.line(value, Integer.MAX_VALUE))
                .filter(one -> one.length() >= SHORTEST)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }

    @Override
    public String apply(String text) {
        String shown = text;
        for (String secret : known) {
            shown = shown.replace(secret, SHOWN);
        }
        return shown;
    }
}
