package dev.belfry.trials;

/** How a command ended, and what it had said. */
record Ended(int status, String out, String err) {
    /** All it said. */
    String said() {
        return out + err;
    }
}
