package dev.belfry.engine.driver;

/** The configured names and their numbers. */
record Catalogue(Names sources, Names rules, Names sinks) {}
