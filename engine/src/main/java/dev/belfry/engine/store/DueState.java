package dev.belfry.engine.store;

/** A state whose time has come. */
public record DueState(StateAddress address, StateRow row) {}
