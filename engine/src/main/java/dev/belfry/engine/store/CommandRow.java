package dev.belfry.engine.store;

/** A command in its place in the order. */
public record CommandRow(long id, Command command) {}
