package dev.belfry.velociraptor.connect;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

/** Reads private keys: PKCS#1, which is what Velociraptor writes and the JDK cannot read, and PKCS#8. */
final class PrivateKeys {
    /** Version 0 and the algorithm rsaEncryption: what PKCS#8 has in front of a PKCS#1 key. */
    private static final byte[] RSA_PREAMBLE = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private PrivateKeys() {}

    /**
     * @param algorithm of the certificate's public key, which a PKCS#8 key shares
     * @throws GeneralSecurityException when it is of another kind, or broken
     */
    static PrivateKey read(Pem pem, String algorithm) throws GeneralSecurityException {
        return switch (pem.type()) {
            case "RSA PRIVATE KEY" -> pkcs8(wrap(pem.der()), "RSA");
            case "PRIVATE KEY" -> pkcs8(pem.der(), algorithm);
            default -> throw new GeneralSecurityException("unknown kind");
        };
    }

    private static PrivateKey pkcs8(byte[] der, String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static byte[] wrap(byte[] pkcs1) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(RSA_PREAMBLE);
        inner.writeBytes(tagged(OCTET_STRING, pkcs1));
        return tagged(SEQUENCE, inner.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        writeLength(out, value.length);
        out.writeBytes(value);
        return out.toByteArray();
    }

    /** DER wants the shortest form. */
    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        out.write(0x80 | bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(length >> (8 * i));
        }
    }
}
