package dev.belfry.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.PrintStream;

/** Prints events. Does not close what it prints to: that is not its own. */
final class LineAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final LineFormat format;
    private final PrintStream to;

    LineAppender(LineFormat format, PrintStream to) {
        this.format = format;
        this.to = to;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String text = format.text(event);
        synchronized (to) {
            to.println(text);
            to.flush();
        }
    }
}
