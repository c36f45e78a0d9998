package dev.belfry.core.plugin;

/** A document could not be read. The message says what is wrong in words, and shows nothing of the document. */
public final class ParseException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line from 1; 0 when unknown
     * @param column from 1; 0 when unknown
     */
    public ParseException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
