package dev.belfry.rules.standard.seenrecently.simulation;

/**
 * A row of the audit log.
 *
 * @param at its time, in whole milliseconds; no earlier than the change it tells of, but for the rounding
 * @param visibleAt from when a query finds it
 */
record Row(int number, int client, boolean set, boolean own, long at, long visibleAt) {}
