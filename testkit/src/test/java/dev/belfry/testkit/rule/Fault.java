package dev.belfry.testkit.rule;

/** A promise that the sample rule breaks. */
enum Fault {
    NONE,
    THROWS_ON_BAD_TEXT,
    THROWS_ON_OTHERS_ANSWERS,
    COUNTS_IN_A_FIELD,
    READS_THE_CLOCK,
    COPIES_ITS_STATE,
    WAKES_FOR_EVER,
    CANNOT_BE_STORED,
    SETTLES_WHAT_NOBODY_ASKED,
    NAMES_FIELDS_LOUDLY,
    FORGETS_A_FACT
}
