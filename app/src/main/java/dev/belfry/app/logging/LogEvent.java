package dev.belfry.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/** What both formats say of an event. */
final class LogEvent {
    static final int LONGEST_TRACE = 20_000;

    private static final int DEEPEST_CAUSE = 5;

    private final ILoggingEvent event;

    LogEvent(ILoggingEvent event) {
        this.event = event;
    }

    /** The source, rule or sink it is about; empty when it is about none. */
    Optional<String> in() {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            for (KeyValuePair pair : pairs) {
                if (Logs.IN.equals(pair.key)) {
                    return Optional.of(String.valueOf(pair.value));
                }
            }
        }
        return Optional.ofNullable(event.getMDCPropertyMap().get(Logs.IN));
    }

    /** The message, and what its exception and that one's causes say that is not said yet. */
    String message() {
        StringBuilder text = new StringBuilder(Objects.requireNonNullElse(event.getFormattedMessage(), ""));
        IThrowableProxy thrown = event.getThrowableProxy();
        for (int depth = 0; thrown != null && depth < DEEPEST_CAUSE; depth++) {
            String why = words(thrown);
            if (text.indexOf(why) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(why);
            }
            thrown = thrown.getCause();
        }
        return text.toString();
    }

    private static String words(IThrowableProxy thrown) {
        String message = thrown.getMessage();
        if (message == null || message.isBlank()) {
            String name = thrown.getClassName();
            return name.substring(name.lastIndexOf('.') + 1);
        }
        return message;
    }

    Optional<String> stackTrace() {
        return Optional.ofNullable(event.getThrowableProxy())
                .map(ThrowableProxyUtil::asString)
                .map(String::stripTrailing);
    }
}
