package dev.belfry.app.run;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Status;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.source.Settlement;
import dev.belfry.engine.codec.DurationText;
import dev.belfry.engine.codec.Elapsed;
import dev.belfry.engine.codec.ReasonText;
import dev.belfry.engine.codec.TimeText;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfiguredRule;
import dev.belfry.engine.config.ConfiguredSink;
import dev.belfry.engine.config.ConfiguredSource;
import dev.belfry.engine.delivery.CircuitOutput;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.driver.StormNews;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.run.RunListener;
import dev.belfry.engine.run.SourceTrouble;
import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs what a running instance does: what a person needs to read, once. */
public final class LogListener implements RunListener {
    /** The key that names the source, rule or sink a line is about. */
    private static final String IN = "in";

    private static final Logger log = LoggerFactory.getLogger("belfry");

    private final InstantSource clock;
    private final ZoneId zone;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    public LogListener(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    private static void say(Level level, String in, String line) {
        log.atLevel(level).addKeyValue(IN, in).log(line);
    }

    /** Says what is about to run. */
    public void starting(String version, Configuration configuration) {
        say(
                Level.INFO,
                "belfry",
                version + " runs " + configuration.file() + ": " + parts(configuration) + "; store "
                        + configuration.store().path());
        quiet(configuration);
    }

    private static void quiet(Configuration configuration) {
        QuietSinks.of(configuration).forEach((sink, what) -> say(Level.WARN, sink, what));
    }

    /** Says that another configuration runs now. */
    void reloaded(Configuration configuration) {
        say(Level.INFO, "belfry", "runs " + configuration.file() + " as it is now: " + parts(configuration));
        quiet(configuration);
    }

    /**
     * Says that a configuration was not taken.
     *
     * @param why may have lines; a log has one for each thing said
     */
    void refused(String why) {
        String inOneLine =
                why.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
        say(Level.WARN, "belfry", "goes on with the configuration it has. " + inOneLine);
    }

    private static String parts(Configuration configuration) {
        return names(configuration.sources().stream().map(ConfiguredSource::name)) + " to "
                + names(configuration.rules().stream().map(ConfiguredRule::name)) + " to "
                + names(configuration.sinks().stream().map(ConfiguredSink::name));
    }

    private static String names(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    @Override
    public void raised(Alert alert, List<Destination> destinations, Reason because) {
        String rule = alert.origin().rule();
        if (destinations.isEmpty()) {
            say(
                    Level.WARN,
                    rule,
                    alert.content().title() + ": alert " + alert.id()
                            + " matches no route, so nobody hears of it. See  belfry check --route");
            return;
        }
        String sinks = destinations.stream().map(Destination::sink).collect(Collectors.joining(", "));
        String what = alert.status() == Status.RESOLVED ? "resolved: " : "";
        say(Level.INFO, rule, what + alert.content().title() + ": alert " + alert.id() + " to " + sinks);
    }

    @Override
    public void moved(Alert alert, String sink, DeliveryState state, Reason because) {
        String what = alert.content().title() + " (alert " + alert.id() + ")";
        switch (state.phase()) {
            case PENDING -> say(Level.INFO, sink, what + ": " + state.answer() + "; again " + at(state.nextAt()));
            case IN_DOUBT -> say(Level.INFO, sink, what + ": in doubt, to be sent again: " + state.answer());
            case PARKED ->
                say(
                        Level.WARN,
                        sink,
                        what + ": in doubt and parked: " + state.answer()
                                + ". It holds its settlement back until you decide. See  belfry dead-letters");
            case DEAD ->
                say(
                        Level.ERROR,
                        sink,
                        what + ": dead: " + state.answer()
                                + ". It holds its settlement back. See  belfry dead-letters");
            case DELIVERED ->
                say(
                        Level.DEBUG,
                        sink,
                        what + ": delivered "
                                + (state.attempts() == 0 ? state.answer() : "at attempt " + state.attempts()));
            default -> say(Level.DEBUG, sink, what + ": " + state.phase().word());
        }
    }

    private String at(@Nullable Instant time) {
        return time == null ? "soon" : "at " + TimeText.of(time, zone, clock.instant());
    }

    @Override
    public void settled(String rule, String key, Settlement found) {
        if (found instanceof Settlement.Failed failed) {
            say(Level.WARN, rule, key + ": told, but its source could not be settled yet: " + failed.why());
        } else {
            say(
                    Level.DEBUG,
                    rule,
                    key + ": settled, " + found.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public void warned(String rule, String key, Reason about) {
        say(Level.WARN, rule, key + ": " + new ReasonText(zone, clock.instant()).of(about));
    }

    @Override
    public void threw(String rule, String key, RuntimeException defect) {
        log.atError().addKeyValue(IN, rule).setCause(defect).log(key + ": the rule failed; this input is set aside");
    }

    @Override
    public void storm(String sink, StormNews news) {
        if (news instanceof StormNews.Began began) {
            String why = began.terms().per().isZero()
                    ? "alerts were left of a storm"
                    : "more than " + began.terms().most() + " within "
                            + DurationText.of(began.terms().per());
            say(Level.WARN, sink, why + ": a storm; a digest tells them, and another one when it is over");
        } else if (news instanceof StormNews.Ended ended) {
            String time = DurationText.of(since(ended.since()));
            say(
                    Level.INFO,
                    sink,
                    "the storm is over, after " + time + "; " + ended.alerts()
                            + (ended.alerts() == 1 ? " alert" : " alerts") + " told as one");
        }
    }

    @Override
    public void circuit(String sink, CircuitOutput news) {
        if (news instanceof CircuitOutput.Opened opened) {
            say(Level.WARN, sink, opened.why() + "; its alerts wait, and one is tried " + at(opened.probeAt()));
        } else if (news instanceof CircuitOutput.Closed closed) {
            say(Level.INFO, sink, "works again, after " + DurationText.of(since(closed.since())));
        }
    }

    private Duration since(Instant time) {
        return Elapsed.between(time, clock.instant());
    }

    @Override
    public void sourceFailed(String source, SourceTrouble trouble, Duration again) {
        boolean known = trouble.why().equals(troubles.put(source, trouble.why()));
        say(
                known ? Level.DEBUG : Level.WARN,
                source,
                trouble.why() + " (trying again in " + DurationText.of(again) + ")");
    }

    @Override
    public void sourceRecovered(String source) {
        troubles.remove(source);
        say(Level.INFO, source, "works again");
    }

    @Override
    public void examined(String source, List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.level() == Finding.Level.WARN) {
                String remedy = finding.remedy() == null ? "" : ". " + finding.remedy();
                say(Level.WARN, source, finding.text() + remedy);
            }
        }
    }

    @Override
    public void hung(String name, String what) {
        say(Level.ERROR, name, what);
    }

    @Override
    public void storeFailed(StoreException failure) {
        say(Level.ERROR, "store", failure.getMessage() + " Everything waits meanwhile.");
    }

    @Override
    public void storeRecovered() {
        say(Level.INFO, "store", "works again");
    }

    @Override
    public void stopped(RuntimeException why) {
        log.atError().addKeyValue(IN, "belfry").setCause(why).log("stopped: " + why.getMessage());
    }
}
