package dev.belfry.fakes.velociraptor.vql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts VQL into tokens. A minus directly before a digit belongs to the number, which is why {@code now()-300} fails. */
final class Lexer {
    private static final Pattern TOKEN = Pattern.compile("(?<space>\\s+|//[^\\n]*)"
            + "|(?<number>-?\\d{1,18})"
            + "|(?<word>[A-Za-z_$][A-Za-z0-9_$]*)"
            + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')"
            + "|(?<symbol>=~|<=|>=|!=|[-+*/=<>(),.\\[\\]{}])");

    private Lexer() {}

    static List<Token> tokens(String vql) throws VqlSyntaxException {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(vql);
        int at = 0;
        while (at < vql.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new VqlSyntaxException(
                        vql, new Token(Token.Kind.SYMBOL, vql.substring(at, at + 1), at), "a token of VQL");
            }
            if (matcher.group("space") == null) {
                tokens.add(token(matcher));
            }
            at = matcher.end();
        }
        tokens.add(new Token(Token.Kind.END, "", vql.length()));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        String text = matcher.group();
        if (matcher.group("string") != null) {
            return new Token(Token.Kind.STRING, unquoted(text), matcher.start());
        }
        Token.Kind kind = matcher.group("number") != null
                ? Token.Kind.NUMBER
                : matcher.group("word") != null ? Token.Kind.WORD : Token.Kind.SYMBOL;
        return new Token(kind, text, matcher.start());
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
    }
}
