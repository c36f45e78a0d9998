package dev.belfry.testkit.rule;

/** A rule without fault keeps the contract. */
class SampleRuleTest extends SampleContract {
    SampleRuleTest() {
        super(Fault.NONE);
    }
}
