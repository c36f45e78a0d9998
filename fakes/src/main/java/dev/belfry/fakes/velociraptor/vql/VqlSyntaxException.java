package dev.belfry.fakes.velociraptor.vql;

/** Text that is not VQL. */
public final class VqlSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int CONTEXT = 10;

    private final String complaint;

    VqlSyntaxException(String vql, Token unexpected, String expected) {
        this("VQL Error: " + context(vql, unexpected.offset())
                + ": " + place(vql.substring(0, unexpected.offset()))
                + ": unexpected token \"" + unexpected.shown() + "\" (expected " + expected + ").");
    }

    private VqlSyntaxException(String complaint) {
        super(complaint);
        this.complaint = complaint;
    }

    /** The log line of the server, without the newline. */
    public String complaint() {
        return complaint;
    }

    private static String place(String before) {
        long line = 1 + before.chars().filter(character -> character == '\n').count();
        return line + ":" + (before.length() - before.lastIndexOf('\n'));
    }

    /** The server never shows the last character of the text; the recordings show that it does not. */
    private static String context(String vql, int offset) {
        int end = Math.max(0, vql.length() - 1);
        int middle = Math.min(offset, end);
        String before = vql.substring(Math.max(0, Math.min(offset - CONTEXT, middle)), middle);
        return before + "|" + vql.substring(middle, Math.min(middle + CONTEXT, end));
    }
}
