package dev.belfry.app.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** Reads a file that holds one value. */
final class SecretFile {
    private static final int LONGEST = 64 << 10;

    private final Path path;

    SecretFile(Path path) {
        this.path = path;
    }

    /**
     * The text, without its final line break.
     *
     * @throws IOException when there is none; its message says why and reads on after "cannot read FILE: "
     */
    String read() throws IOException {
        // Anything else (a pipe, a device) may have no end, or wait for ever.
        if (!Files.isRegularFile(path)) {
            throw new IOException(Files.exists(path) ? "it is no file" : "there is no such file");
        }
        byte[] bytes = bytes();
        if (bytes.length > LONGEST) {
            throw new IOException("it is longer than 64 KiB");
        }
        return withoutLineBreak(decoded(bytes));
    }

    private byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LONGEST + 1);
        } catch (AccessDeniedException denied) {
            throw new IOException("this user may not", denied);
        }
    }

    private static String decoded(byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new IOException("it is no text in UTF-8", notText);
        }
    }

    private static String withoutLineBreak(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    boolean isReadByEveryone() {
        try {
            return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
