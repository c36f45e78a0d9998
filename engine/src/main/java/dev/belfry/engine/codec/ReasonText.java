package dev.belfry.engine.codec;

import dev.belfry.core.machine.Reason;
import dev.belfry.core.text.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reason as a person reads it: durations in words, times in the reader's zone, text from outside made visible. */
public final class ReasonText {
    private static final Pattern NAME = Pattern.compile("\\{[^{}]*}");
    private static final int LONGEST_FACT = 200;

    private final ZoneId zone;
    private final Instant now;

    /**
     * Makes a formatter for one reader.
     *
     * @param now when it is read: times of the same day go without their date
     */
    public ReasonText(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /** One line. A name without a fact stays as it is; a fact without a name is not shown. */
    public String of(Reason reason) {
        Iterator<Object> facts = reason.facts().iterator();
        return NAME.matcher(reason.sentence())
                .replaceAll(name -> Matcher.quoteReplacement(facts.hasNext() ? fact(facts.next()) : name.group()));
    }

    private String fact(Object fact) {
        if (fact instanceof Duration duration) {
            return DurationText.of(duration);
        }
        if (fact instanceof Instant time) {
            return TimeText.of(time, zone, now);
        }
        return VisibleText.line(fact.toString(), LONGEST_FACT);
    }
}
