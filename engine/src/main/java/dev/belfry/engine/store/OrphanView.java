package dev.belfry.engine.store;

/**
 * What is left under a name that is not in the configuration.
 *
 * @param waiting a sink's deliveries under way, a rule's states that wait for a time, states that wait for a source to
 *     settle
 * @param kept a sink's dead letters, a rule's states, a source's checkpoints
 */
public record OrphanView(NameKind kind, String name, long waiting, long kept) {}
