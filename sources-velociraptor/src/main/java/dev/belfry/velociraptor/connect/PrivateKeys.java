package dev.belfry.velociraptor.connect;

import dev.belfry.core.settings.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads private keys: PKCS#1, which is what Velociraptor writes, its like for elliptic curves (SEC 1), neither of which
 * the JDK reads, and PKCS#8; each encrypted or not.
 */
final class PrivateKeys {
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    private PrivateKeys() {}

    /**
     * @param of the public key of the certificate, which is of the same kind
     * @param passphrase needed for an encrypted key only
     * @throws GeneralSecurityException when it is of another kind, broken, or the passphrase is wrong
     * @throws IllegalArgumentException when it is no Base64
     */
    static PrivateKey read(Pem pem, PublicKey of, @Nullable Secret passphrase) throws GeneralSecurityException {
        return switch (pem.type()) {
            case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> pkcs8(wrap(der(pem, passphrase), of), of);
            case "PRIVATE KEY" -> pkcs8(der(pem, passphrase), of);
            case "ENCRYPTED PRIVATE KEY" -> decrypt(pem, of, needed(passphrase));
            default -> throw new GeneralSecurityException("unknown kind");
        };
    }

    private static byte[] der(Pem pem, @Nullable Secret passphrase) throws GeneralSecurityException {
        return LegacyEncryption.isOf(pem) ? LegacyEncryption.decrypt(pem, needed(passphrase)) : pem.der();
    }

    private static Secret needed(@Nullable Secret passphrase) throws GeneralSecurityException {
        if (passphrase == null) {
            throw new GeneralSecurityException("no passphrase");
        }
        return passphrase;
    }

    private static PrivateKey pkcs8(byte[] der, PublicKey of) throws GeneralSecurityException {
        return KeyFactory.getInstance(of.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static PrivateKey decrypt(Pem pem, PublicKey of, Secret passphrase) throws GeneralSecurityException {
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(pem.der());
            // Of the general PBES2 only the parameters know which it is.
            boolean general =
                    info.getAlgName().equals("PBES2") || info.getAlgName().startsWith("1.2.840");
            String name = general ? info.getAlgParameters().toString() : info.getAlgName();
            Cipher cipher = Cipher.getInstance(name);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(name)
                            .generateSecret(new PBEKeySpec(passphrase.reveal().toCharArray())),
                    info.getAlgParameters());
            return KeyFactory.getInstance(of.getAlgorithm()).generatePrivate(info.getKeySpec(cipher));
        } catch (IOException noSuchThing) {
            throw new GeneralSecurityException(noSuchThing);
        }
    }

    /** PKCS#8 is a version, the kind of key, which the public key's encoding begins with, and the key in the old form. */
    private static byte[] wrap(byte[] key, PublicKey of) throws GeneralSecurityException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(VERSION_0);
        inner.writeBytes(Der.first(of.getEncoded()));
        inner.writeBytes(Der.tagged(Der.OCTET_STRING, key));
        return Der.tagged(Der.SEQUENCE, inner.toByteArray());
    }
}
