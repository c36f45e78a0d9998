package dev.belfry.velociraptor.events;

import java.util.regex.Pattern;

/**
 * Name of an event artifact, or of one of its sources: {@code Server.Internal.Alerts}, {@code Custom.Events/Logons}.
 *
 * @param text as configured
 */
record ArtifactName(String text) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.]+(/[A-Za-z0-9_. -]+)?");
    private static final int LONGEST = 200;

    ArtifactName {
        if (text.length() > LONGEST || !NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("artifact must be an artifact's name, such as Server.Internal.Alerts,"
                    + " or one with its source, such as Custom.Events/Logons.");
        }
    }

    /** Without the source. */
    String artifact() {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    /** Empty for none. */
    String source() {
        int slash = text.indexOf('/');
        return slash < 0 ? "" : text.substring(slash + 1);
    }
}
