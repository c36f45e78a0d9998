package dev.belfry.rules.standard.matches;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConditionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "event.Name.matches('(?i)psexesvc')",
                "event.Name == 'PSEXESVC.exe' && kind == 'Windows.Events.ProcessCreation'",
                "event['Name'].startsWith('PSEXE')",
                "event.Pid == 4688",
                "event.Pid > 4687 && event.Pid < 4688.5",
                "event.Load < 1",
                "event.Elevated",
                "event.Parent == null",
                "'VIP' in event.labels",
                "event.labels.exists(label, label == 'VIP')",
                "event.EventData.TargetUserName in ['krbtgt', 'administrator']",
                "event.EventData.LogonType == 10",
                "!has(event.Hash)",
                "!has(event.Hash) || event.Hash == 'x'",
                "time > timestamp('2026-11-24T13:00:00Z') && time.getHours() == 14",
                "size(event) > 3",
            })
    void matches(String when) {
        assertThat(Condition.compile(when).of(Rows.process("C.1", "PSEXESVC.exe")))
                .isEqualTo(Condition.Verdict.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "false",
                "event.Name == 1",
                "event.Name.matches('^psexe')",
                "kind == 'gap'",
                "has(event.Hash) && event.Hash == 'x'",
                "event.Parent == ''",
            })
    void doesNotMatch(String when) {
        assertThat(Condition.compile(when).of(Rows.process("C.1", "PSEXESVC.exe")))
                .isEqualTo(Condition.Verdict.NO);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    event.Hash == 'x'          | key 'Hash' is not present in map
                    event['Hash'] == 'x'       | Hash
                    event.Pid.matches('4')     | No matching overload for function 'matches'
                    event.Name                 | it is neither true nor false
                    event.Name > 5             | No matching overload for function '_>_'
                    """)
    void saysWhyItCannotBeTold(String when, String why) {
        Condition.Verdict verdict = Condition.compile(when).of(Rows.process("C.1", "x"));
        assertThat(verdict.matches()).isFalse();
        assertThat(verdict.trouble()).contains(why).doesNotContain("evaluation error");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    evnt.Name == 'x'           | when: at character 1: undeclared reference to 'evnt'
                    event.Name ==              | when: at character 14: mismatched input '<EOF>'
                    event.Name == foo(1)       | when: at character 18: undeclared reference to 'foo'
                    kind > 5                   | when: at character 6: found no matching overload for '_>_'
                    'x'                        | when: must be true or false, but is of type string
                    event                      | when: must be true or false, but is of type map
                    """)
    void refusesWhatIsNoConditionAndSaysWhere(String when, String message) {
        assertThatThrownBy(() -> Condition.compile(when))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void saysOnWhichOfSeveralLines() {
        assertThatThrownBy(() -> Condition.compile("kind == 'x' &&\n  evnt.Name == 'y'"))
                .hasMessageStartingWith("when: at line 2, character 3: undeclared reference to 'evnt'");
    }

    @Test
    void endsHoweverLongTheList() {
        Json many = new JsonArray(Collections.nCopies(20_000, Json.of("x")));
        Condition condition = Condition.compile("event.all.exists(a, event.all.exists(b, a + b == 'y'))");
        assertThat(condition
                        .of(Rows.event(null, Json.object().with("all", many)))
                        .trouble())
                .isNotNull();
    }

    @Test
    void endsHoweverHardTheExpressionIsMeantToBe() {
        Condition condition = Condition.compile("event.Name.matches('^(a+)+$')");
        assertThat(condition.of(Rows.process("C.1", "a".repeat(50_000) + "!"))).isEqualTo(Condition.Verdict.NO);
    }
}
