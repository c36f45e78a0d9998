package dev.belfry.velociraptor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;

/** Keys and certificates that OpenSSL 3.0 made, for tests only. */
public final class TestKeys {
    private TestKeys() {}

    public static byte[] bytes(String file) throws IOException {
        try (InputStream in = TestKeys.class.getResourceAsStream("/keys/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }

    public static String text(String file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    public static Path copy(String file, Path folder) throws IOException {
        return Files.write(folder.resolve(file), bytes(file));
    }

    /** The public half of one of the keys: {@code rsa} or {@code ec}. */
    public static PublicKey publicKey(String kind) throws IOException, GeneralSecurityException {
        String base64 = text(kind + "-public.pem").replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance(kind.equals("rsa") ? "RSA" : "EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }
}
