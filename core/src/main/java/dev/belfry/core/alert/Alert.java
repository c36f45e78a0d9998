package dev.belfry.core.alert;

import java.time.Instant;

/**
 * What a rule raised.
 *
 * @param id stable and unique, short enough to type: {@code k7f3-1042}
 * @param revision 1 when raised, one more each time the rule revises or resolves it
 * @param status whether it still is so
 * @param dedupKey the same for every alert of one rule and key; letters and digits, at most 64
 * @param at when this revision was made, by Belfry's clock
 */
public record Alert(
        String id, int revision, Status status, String dedupKey, Origin origin, Content content, Instant at) {}
