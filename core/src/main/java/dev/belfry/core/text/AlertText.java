package dev.belfry.core.text;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Status;

/** What every sink that talks to people says of an alert, so that all of them use the same words. Not escaped. */
public final class AlertText {
    private static final int LONGEST_TITLE = 1_000;

    private AlertText() {}

    /** How it stands, in a word, and the title: "Warning: LT-4711 is back online", "Resolved: …". One line. */
    public static String headline(Alert alert) {
        String title = VisibleText.line(alert.content().title(), LONGEST_TITLE);
        return state(alert) + ": " + title.strip();
    }

    /** Where it comes from, and what to ask Belfry about: "Rule back-online, source dfir, alert k7f3-1042". */
    public static String origin(Alert alert) {
        String source = alert.origin().source();
        String from = source.isEmpty() ? "" : ", source " + source;
        String origin = "Rule " + alert.origin().rule() + from + ", alert " + alert.id();
        return VisibleText.line(
                alert.status() == Status.RESOLVED
                        ? origin + ", was " + alert.content().severity().word()
                        : origin,
                300);
    }

    private static String state(Alert alert) {
        return alert.status() == Status.RESOLVED
                ? "Resolved"
                : Words.label(alert.content().severity().word());
    }
}
