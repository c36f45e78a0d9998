package dev.belfry.app.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is in some files, so that it can be compared. By content, not by time: Kubernetes changes a file by turning a link
 * elsewhere, and a copy may well bring the time of its original along.
 */
public record FilePrints(Map<Path, String> prints) {
    private static final int LONGEST = 16 << 20;

    public FilePrints {
        prints = Map.copyOf(prints);
    }

    static FilePrints of(Collection<Path> files) {
        Map<Path, String> prints = new LinkedHashMap<>();
        files.forEach(file -> prints.put(file, print(file)));
        return new FilePrints(prints);
    }

    /** Whether the files that both know of have the same content in both. */
    boolean agreesWith(FilePrints other) {
        return prints.entrySet().stream()
                .allMatch(entry -> other.prints
                        .getOrDefault(entry.getKey(), entry.getValue())
                        .equals(entry.getValue()));
    }

    FilePrints only(Collection<Path> files) {
        Map<Path, String> some = new LinkedHashMap<>(prints);
        some.keySet().retainAll(files);
        return new FilePrints(some);
    }

    private static String print(Path file) {
        // Anything else (a pipe, a device) may have no end, or wait for ever.
        if (!Files.isRegularFile(file)) {
            return "none";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(sha256().digest(in.readNBytes(LONGEST)));
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
