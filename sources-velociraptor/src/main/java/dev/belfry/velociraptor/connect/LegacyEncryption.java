package dev.belfry.velociraptor.connect;

import dev.belfry.core.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption of a PEM block that RFC 1421 names and OpenSSL defines: {@code Proc-Type: 4,ENCRYPTED} and {@code
 * DEK-Info: AES-256-CBC,…}. Velociraptor encrypts keys so, with {@code config api_client --password}, and the JDK cannot
 * read them.
 */
final class LegacyEncryption {
    private static final Pattern INFO = Pattern.compile("DEK-Info:\\s*(?<cipher>[A-Za-z0-9-]+),(?<iv>[0-9A-Fa-f]+)");

    private static final int SALT_BYTES = 8;

    private LegacyEncryption() {}

    /** A cipher as the header names it, and as the JDK does. */
    private enum Algorithm {
        AES_256_CBC("AES", 32),
        AES_192_CBC("AES", 24),
        AES_128_CBC("AES", 16),
        DES_EDE3_CBC("DESede", 24);

        private final String jdkName;
        private final int keyBytes;

        Algorithm(String jdkName, int keyBytes) {
            this.jdkName = jdkName;
            this.keyBytes = keyBytes;
        }

        static Algorithm named(String name) throws GeneralSecurityException {
            return Arrays.stream(values())
                    .filter(algorithm -> algorithm.name().equals(name.replace('-', '_')))
                    .findFirst()
                    .orElseThrow(() -> new GeneralSecurityException("unknown cipher"));
        }
    }

    /** Whether a block says that it is encrypted so. */
    static boolean isOf(Pem pem) {
        return pem.headers().contains("ENCRYPTED");
    }

    /**
     * The data of a block.
     *
     * @throws GeneralSecurityException when the passphrase is wrong, or the block is not as it should be
     * @throws IllegalArgumentException when it is no Base64
     */
    static byte[] decrypt(Pem pem, Secret passphrase) throws GeneralSecurityException {
        Matcher info = INFO.matcher(pem.headers());
        if (!info.find()) {
            throw new GeneralSecurityException("no DEK-Info");
        }
        Algorithm algorithm = Algorithm.named(info.group("cipher"));
        byte[] iv = HexFormat.of().parseHex(info.group("iv"));
        byte[] key = key(passphrase.reveal().getBytes(StandardCharsets.UTF_8), iv, algorithm.keyBytes);
        Cipher cipher = Cipher.getInstance(algorithm.jdkName + "/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, algorithm.jdkName), new IvParameterSpec(iv));
        return cipher.doFinal(pem.der());
    }

    /** OpenSSL's EVP_BytesToKey: MD5 over the sum before, the passphrase and the salt, until there is enough. */
    private static byte[] key(byte[] passphrase, byte[] iv, int length) throws GeneralSecurityException {
        if (iv.length < SALT_BYTES) {
            throw new GeneralSecurityException("the initialisation vector is too short");
        }
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        byte[] key = new byte[length];
        byte[] sum = {};
        for (int done = 0; done < length; done += sum.length) {
            md5.update(sum);
            md5.update(passphrase);
            md5.update(iv, 0, SALT_BYTES);
            sum = md5.digest();
            System.arraycopy(sum, 0, key, done, Math.min(sum.length, length - done));
        }
        return key;
    }
}
