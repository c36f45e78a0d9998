package dev.belfry.app.terminal;

import dev.belfry.engine.codec.DurationText;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * One line about long work: {@code Building Belfry ........ done in 41 s}. On a terminal it stands there from the
 * start and is written over; elsewhere there is the last line only.
 */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 60;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Line line;
    private final String what;
    private final InstantSource clock;
    private final Instant start;
    private boolean done;

    Progress(Line line, String what, InstantSource clock) {
        this.line = line;
        this.what = what;
        this.clock = clock;
        this.start = clock.instant();
        line.over(dotted(""));
    }

    /** Where it is written. */
    record Line(PrintStream to, Destination destination, UnaryOperator<String> redactor) {
        void over(Text text) {
            if (destination.isWatched()) {
                write(text, "");
            }
        }

        void last(Text text) {
            write(text, System.lineSeparator());
        }

        private void write(Text text, String end) {
            synchronized (to) {
                to.print((destination.isWatched() ? CLEAR_LINE : "")
                        + redactor.apply(text.render(destination.colours()))
                        + end);
                to.flush();
            }
        }
    }

    /** To be called when the work has succeeded; what is closed without it is said to have stopped. */
    public void done() {
        done = true;
    }

    @Override
    public void close() {
        String took = DurationText.of(Duration.between(start, clock.instant()));
        line.last(dotted(done ? "done in " + took : "stopped after " + took));
    }

    private Text dotted(String how) {
        int dots = Math.max(3, WIDTH - DisplayWidth.of(what));
        return Text.of(what + " ").and(Style.FAINT, ".".repeat(dots)).and(" " + how);
    }
}
