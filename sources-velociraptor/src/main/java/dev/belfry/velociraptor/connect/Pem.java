package dev.belfry.velociraptor.connect;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM text (RFC 7468).
 *
 * @param type such as {@code CERTIFICATE}
 * @param headers what stands before the data, as in a key that OpenSSL encrypted the old way; empty for none
 * @param data in Base64
 */
record Pem(String type, String headers, String data) {
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (?<type>[A-Z0-9 ]+)-----\\s*(?<headers>(?:[A-Za-z-]+:[^\\n]*\\n\\s*)*)(?<data>[A-Za-z0-9+/=\\s]*)"
                    + "-----END \\k<type>-----");

    /** The blocks of a text, in order; text between them is skipped. */
    static List<Pem> blocks(String text) {
        List<Pem> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            blocks.add(new Pem(block.group("type"), block.group("headers"), block.group("data")));
        }
        return blocks;
    }

    /**
     * The data.
     *
     * @throws IllegalArgumentException when it is no Base64
     */
    byte[] der() {
        return Base64.getMimeDecoder().decode(data);
    }

    boolean isEncrypted() {
        return LegacyEncryption.isOf(this) || type.equals("ENCRYPTED PRIVATE KEY");
    }

    /** Shows nothing of the data, which may be a key. */
    @Override
    public String toString() {
        return "PEM " + type;
    }
}
