package dev.belfry.app.run;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import dev.belfry.core.machine.Reason;
import dev.belfry.engine.policy.Destination;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class LogListenerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37Z");

    private final Logger logger = (Logger) LoggerFactory.getLogger("belfry");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private @Nullable Level before;

    @BeforeEach
    void listen() {
        before = logger.getLevel();
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(before);
    }

    /** Both have the same title; what is over must not read as if it had just begun. */
    @ParameterizedTest
    @CsvSource({
        "FIRING, Sink slack takes no messages: alert k7f3-1 to mail",
        "RESOLVED, resolved: Sink slack takes no messages: alert k7f3-1 to mail"
    })
    void saysWhetherAnAlertBeginsOrIsOver(Status status, String line) {
        Content content = new Content(Severity.ERROR, "Sink slack takes no messages", "", Json.object(), List.of());
        Alert alert = new Alert("k7f3-1", 1, status, "a1", new Origin("sink-trouble", "", "slack"), content, NOW);
        new LogListener(() -> NOW, ZoneOffset.UTC)
                .raised(alert, List.of(new Destination("mail", Destination.Need.ALSO)), Reason.of("it is so"));
        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).contains(line);
    }

    @Test
    void saysInOneLineWhyAConfigurationIsNotTaken() {
        new LogListener(() -> NOW, ZoneOffset.UTC)
                .refused("b.yaml has 1 problem.\n\n  line 2, column 1 x: no such setting.\n\nSettings: belfry plugins");
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("goes on with the configuration it has. b.yaml has 1 problem."
                        + " line 2, column 1 x: no such setting. Settings: belfry plugins");
    }
}
