package dev.belfry.fakes.velociraptor.vql;

import java.util.Locale;

/** A word of VQL and where it begins. */
record Token(Kind kind, String text, int offset) {
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        SYMBOL,
        END
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(keyword);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** The token as the parser's complaints show it. */
    String shown() {
        return kind == Kind.END ? "<EOF>" : text;
    }
}
