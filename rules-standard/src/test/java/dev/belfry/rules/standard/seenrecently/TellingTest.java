package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.Rule.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** When a visit is told, and why it is not. */
class TellingTest {
    private final Scene scene = new Scene();

    /** Within is 5 minutes; an empty time is one that is not known. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    label set | last seen       | read            | last good poll | told?
                    -         | 14:00:00        | 14:00:00        | -              | seen PT0S ago, within PT5M
                    -         | 13:55:00        | 14:00:00        | -              | seen PT5M ago, within PT5M
                    -         | 13:54:59.999999 | 14:00:00        | -              | waits: seen PT5M0.000001S ago, longer than PT5M
                    -         | 14:00:00.900000 | 14:00:00        | -              | seen PT0S ago, within PT5M
                    -         | 13:10:00        | 14:00:00        | 13:10:00       | was there at 2026-11-24T13:10:00Z, PT50M before this read, and was not told of since
                    -         | 13:09:59.999999 | 14:00:00        | 13:10:00       | waits: seen PT50M0.000001S ago, longer than PT5M
                    13:59:00  | 13:55:00        | 14:00:00        | 13:59:30       | seen PT5M ago, within PT5M
                    13:59:00  | 13:54:00        | 13:59:30        | 13:58:30       | waits: seen PT5M30S ago, longer than PT5M
                    13:59:00  | 13:53:59        | 14:00:00        | 13:00:00       | waits: seen last at 2026-11-24T13:53:59Z, longer than PT5M before alice set the label at 2026-11-24T13:59:00Z
                    13:00:00  | 13:00:00        | 14:00:00        | 13:59:00       | was there at 2026-11-24T13:00:00Z, PT1H before this read, and was not told of since
                    14:00:00  | 14:00:00        | 14:00:00        | 13:59:00       | waits for the next poll: alice set the label at 2026-11-24T14:00:00Z, after this read began at 2026-11-24T14:00:00Z
                    14:00:05  | 14:00:00        | 14:00:00        | 13:59:00       | waits for the next poll: alice set the label at 2026-11-24T14:00:05Z, after this read began at 2026-11-24T14:00:00Z
                    14:00:00  | 14:00:00        | 14:00:00.000999 | 13:59:00       | waits for the next poll: alice set the label at 2026-11-24T14:00:00Z, after this read began at 2026-11-24T14:00:00.000999Z
                    14:00:00  | 14:00:00        | 14:00:00.001    | 13:59:00       | seen PT0.001S ago, within PT5M
                    """, delimiter = '|', useHeadersInDisplayName = true)
    void tellsOfAVisitThatIsRecentAndWanted(String set, String seen, String read, String since, String why) {
        if (set != null) {
            scene.set(set);
        }
        Step<Watch, Effect> step = scene.seen(seen, read, since);
        assertThat(Scene.why(step)).isEqualTo(why);
        boolean waits = why.startsWith("waits");
        assertThat(step.outputs()).hasSize(waits ? 0 : 1).hasOnlyElementsOfType(Rule.Raise.class);
        assertThat(step.state() instanceof Firing).isEqualTo(!waits);
    }

    @Test
    void keepsNothingOfAClientItDoesNotTellOf() {
        assertThat(scene.seen("13:00:00", "14:00:00").state()).isNull();
    }

    @Test
    void tellsAtTheNextPollOfWhatWaited() {
        scene.set("14:00:00.500");
        assertThat(scene.seen("14:00:00", "14:00:00").outputs()).isEmpty();
        assertThat(scene.seen("14:01:00", "14:01:00").outputs()).hasSize(1);
    }

    @Test
    void aSetThatIsRepeatedWhileItReadsDoesNotHideAVisit() {
        scene.set("13:00:00");
        scene.set("14:00:01");
        Step<Watch, Effect> step = scene.seen("13:30:00", "14:00:00", "13:01:00");
        assertThat(step.outputs()).hasSize(1);
        scene.told("14:00:00");
        assertThat(scene.kept("14:00:00", "14:00:01").state()).isInstanceOf(Armed.class);
    }

    @Test
    void saysNothingWhileTheAlertIsOnItsWay() {
        scene.seen("14:00:00", "14:00:00");
        Step<Watch, Effect> step = scene.seen("14:01:00", "14:01:00");
        assertThat(step.outputs()).isEmpty();
        assertThat(Scene.why(step)).isEqualTo("the alert of 2026-11-24T14:00:00Z is not told to everyone yet");
    }

    @Test
    void ignoresThatAnotherAlertIsTold() {
        scene.seen("14:00:00", "14:00:00");
        assertThat(scene.told("13:00:00").outputs()).isEmpty();
        assertThat(scene.rule.state()).isInstanceOf(Firing.class);
    }

    @Test
    void aPersonsRemovalDisarms() {
        scene.set("13:00:00");
        assertThat(Scene.why(scene.removed("13:30:00")))
                .isEqualTo("label removed by bob: waits for the client no more");
        assertThat(scene.seen("14:00:00", "13:29:59").outputs()).isEmpty();
        scene.set("14:00:00");
        assertThat(scene.seen("14:01:00", "14:01:00").outputs()).hasSize(1);
    }

    @Test
    void aRemovalThatIsFoundLateDoesNotUndoALaterSet() {
        scene.set("13:00:00");
        scene.set("13:40:00");
        assertThat(scene.removed("13:30:00").state()).isInstanceOf(Armed.class);
        // Before the removal nobody waits for this visit any more.
        assertThat(scene.seen("13:10:00", "14:00:00").outputs()).isEmpty();
    }

    @Test
    void rowsThatComeAgainChangeNothing() {
        scene.removed("12:59:00");
        scene.set("13:00:00");
        scene.set("13:10:00");
        Watch before = scene.rule.state();
        scene.removed("12:59:00");
        scene.set("13:00:00");
        scene.set("13:10:00");
        assertThat(scene.rule.state()).isSameAs(before);
    }
}
