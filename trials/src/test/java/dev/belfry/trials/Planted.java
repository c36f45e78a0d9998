package dev.belfry.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Secrets that were given to Belfry, to be looked for wherever it writes. */
final class Planted {
    private final Map<String, String> secrets = new LinkedHashMap<>();

    Planted and(String name, String secret) {
        secrets.put(name, secret);
        return this;
    }

    /** Where which of them stands in a folder's files, these excepted; byte for byte, so that a database hides nothing. */
    List<String> foundIn(Path folder, Set<String> except) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !except.contains(file.getFileName().toString()))
                    .forEach(file -> found.addAll(foundIn(file)));
        }
        return found;
    }

    private List<String> foundIn(Path file) {
        String content = bytes(file);
        List<String> found = new ArrayList<>();
        secrets.forEach((name, secret) -> forms(secret).stream()
                .filter(form -> content.contains(asBytes(form)))
                .forEach(form -> found.add(
                        name + " as " + form + " in " + file.getFileName() + ": " + around(content, asBytes(form)))));
        return found;
    }

    private static String around(String content, String form) {
        int at = content.indexOf(form);
        return content.substring(Math.max(0, at - 200), Math.min(content.length(), at + form.length() + 40));
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String asBytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static Set<String> forms(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        String encoded = URLEncoder.encode(secret, UTF_8);
        forms.addAll(List.of(secret, encoded, encoded.replace("+", "%20")));
        if (!secret.contains("+")) {
            forms.add(URLDecoder.decode(secret, UTF_8));
        }
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)));
        return forms;
    }
}
