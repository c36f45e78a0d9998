package dev.belfry.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;

/** Makes the text of an event: one line, and below it a stack trace if those are asked for. */
interface LineFormat {
    String text(ILoggingEvent event);
}
