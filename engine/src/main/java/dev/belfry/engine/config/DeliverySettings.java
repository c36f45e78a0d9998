package dev.belfry.engine.config;

import dev.belfry.core.settings.Setting;
import dev.belfry.core.sink.Audience;
import dev.belfry.core.sink.Pace;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.policy.StormTerms;
import dev.belfry.engine.settings.OrNone;
import dev.belfry.engine.settings.SettingsModel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a sink's deliveries are made: what every sink has beside its plugin's own settings. An outage of the sink
 * is sat out, however long; both limits are for the one message that fails while others get through. 200 attempts take
 * some eight hours, as their pauses grow to five minutes.
 */
public record DeliverySettings(
        @Setting(value = "How many requests may be on their way at once.", fallback = "16")
        int inFlight,

        @Setting("How many messages a minute, over time. Without it, what the service takes by its own documents.")
        @Nullable
        Integer rate,

        @Setting("How many of them at once, after a pause. Without it, what the service takes by its own documents.")
        @Nullable
        Integer burst,

        @Setting(
                value =
                        "How many alerts make a storm, which is told by digests. Default: more than 20 in 1m where people"
                                + " read it; never where programs do.",
                example = "{over: 20, per: 1m, except: [critical]}")
        @Nullable
        OrNone<StormSettings> storm,

        @Setting(
                value =
                        "The name of another sink, which is told when this one takes no messages, and when it does again.",
                example = "mail")
        @Nullable
        String onTrouble,

        @Setting(
                value = "What becomes of a delivery when a crash left it in doubt whether it was sent:"
                        + " resend it, or park it until a person decides.",
                fallback = "resend")
        OnDoubt onDoubt,

        @Setting(
                value =
                        "How many attempts of a delivery may fail, while the sink takes others, before it is a dead letter.",
                fallback = "200")
        int attempts,

        @Setting(
                value =
                        "How long the pauses between a delivery's failed attempts, while the sink takes others, may take together before it is a dead letter.",
                fallback = "3d")
        Duration giveUpAfter,

        @Setting(value = "How long one request may take.", fallback = "30s")
        Duration timeout,

        @Setting(value = "Whether plain http may leave this machine.", fallback = "false")
        boolean allowInsecure,

        @Setting(value = "Whether link-local and metadata addresses may be reached.", fallback = "false")
        boolean allowPrivate) {
    /** What {@code plugins show} and the reference say of every sink. */
    public static final SettingsModel<DeliverySettings> MODEL = SettingsModel.of(DeliverySettings.class);

    private static final int MOST_IN_FLIGHT = 256;
    private static final int MOST_A_MINUTE = 60_000;
    private static final int MOST_AT_ONCE = 10_000;
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

    /**
     * The pace to keep.
     *
     * @param own what the service takes by its own documents
     */
    public Pace pace(Pace own) {
        Duration every = rate == null ? own.every() : Duration.ofMinutes(1).dividedBy(rate);
        return new Pace(every, burst == null ? own.burst() : burst);
    }

    /**
     * Above what alerts are told by digests; null for never.
     *
     * @param audience who reads the sink
     */
    public @Nullable StormTerms storm(Audience audience) {
        if (storm == null) {
            return audience == Audience.PEOPLE ? StormSettings.USUAL.terms() : null;
        }
        return storm.value() == null ? null : storm.value().terms();
    }

    /** Refuses what would never deliver, or never give up. */
    public DeliverySettings {
        if (inFlight < 1 || inFlight > MOST_IN_FLIGHT) {
            throw new IllegalArgumentException("in-flight goes from 1 to " + MOST_IN_FLIGHT);
        }
        if (rate != null && (rate < 1 || rate > MOST_A_MINUTE)) {
            throw new IllegalArgumentException("rate goes from 1 to " + MOST_A_MINUTE);
        }
        if (burst != null && (burst < 1 || burst > MOST_AT_ONCE)) {
            throw new IllegalArgumentException("burst goes from 1 to " + MOST_AT_ONCE);
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts starts at 1");
        }
        if (giveUpAfter.isZero()) {
            throw new IllegalArgumentException("give-up-after must be longer than nothing");
        }
        if (timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout must be longer than nothing, and no longer than 5m");
        }
    }
}
