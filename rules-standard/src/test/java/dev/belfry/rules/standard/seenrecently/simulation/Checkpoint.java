package dev.belfry.rules.standard.seenrecently.simulation;

/**
 * How far the simulated source has read.
 *
 * @param since when the read of the last good poll began; -1 when there was none
 * @param auditFrom from when the audit log is to be read
 * @param gapFrom from when on labels are missing that are still to be put back; -1 when none are
 */
record Checkpoint(long since, long auditFrom, long gapFrom) {}
