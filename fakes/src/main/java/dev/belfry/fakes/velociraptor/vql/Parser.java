package dev.belfry.fakes.velociraptor.vql;

import dev.belfry.fakes.velociraptor.vql.Statement.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads VQL's SELECT with FROM, WHERE and LIMIT; everything else is a syntax error to it. */
public final class Parser {
    private static final String SELECT = "<select> _SelectExpression <from> _From (<where> _CommaExpression)?"
            + " (<groupby> _CommaExpression)? (<orderby> <ident> <desc>?)? (<limit> <number>)?";
    private static final String ARGUMENT =
            "<ident> \"=\" ((\"{\" _Select \"}\") | (\"[\" _CommaExpression? \"]\") | _AndExpression)";
    private static final Set<String> KEYWORDS = Set.of("SELECT", "FROM", "WHERE", "LIMIT", "LET", "AND", "OR", "AS");
    private static final Expression TRUE = new Expression.Literal(true);
    private final String vql;
    private final List<Token> tokens;
    private int at;

    private Parser(String vql) throws VqlSyntaxException {
        this.vql = vql;
        this.tokens = Lexer.tokens(vql);
    }

    /** All statements of the text: one wrong one and none of them runs. */
    public static List<Statement> parse(String vql) throws VqlSyntaxException {
        Parser parser = new Parser(vql);
        List<Statement> statements = new ArrayList<>();
        do {
            statements.add(parser.statement());
        } while (parser.peek().kind() != Token.Kind.END);
        return statements;
    }

    private Statement statement() throws VqlSyntaxException {
        keyword("SELECT", SELECT);
        List<Column> columns = columns();
        keyword("FROM", "<from>");
        Expression.Call plugin = call(word("<ident>"));
        Expression where = take("WHERE") ? expression(0) : TRUE;
        long limit = take("LIMIT") ? number() : Long.MAX_VALUE;
        return new Statement(columns, plugin, where, limit);
    }

    private List<Column> columns() throws VqlSyntaxException {
        List<Column> columns = new ArrayList<>();
        // VQL itself lets a SELECT have no columns.
        while (!peek().isKeyword("FROM")) {
            columns.add(column());
            if (!takeSymbol(",")) {
                break;
            }
        }
        return columns;
    }

    private Column column() throws VqlSyntaxException {
        if (takeSymbol("*")) {
            return new Column(null, "*");
        }
        int start = peek().offset();
        Expression expression = expression(0);
        String text = vql.substring(start, peek().offset()).strip();
        return new Column(expression, take("AS") ? word("<ident>") : text);
    }

    private Expression expression(int level) throws VqlSyntaxException {
        if (level == Operator.PRECEDENCE.size()) {
            return members();
        }
        Expression left = expression(level + 1);
        for (Optional<Operator> next = operator(level); next.isPresent(); next = operator(level)) {
            at++;
            left = new Expression.Binary(left, next.get(), expression(level + 1));
        }
        return left;
    }

    private Optional<Operator> operator(int level) {
        return Operator.PRECEDENCE.get(level).stream()
                .filter(operator -> operator.is(peek()))
                .findFirst();
    }

    private Expression members() throws VqlSyntaxException {
        Expression of = primary();
        while (takeSymbol(".")) {
            of = new Expression.Member(of, word("<ident>"));
        }
        return of;
    }

    private Expression primary() throws VqlSyntaxException {
        Token token = peek();
        if (token.kind() == Token.Kind.STRING) {
            at++;
            return new Expression.Literal(token.text());
        }
        if (token.kind() == Token.Kind.NUMBER) {
            return new Expression.Literal(number());
        }
        if (takeSymbol("(")) {
            Expression inner = expression(0);
            symbol(")");
            return inner;
        }
        return takeSymbol("[") ? list() : named();
    }

    private Expression list() throws VqlSyntaxException {
        List<Expression> items = new ArrayList<>();
        while (!takeSymbol("]")) {
            items.add(expression(0));
            if (!takeSymbol(",")) {
                symbol("]");
                break;
            }
        }
        return new Expression.ListOf(items);
    }

    private Expression named() throws VqlSyntaxException {
        String name = word("_Term");
        if (peek().isSymbol("(")) {
            return call(name);
        }
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "TRUE" -> TRUE;
            case "FALSE" -> new Expression.Literal(false);
            case "NULL" -> new Expression.Literal(null);
            default -> new Expression.Symbol(name);
        };
    }

    private Expression.Call call(String name) throws VqlSyntaxException {
        symbol("(");
        Map<String, Expression> arguments = new LinkedHashMap<>();
        while (!takeSymbol(")")) {
            String argument = word(ARGUMENT);
            symbol("=");
            arguments.put(argument, takeSymbol("{") ? query() : expression(0));
            if (!takeSymbol(",")) {
                symbol(")");
                break;
            }
        }
        return new Expression.Call(name, arguments);
    }

    private Expression query() throws VqlSyntaxException {
        Expression query = new Expression.Query(statement());
        symbol("}");
        return query;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private boolean take(String keyword) {
        boolean here = peek().isKeyword(keyword);
        at += here ? 1 : 0;
        return here;
    }

    private boolean takeSymbol(String symbol) {
        boolean here = peek().isSymbol(symbol);
        at += here ? 1 : 0;
        return here;
    }

    private void keyword(String keyword, String expected) throws VqlSyntaxException {
        if (!take(keyword)) {
            throw unexpected(expected);
        }
    }

    private void symbol(String symbol) throws VqlSyntaxException {
        if (!takeSymbol(symbol)) {
            throw unexpected('"' + symbol + '"');
        }
    }

    private String word(String expected) throws VqlSyntaxException {
        Token token = peek();
        if (token.kind() != Token.Kind.WORD || KEYWORDS.contains(token.text().toUpperCase(Locale.ROOT))) {
            throw unexpected(expected);
        }
        at++;
        return token.text();
    }

    private long number() throws VqlSyntaxException {
        Token token = peek();
        if (token.kind() != Token.Kind.NUMBER) {
            throw unexpected("<number>");
        }
        at++;
        return Long.parseLong(token.text());
    }

    private VqlSyntaxException unexpected(String expected) {
        return new VqlSyntaxException(vql, peek(), expected);
    }
}
