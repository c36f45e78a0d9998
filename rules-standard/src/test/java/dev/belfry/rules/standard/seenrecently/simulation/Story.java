package dev.belfry.rules.standard.seenrecently.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What happened in a walk, line by line, if anyone wants to know. */
public final class Story {
    private final List<String> lines = new ArrayList<>();
    private final boolean wanted;

    private Story(boolean wanted) {
        this.wanted = wanted;
    }

    public static Story untold() {
        return new Story(false);
    }

    public static Story told() {
        return new Story(true);
    }

    void add(long now, @Nullable Object... words) {
        if (wanted) {
            StringJoiner line = new StringJoiner(" ");
            line.add(Micros.instant(now).toString());
            for (Object word : words) {
                line.add(String.valueOf(word));
            }
            lines.add(line.toString());
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
