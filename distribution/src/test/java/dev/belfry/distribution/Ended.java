package dev.belfry.distribution;

/** How a program ended, and what it had said. */
record Ended(int status, String out, String err) {}
