package dev.belfry.engine.store;

/** Whose state: a rule's number and the key it counts by. */
public record StateAddress(int rule, String key) {}
