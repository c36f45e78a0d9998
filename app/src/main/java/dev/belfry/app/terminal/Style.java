package dev.belfry.app.terminal;

/** How a piece of text stands out, where there are colours. It never carries what the words do not say as well. */
public enum Style {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    WARNING("33"),
    BAD("31");

    /** The parameter of the control sequence "select graphic rendition" (ECMA-48). */
    private final String code;

    Style(String code) {
        this.code = code;
    }

    String apply(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
