package dev.belfry.testkit.sink;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.settings.Setting;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Sink;
import dev.belfry.core.sink.SinkFactory;
import dev.belfry.core.text.CodePoints;
import dev.belfry.core.text.VisibleText;
import java.lang.reflect.RecordComponent;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tests every {@link HttpSink} inherits. A sink's own test extends this, gives its factory and settings full of
 * secrets, and adds what only its service knows:
 *
 * <pre>{@code
 * class PagerSinkTest extends SinkContract<PagerSettings> {
 *     PagerSinkTest() {
 *         super(new PagerSinkFactory(), new PagerSettings(SecretUrl.of("https://pager.example/s3cr3t-path")));
 *     }
 * }
 * }</pre>
 *
 * @param <T> the sink's settings
 */
public abstract class SinkContract<T extends Record> {
    private static final Attempt FIRST = new Attempt(1, Instant.parse("2026-11-24T14:02:07Z"));
    private static final Attempt SECOND = new Attempt(2, Instant.parse("2026-11-24T14:02:09Z"));
    private static final int LONGEST_WHY = 500;

    private final SinkFactory<T> factory;
    private final T settings;

    protected SinkContract(SinkFactory<T> factory, T settings) {
        this.factory = factory;
        this.settings = settings;
    }

    /** The answer with which the service takes a message. */
    protected CannedResponse accepted() {
        return CannedResponse.of(200);
    }

    /** What the factory is given. */
    protected PluginContext context() {
        return new RestlessContext();
    }

    /** A sink with the settings under test. */
    protected final HttpSink sink() {
        Sink sink = factory.create(settings, context());
        assertThat(sink).isInstanceOf(HttpSink.class);
        return (HttpSink) sink;
    }

    /** What the sink sends at the first attempt. */
    protected final HttpRequest request(Alert alert) {
        return sink().request(SampleAlerts.notification(alert), FIRST);
    }

    /** What the sink makes of an answer to the ordinary alert. */
    protected final Outcome outcome(CannedResponse answer) {
        return sink().outcome(SampleAlerts.notification(SampleAlerts.ordinary()), answer);
    }

    /** The {@code why} of an outcome; null for a delivered one. */
    protected static @Nullable String why(Outcome outcome) {
        if (outcome instanceof Outcome.Retry retry) {
            return retry.why();
        } else if (outcome instanceof Outcome.Rejected rejected) {
            return rejected.why();
        } else if (outcome instanceof Outcome.Blocked blocked) {
            return blocked.why();
        }
        return outcome instanceof Outcome.Instead instead ? instead.why() : null;
    }

    @Test
    final void isFoundAsAService() {
        assertThat(ServiceLoader.load(SinkFactory.class).stream().map(ServiceLoader.Provider::type))
                .as("META-INF/services/%s names the factory", SinkFactory.class.getName())
                .contains(factory.getClass());
    }

    @Test
    final void introducesItself() {
        assertThat(factory.type()).matches("[a-z][a-z0-9-]*");
        assertThat(factory.description()).isNotBlank();
        assertThat(factory.settings()).isEqualTo(settings.getClass());
        for (RecordComponent component : factory.settings().getRecordComponents()) {
            assertThat(component.getAnnotation(Setting.class))
                    .as("@Setting on %s", component.getName())
                    .isNotNull();
        }
    }

    @Test
    final void showsNoSecret() {
        assertThat(Secrets.in(settings))
                .as("the settings under test hold secrets")
                .isNotEmpty();
        assertThat(List.of(
                        settings.toString(),
                        sink().toString(),
                        request(SampleAlerts.ordinary()).toString()))
                .allSatisfy(this::holdsNoSecret);
    }

    @Test
    final void asksTheSameWheneverItIsAskedAndByWhom() throws Exception {
        HttpSink sink = sink();
        Callable<List<HttpRequest>> ask = () -> SampleAlerts.all()
                .map(alert -> sink.request(SampleAlerts.notification(alert), FIRST))
                .toList();
        List<HttpRequest> once = ask.call();
        ExecutorService others = Executors.newFixedThreadPool(4);
        try {
            for (Future<List<HttpRequest>> asked : others.invokeAll(Collections.nCopies(4, ask))) {
                assertThat(asked.get()).isEqualTo(once);
            }
        } finally {
            others.shutdownNow();
        }
    }

    @Test
    final void repeatsTheSameBodyByteForByte() {
        HttpSink sink = sink();
        SampleAlerts.all()
                .map(SampleAlerts::notification)
                .forEach(notification -> assertThat(
                                sink.request(notification, SECOND).body())
                        .isEqualTo(sink.request(notification, FIRST).body()));
    }

    @Test
    final void sendsWhatHttpCanCarry() {
        SampleAlerts.all().map(this::request).forEach(request -> {
            assertThat(request.method()).matches("[A-Z]+");
            assertThat(request.headers()).allSatisfy((name, value) -> {
                assertThat(name).matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
                assertThat(value).matches("[\\x20-\\x7e]*");
            });
            String body = request.body();
            if (body != null) {
                assertThat(request.headers().keySet()).anyMatch("Content-Type"::equalsIgnoreCase);
                assertThat(isUnicode(body))
                        .as("no unpaired surrogate in %s", body)
                        .isTrue();
            }
        });
    }

    @Test
    final void tellsWhatItIsAboutAndWhetherItIsOver() {
        assertThat(request(SampleAlerts.ordinary()).body()).contains("LT-4711 is back online", "k7f3-1042");
        assertThat(request(SampleAlerts.resolved()).body()).containsIgnoringCase("resolved");
    }

    @Test
    final void isDeliveredWhenTheServiceTakesIt() {
        assertThat(outcome(accepted())).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    final void waitsAsLongAsItIsAskedTo() {
        Duration pause = Duration.ofSeconds(7);
        assertThat(outcome(CannedResponse.of(429).retryAfter(pause)))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class, retry -> assertThat(retry.after()).isEqualTo(pause));
    }

    @Test
    final void retriesWhatPassesByItself() {
        for (int status : List.of(408, 429, 500, 502, 503, 504)) {
            assertThat(outcome(CannedResponse.of(status))).isInstanceOf(Outcome.Retry.class);
            assertThat(outcome(CannedResponse.of(status, "<html>busy</html>"))).isInstanceOf(Outcome.Retry.class);
        }
    }

    @Test
    final void isBlockedWhenSomebodyHasToAct() {
        for (int status : List.of(301, 302, 307, 308, 401, 403, 404, 410)) {
            assertThat(outcome(CannedResponse.of(status))).isInstanceOf(Outcome.Blocked.class);
        }
    }

    @Test
    final void doesNotRepeatWhatTheServiceWillNeverTake() {
        for (int status : List.of(400, 405, 415, 422)) {
            assertThat(outcome(CannedResponse.of(status))).isInstanceOf(Outcome.Rejected.class);
        }
    }

    @Test
    final void explainsAnyAnswerInOneSafeLine() {
        for (int status : List.of(200, 202, 204, 301, 400, 401, 404, 409, 412, 413, 418, 429, 500, 501, 503, 599)) {
            Answers.quoting(status, Secrets.in(settings)).forEach(this::explainsSafely);
        }
    }

    private void explainsSafely(CannedResponse answer) {
        Outcome outcome = outcome(answer);
        if (answer.status() >= 300) {
            assertThat(outcome).isNotInstanceOf(Outcome.Delivered.class);
        }
        String why = why(outcome);
        if (why != null) {
            assertThat(why).as("why, of %s", answer).isNotBlank().isEqualTo(VisibleText.line(why, LONGEST_WHY));
            assertThat(CodePoints.count(why)).isLessThanOrEqualTo(LONGEST_WHY);
            holdsNoSecret(why);
        }
    }

    private void holdsNoSecret(String text) {
        assertThat(text).doesNotContain(Secrets.in(settings));
    }

    private static boolean isUnicode(String text) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException unpaired) {
            return false;
        }
    }
}
