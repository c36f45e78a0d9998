package dev.belfry.app.monitoring;

import java.util.List;
import java.util.Locale;

/** Every metric there is. What it is called and what it says is written here only; the reference page comes from it. */
public enum Meter {
    BUILD("belfry_build_info", Kind.GAUGE, "Always 1; its labels say what runs.", "version", "java"),

    SOURCE_UP("belfry_source_up", Kind.GAUGE, "1 while polling and settling work, 0 while they fail.", "source"),
    SOURCE_POLLED(
            "belfry_source_last_good_poll_timestamp_seconds",
            Kind.GAUGE,
            "When the source was last polled with success; 0 for never.",
            "source"),
    SOURCE_POLLS("belfry_source_polls_total", Kind.COUNTER, "Polls that succeeded.", "source"),
    SOURCE_EVENTS("belfry_source_events_total", Kind.COUNTER, "Events that were read.", "source"),
    SOURCE_FAILURES(
            "belfry_source_failures_total",
            Kind.COUNTER,
            "Polls and settlements that failed. A kind of retry passes by itself, one of blocked needs a person.",
            "source",
            "kind"),

    RULE_FAILURES(
            "belfry_rule_failures_total", Kind.COUNTER, "Inputs that were set aside because the rule threw.", "rule"),
    RULE_WARNINGS("belfry_rule_warnings_total", Kind.COUNTER, "Warnings of the rule.", "rule"),
    ALERTS_RAISED(
            "belfry_alerts_raised_total",
            Kind.COUNTER,
            "Alerts that were raised; a further revision is no further alert.",
            "rule",
            "severity"),
    ALERTS_UNROUTED("belfry_alerts_unrouted_total", Kind.COUNTER, "Alerts that no route sends to anybody.", "rule"),
    ALERTS_TOLD("belfry_alerts_told_total", Kind.COUNTER, "Alerts that every required sink has.", "rule"),
    SETTLEMENTS(
            "belfry_settlements_total",
            Kind.COUNTER,
            "What sources answered when they were asked to settle: done, kept, failed.",
            "rule",
            "result"),

    DELIVERIES(
            "belfry_deliveries",
            Kind.GAUGE,
            "Deliveries that are not over, and the dead ones: pending, sending, in_doubt, parked, grouped, dead.",
            "sink",
            "phase"),
    OLDEST_DELIVERY(
            "belfry_delivery_oldest_age_seconds",
            Kind.GAUGE,
            "How long ago the alert was raised of which the sink's oldest delivery that waits tells; 0 when none waits."
                    + " Parked ones wait for a person and grouped ones for a digest, and do not count.",
            "sink"),
    ATTEMPTS(
            "belfry_attempts_total",
            Kind.COUNTER,
            "Attempts, by what they came to: delivered, retry, rejected, blocked, instead as the sink understood the"
                    + " answer; unsent, in_doubt, forbidden, unsendable where there was none.",
            "sink",
            "outcome"),
    ATTEMPT_DURATION(
            "belfry_attempt_duration_seconds",
            Kind.HISTOGRAM,
            "How long attempts took, from their being on disk to their outcome.",
            "sink"),
    CIRCUIT_OPEN(
            "belfry_sink_circuit_open",
            Kind.GAUGE,
            "1 while the sink is down or barred, so that only one delivery at a time is tried; else 0.",
            "sink"),

    STORE_UP("belfry_store_up", Kind.GAUGE, "1 while the store can be written, 0 while everything waits for it."),
    COMMIT_DURATION("belfry_commit_duration_seconds", Kind.HISTOGRAM, "How long commits to the store took."),
    INBOX("belfry_inbox_inputs", Kind.GAUGE, "Inputs that wait for the driver: batches, answers, settlements."),
    DRIVER_ROUND(
            "belfry_driver_last_round_timestamp_seconds",
            Kind.GAUGE,
            "When the driver last began a round, which it does once a second at least."),

    PROCESS_START("process_start_time_seconds", Kind.GAUGE, "When the process was started."),
    PROCESS_CPU("process_cpu_seconds_total", Kind.COUNTER, "Time of the processor that the process has used."),
    PROCESS_FDS("process_open_fds", Kind.GAUGE, "Files and sockets that are open, where the system says."),
    MEMORY_USED("jvm_memory_used_bytes", Kind.GAUGE, "Memory in use.", "area"),
    MEMORY_MAX("jvm_memory_max_bytes", Kind.GAUGE, "How much it may become.", "area"),
    THREADS("jvm_threads_current", Kind.GAUGE, "Threads.");

    /** What a metric can be. */
    public enum Kind {
        COUNTER,
        GAUGE,
        HISTOGRAM;

        /** In lower case: {@code counter}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String metric;
    private final Kind kind;
    private final String help;
    private final String labels;

    Meter(String metric, Kind kind, String help, String... labels) {
        this.metric = metric;
        this.kind = kind;
        this.help = help;
        this.labels = String.join(" ", labels);
    }

    /** The name by which it is asked for. */
    public String metric() {
        return metric;
    }

    public Kind kind() {
        return kind;
    }

    /** What it says; a sentence. */
    public String help() {
        return help;
    }

    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1));
    }
}
