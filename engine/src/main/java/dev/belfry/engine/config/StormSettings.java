package dev.belfry.engine.config;

import dev.belfry.core.alert.Severity;
import dev.belfry.core.settings.Setting;
import dev.belfry.engine.policy.StormTerms;
import java.time.Duration;
import java.util.List;

/** When a sink's alerts are a storm, and are told by digests. */
public record StormSettings(
        @Setting(value = "More new alerts than that are a storm.", fallback = "20")
        int over,

        @Setting(value = "If they come within this time.", fallback = "1m")
        Duration per,

        @Setting(value = "Severities that are always told one by one.", fallback = "[critical]")
        List<Severity> except) {
    private static final int MOST = 1_000;
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** As if nothing stood in the file, for sinks that people read. */
    static final StormSettings USUAL = new StormSettings(20, Duration.ofMinutes(1), List.of(Severity.CRITICAL));

    public StormSettings {
        except = List.copyOf(except);
        if (over < 1 || over > MOST) {
            throw new IllegalArgumentException("over goes from 1 to " + MOST);
        }
        if (per.compareTo(SHORTEST) < 0 || per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("per goes from 5s to 30m");
        }
    }

    StormTerms terms() {
        return new StormTerms(over, per, except);
    }
}
