package dev.belfry.fakes.velociraptor.vql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParserTest {
    private static final List<String> WORDS = List.of(
            "SELECT", "FROM", "WHERE", "LIMIT", "AS", "AND", "OR", "a", "f", "(", ")", "[", "]", ",", "=", "=~", "<",
            ">=", "+", "-", "*", ".", "1", "-3", "\"s\"", "'", "//", "\n", "é", "NULL");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 + 2 * 3             | 7
                    (1 + 2) * 3           | 9
                    7 - 2 - 1             | 4
                    "a" + 'b'             | ab
                    "a" + 1               |
                    2 > 1 AND 1 >= 1      | true
                    2 > "1"               | false
                    1 < 0 OR NULL         | false
                    1 != 2                | true
                    "Label" =~ "^lab"     | true
                    "x" =~ "("            | false
                    [1, "b", NULL,]       | [1, b, null]
                    row.inner.name        | x
                    row.missing.name      |
                    """)
    void computes(String expression, String value) throws VqlSyntaxException {
        assertThat(String.valueOf(select("SELECT " + expression + " AS v FROM scope()")
                        .get(0)
                        .get("v")))
                .isEqualTo(String.valueOf(value));
    }

    @Test
    void namesAColumnAfterItsText() throws VqlSyntaxException {
        assertThat(select("select row.inner , 1 as One from scope()").get(0)).containsOnlyKeys("row.inner", "One");
    }

    @Test
    void computesColumnsOfAcceptedRowsOnly() throws VqlSyntaxException {
        assertThat(select("SELECT f() AS v FROM scope() WHERE FALSE")).isEmpty();
    }

    @Test
    void limitsItsRows() throws VqlSyntaxException {
        assertThat(select("SELECT * FROM scope() LIMIT 0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT",
                "SELECT 1",
                "SELECT 1 FROM",
                "SELECT 1 FROM f",
                "SELECT 1 FROM f(a)",
                "LET x = 1",
                "SELECT 1 FROM f() WHERE",
                "SELECT 1 FROM f() LIMIT x",
                "SELECT 1 FROM f() x",
                "SELECT \"a FROM f()",
                "SELECT now()-300 FROM f()"
            })
    void complainsAsTheServerDoes(String vql) {
        assertThatThrownBy(() -> Parser.parse(vql))
                .isInstanceOfSatisfying(
                        VqlSyntaxException.class,
                        e -> assertThat(e.complaint()).matches("(?s)VQL Error: .*\\|.*: 1:\\d+: unexpected token .*"));
    }

    @RepeatedTest(500)
    void readsOrComplainsWhateverItIsGiven(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> words = new ArrayList<>(List.of("SELECT"));
        Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
                .limit(random.nextInt(30))
                .forEach(words::add);
        String vql = String.join(random.nextBoolean() ? " " : "", words);
        try {
            assertThat(Parser.parse(vql)).isNotEmpty();
        } catch (VqlSyntaxException e) {
            assertThat(e.complaint()).startsWith("VQL Error: ").doesNotContain("\r");
        }
    }

    private static List<Map<String, @Nullable Object>> select(String vql) throws VqlSyntaxException {
        Scope scope = new Scope() {
            @Override
            public @Nullable Object symbol(String name) {
                return name.equals("row") ? Map.of("inner", Map.of("name", "x")) : null;
            }

            @Override
            public @Nullable Object call(String function, Map<String, @Nullable Object> arguments) {
                throw new AssertionError(function);
            }
        };
        Statement statement = Parser.parse(vql).get(0);
        return statement.select(Stream.of(Row.of(Map.of())), row -> scope).toList();
    }
}
