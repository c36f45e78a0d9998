package dev.belfry.testkit.rule;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract is not worth its name unless each fault breaks it. */
class RuleContractTest {
    @Test
    void findsARuleThatThrowsOnHostileText() {
        SampleContract contract = new SampleContract(Fault.THROWS_ON_BAD_TEXT);
        contract.keepsItsPromisesInEveryState();
        assertThatThrownBy(contract::survivesHostileEventsInEveryState).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void findsARuleThatThrowsOnAnAnswerItNeverAskedFor() {
        assertThatThrownBy(new SampleContract(Fault.THROWS_ON_OTHERS_ANSWERS)::keepsItsPromisesInEveryState)
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void findsARuleThatRemembersOutsideItsState() {
        finds(new SampleContract(Fault.COUNTS_IN_A_FIELD)::keepsItsPromisesInEveryState, "a second time");
    }

    @Test
    void findsARuleThatReadsAClock() {
        finds(new SampleContract(Fault.READS_THE_CLOCK)::keepsItsPromisesInEveryState, "reads no clock");
    }

    @Test
    void findsARuleThatCopiesAnUnchangedState() {
        finds(new SampleContract(Fault.COPIES_ITS_STATE)::keepsItsPromisesInEveryState, "very one");
    }

    @Test
    void findsARuleThatWantsToBeWokenForEver() {
        finds(new SampleContract(Fault.WAKES_FOR_EVER)::keepsItsPromisesInEveryState, "again and again");
    }

    @Test
    void findsAStateThatCannotBeStored() {
        finds(
                new SampleContract(Fault.CANNOT_BE_STORED)::keepsStatesThatCanBeStored,
                "Seen.doors is a java.util.Set<java.lang.String>, which cannot be stored");
    }

    @Test
    void findsARuleThatSettlesWhatNobodyAskedFor() {
        finds(
                new SampleContract(Fault.SETTLES_WHAT_NOBODY_ASKED)::settlesOnlyWhatEventsAskedFor,
                "handles that events");
    }

    @Test
    void findsFieldsThatRoutesCannotMatch() {
        finds(new SampleContract(Fault.NAMES_FIELDS_LOUDLY)::raisesWhatCanBeShown, "DOOR");
    }

    @Test
    void findsASentenceThatLacksAFact() {
        finds(new SampleContract(Fault.FORGETS_A_FACT)::keepsItsPromisesInEveryState, "{times}");
    }

    @Test
    void findsARuleThatNeverRaisesAnything() {
        finds(new SampleContract(Fault.CANNOT_BE_STORED)::raisesWhatCanBeShown, "alerts that the story");
    }

    private static void finds(ThrowingCallable test, String what) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class).hasMessageContaining(what);
    }
}
