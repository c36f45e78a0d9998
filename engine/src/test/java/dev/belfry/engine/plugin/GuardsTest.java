package dev.belfry.engine.plugin;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.event.Event;
import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.json.Json;
import dev.belfry.core.machine.Step;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.DirectSink;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Sink;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.PolledSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A plugin that fails whatever it is asked, seen through its guards. */
class GuardsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T14:02:07Z");
    private static final Notification NOTIFICATION = new Notification(
            "n-1",
            new Alert(
                    "a-1",
                    1,
                    Status.FIRING,
                    "key",
                    new Origin("rule", "source", "key"),
                    new Content(Severity.INFO, "title", "", Json.object(), List.of()),
                    NOW),
            null);

    private final PluginCalls calls = Calls.ofSink("soc-slack", "planted-secret");

    @ParameterizedTest
    @ValueSource(classes = {Rule.class, PolledSource.class, HttpSink.class, DirectSink.class})
    void everyMethodOfTheInterfaceIsGuarded(Class<?> spi) {
        Object guarded = guarded(failing(spi));
        List<String> called = new ArrayList<>();
        for (Method method : spi.getMethods()) {
            assertThatThrownBy(() -> invoke(guarded, method))
                    .as("%s", method)
                    .isInstanceOfSatisfying(PluginFailure.class, failure -> {
                        assertThat(failure.name()).isEqualTo("soc-slack");
                        assertThat(failure.method()).isEqualTo(method.getName());
                    });
            called.add(method.getName());
        }
        assertThat(called).contains(spi == Rule.class ? "step" : "close");
        assertThat(guarded).hasToString("sink soc-slack");
    }

    private Object guarded(Object plugin) {
        if (plugin instanceof Rule<?> rule) {
            return calls.guarded(rule);
        }
        return plugin instanceof PolledSource source ? calls.guarded(source) : calls.guarded((Sink) plugin);
    }

    private static Object failing(Class<?> spi) {
        return Proxy.newProxyInstance(spi.getClassLoader(), new Class<?>[] {spi}, (proxy, method, arguments) -> {
            throw new AssertionError("asked for " + method.getName());
        });
    }

    private static void invoke(Object target, Method method) throws Throwable {
        @Nullable Object[] arguments = new Object[method.getParameterCount()];
        try {
            method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    @Test
    void answersGoThroughAsTheyAre() throws Exception {
        Rule<String> rule = calls.guarded(new Sleeper());
        assertThat(rule.wakeAt("asleep")).isNull();
        assertThat(rule.wakeAt("awake")).isEqualTo(NOW);
        assertThat(rule.state()).isEqualTo(String.class);
        assertThat(rule.reach()).isEqualTo(Duration.ZERO);
        PolledSource source =
                calls.guarded((PolledSource) (checkpoints, limits) -> new Batch("", List.of(), none(), NOW));
        assertThat(source.poll(Map.of(), new Limits(1, Duration.ZERO, NOW)).pollAgainAt())
                .isEqualTo(NOW);
        assertThat(source.examine()).containsExactly(Finding.ok("nothing to examine"));
    }

    private static Checkpoint none() {
        return new Checkpoint(Json.object());
    }

    @Test
    void outcomesShowNoSecret() throws Exception {
        String quoted = "answered 403 to planted-secret";
        HttpRequest request = HttpRequest.post(SecretUrl.of("https://other.example/"), Json.object());
        for (Outcome outcome : List.of(
                new Outcome.Retry(Duration.ofSeconds(2), quoted),
                new Outcome.Rejected(quoted),
                new Outcome.Blocked(quoted),
                new Outcome.Instead(request, quoted))) {
            Outcome heard = direct(outcome);
            assertThat(heard).hasSameClassAs(outcome).isNotEqualTo(outcome);
            assertThat(heard.toString()).contains("answered 403 to ***").doesNotContain("planted-secret");
        }
        assertThat(direct(new Outcome.Retry(Duration.ofSeconds(2), "busy")))
                .isEqualTo(new Outcome.Retry(Duration.ofSeconds(2), "busy"));
        assertThat(direct(Outcome.Delivered.WITHOUT_RECEIPT)).isSameAs(Outcome.Delivered.WITHOUT_RECEIPT);
    }

    @Test
    @SuppressWarnings("NullAway") // A plugin without null checks answers null where it must not.
    void noOutcomeIsAFailure() {
        assertThatThrownBy(() -> direct(null)).isInstanceOf(PluginFailure.class).hasMessageContaining("answered null");
        assertThatThrownBy(() -> direct(new Outcome.Rejected(null))).isInstanceOf(PluginFailure.class);
    }

    @Test
    void anHttpSinkStaysOne() {
        Sink sink = calls.guarded((Sink) new Quoting());
        assertThat(sink).isInstanceOf(HttpSink.class);
        HttpResponse unused = (HttpResponse) failing(HttpResponse.class);
        assertThat(((HttpSink) sink).outcome(NOTIFICATION, unused)).isEqualTo(new Outcome.Rejected("no: ***"));
        sink.close();
    }

    private Outcome direct(Outcome outcome) throws InterruptedException {
        Sink sink = calls.guarded((Sink) (DirectSink) (notification, attempt) -> outcome);
        return ((DirectSink) sink).send(NOTIFICATION, new Attempt(1, NOW));
    }

    private static final class Quoting implements HttpSink {
        @Override
        public HttpRequest request(Notification notification, Attempt attempt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome outcome(Notification notification, HttpResponse response) {
            return new Outcome.Rejected("no: planted-secret");
        }
    }

    private static final class Sleeper implements Rule<String> {
        @Override
        public Class<String> state() {
            return String.class;
        }

        @Override
        public Optional<String> key(Event event) {
            return Optional.empty();
        }

        @Override
        public Step<String, Effect> step(@Nullable String state, Input input, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable Instant wakeAt(String state) {
            return state.equals("awake") ? NOW : null;
        }
    }
}
