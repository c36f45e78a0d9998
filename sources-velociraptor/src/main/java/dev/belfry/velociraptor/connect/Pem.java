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
 */
record Pem(String type, String headers, byte[] der) {
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (?<type>[A-Z0-9 ]+)-----\\s*(?<headers>(?:[A-Za-z-]+:[^\\n]*\\n\\s*)*)(?<data>[A-Za-z0-9+/=\\s]*)"
                    + "-----END \\k<type>-----");

    /**
     * The blocks of a text, in order; text between them is skipped.
     *
     * @throws IllegalArgumentException when the data of a block is no Base64
     */
    static List<Pem> blocks(String text) {
        List<Pem> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            byte[] der = Base64.getMimeDecoder().decode(block.group("data"));
            blocks.add(new Pem(block.group("type"), block.group("headers"), der));
        }
        return blocks;
    }

    boolean isEncrypted() {
        return headers.contains("ENCRYPTED") || type.equals("ENCRYPTED PRIVATE KEY");
    }

    /** Shows nothing of the data, which may be a key. */
    @Override
    public String toString() {
        return "PEM " + type;
    }
}
