package dev.belfry.velociraptor.connect;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** As much of the distinguished encoding rules (X.690) as it takes to put one structure into another. */
final class Der {
    static final int SEQUENCE = 0x30;
    static final int OCTET_STRING = 0x04;

    private Der() {}

    static byte[] tagged(int tag, byte[] value) {
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

    /** The first element of a sequence, with its tag and length. */
    static byte[] first(byte[] sequence) throws GeneralSecurityException {
        int from = start(sequence, 0);
        return Arrays.copyOfRange(sequence, from, start(sequence, from) + length(sequence, from));
    }

    private static int start(byte[] der, int at) throws GeneralSecurityException {
        int first = at(der, at + 1);
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) throws GeneralSecurityException {
        int first = at(der, at + 1);
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | at(der, at + 2 + i);
        }
        return length;
    }

    private static int at(byte[] der, int at) throws GeneralSecurityException {
        if (at >= der.length) {
            throw new GeneralSecurityException("cut short");
        }
        return der[at] & 0xff;
    }
}
