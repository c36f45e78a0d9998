package dev.belfry.engine.policy;

import java.util.Arrays;

/**
 * What Belfry itself has to say to a sink. Such alerts go to that one sink, past the routes, and are never grouped. Their
 * key is a sink, by its number in the store and by its name for people, and no rule of the user's may have one of these names.
 */
public enum OwnRule {
    /** A storm of alerts, told as a few. */
    STORM("storm"),
    /** A sink that is down or barred. */
    TROUBLE("sink-trouble");

    private final String word;

    OwnRule(String word) {
        this.word = word;
    }

    /** The name that its alerts' rule has. */
    public String word() {
        return word;
    }

    /** Whether a rule of this name is Belfry's own. */
    public static boolean isOwn(String rule) {
        return Arrays.stream(values()).anyMatch(own -> own.word.equals(rule));
    }
}
