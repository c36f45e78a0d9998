package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.alert.Severity;
import dev.belfry.core.rule.Rule;
import dev.belfry.rules.standard.seenrecently.simulation.Flaw;
import dev.belfry.rules.standard.seenrecently.simulation.Story;
import dev.belfry.rules.standard.seenrecently.simulation.Walk;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random walks of people, clients, crashes on both sides, late rows and failures between any two calls: nothing may be
 * lost, told twice or told unwanted, and no label may be eaten or left on. A walk that fails names its seed and tells its
 * story.
 *
 * <p>The suite makes some thousand walks. A million steps:
 *
 * <pre>./mvnw verify -pl rules-standard -am -Dtest=SeenRecentlySimulationTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dbelfry.walks=10000</pre>
 *
 * and one walk again, to read its story: {@code -Dbelfry.walks=1 -Dbelfry.seed=4711}.
 */
// Thousands of walks, which ask nothing of a JDK that other tests do not.
@Tag("slow")
class SeenRecentlySimulationTest {
    private static final int STEPS = 100;
    private static final int WALKS = Integer.getInteger("belfry.walks", 3_000);
    private static final long SEED = Long.getLong("belfry.seed", 1);
    /** The rarest mistake is made once in some thousand walks. */
    private static final int WALKS_UNTIL_A_MISTAKE = 20_000;

    @Test
    void tellsEachReturnOnceAndEatsNoLabel() {
        int alerts = 0;
        for (long seed = SEED; seed < SEED + WALKS; seed++) {
            try {
                alerts += walk(seed, SeenRecentlySimulationTest::rule, Set.of(), Story.untold());
            } catch (AssertionError broken) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage() + "\n" + story(seed), broken);
            }
        }
        assertThat(alerts).as("alerts in %s walks", WALKS).isGreaterThan(WALKS);
    }

    @ParameterizedTest
    @EnumSource
    void needsEachRuleOfReadingAndSettling(Flaw flaw) {
        assertThat(firstMistake(SeenRecentlySimulationTest::rule, Set.of(flaw)))
                .as("a walk that goes wrong")
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void needsEachGuardOfTheRule(Weakness weakness) {
        assertThat(firstMistake(within -> new WeakenedRule(rule(within), weakness), Set.of()))
                .as("a walk that goes wrong")
                .isPresent();
    }

    private static OptionalLong firstMistake(LongFunction<Rule<Watch>> rules, Set<Flaw> flaws) {
        return LongStream.rangeClosed(1, WALKS_UNTIL_A_MISTAKE)
                .filter(seed -> goesWrong(seed, rules, flaws))
                .findFirst();
    }

    private static boolean goesWrong(long seed, LongFunction<Rule<Watch>> rules, Set<Flaw> flaws) {
        try {
            walk(seed, rules, flaws, Story.untold());
            return false;
        } catch (AssertionError mistake) {
            return true;
        }
    }

    private static String story(long seed) {
        Story story = Story.told();
        try {
            walk(seed, SeenRecentlySimulationTest::rule, Set.of(), story);
        } catch (AssertionError again) {
            return story.toString();
        }
        return "the second time it did not fail: something in the simulation is not deterministic";
    }

    private static int walk(long seed, LongFunction<Rule<Watch>> rules, Set<Flaw> flaws, Story story) {
        return Walk.go(seed, STEPS, rules, flaws, story);
    }

    private static Rule<Watch> rule(long within) {
        return new SeenRecently(new SeenRecentlySettings(
                Duration.of(within, ChronoUnit.MICROS), Duration.ofDays(90), Severity.WARNING));
    }
}
