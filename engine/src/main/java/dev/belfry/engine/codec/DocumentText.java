package dev.belfry.engine.codec;

import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A document's text before it is parsed: of bounded size, decoded, and without a byte order mark. */
final class DocumentText {
    private static final int MIB = 1 << 20;

    private DocumentText() {}

    static String of(String text, ParseLimits limits) throws ParseException {
        if (text.length() > limits.characters()) {
            throw tooLarge(limits);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Does not ask the file for its size: a device or a growing file would lie. */
    static String of(Path file, ParseLimits limits) throws ParseException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limits.characters() + 1);
            if (bytes.length > limits.characters()) {
                throw tooLarge(limits);
            }
            return decode(bytes);
        }
    }

    private static String decode(byte[] bytes) throws ParseException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw JsonReader.failure("is not text in UTF-8", Place.UNKNOWN);
        }
    }

    private static ParseException tooLarge(ParseLimits limits) {
        return JsonReader.failure("is larger than " + size(limits.characters()), Place.UNKNOWN);
    }

    private static String size(int characters) {
        if (characters >= MIB && characters % MIB == 0) {
            return characters / MIB + " MiB";
        }
        return String.format(Locale.ENGLISH, "%,d characters", characters);
    }
}
