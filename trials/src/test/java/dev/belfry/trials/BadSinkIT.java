package dev.belfry.trials;

import dev.belfry.fakes.http.FakeWebhook;
import dev.belfry.fakes.http.Fault;
import dev.belfry.fakes.http.Faults;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A receiver that is not there, not it, or answers what no receiver should: one line that says so. */
class BadSinkIT {
    private static final int UNAVAILABLE = 69;
    private static final long GIGABYTE = 1L << 30;

    @TempDir
    Path folder;

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("no answer", Fault.slow(Duration.ofHours(1)), "gave no answer within 2 s"),
                Arguments.of("a redirect", Fault.redirect(URI.create("http://127.0.0.1:9/")), "answered 307"),
                Arguments.of("a broken line", Fault.dropAfterReading(), "ended the connection before it answered"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void answersBadly(String name, Fault fault, String what) throws Exception {
        try (FakeWebhook webhook = FakeWebhook.start(InstantSource.system())) {
            webhook.faults(Faults.always(fault));
            assertSend(webhook.url().toString(), what);
        }
    }

    /** It took the message; how it goes on about that is nobody's business. */
    @ParameterizedTest
    @ValueSource(longs = {GIGABYTE, Long.MAX_VALUE})
    void answersAtLength(long bytes) throws Exception {
        try (FakeWebhook webhook = FakeWebhook.start(InstantSource.system())) {
            webhook.faults(Faults.always(Fault.hugeBody(bytes)));
            Ended ended = setting(webhook.url().toString()).run("send", "--sink", "soc", "Hello");
            Plain.assertThat(ended).endedWith(0).saysOnce("delivered to soc");
            assertThat(webhook.messages()).hasSize(1);
        }
    }

    @Test
    void hasNoSuchHost() throws Exception {
        assertSend("https://no-such-host.invalid/x", "there is no host no-such-host.invalid");
    }

    @Test
    void isDown() throws Exception {
        assertSend("http://127.0.0.1:1/x", "connection refused by 127.0.0.1:1");
    }

    @Test
    void speaksNoTls() throws Exception {
        try (PlainHttp web = PlainHttp.answering("400 Bad Request")) {
            assertSend("https://" + web.address() + "/x", "127.0.0.1 does not speak TLS on this port");
        }
    }

    @Test
    void hasACertificateThatNobodyTrusts() throws Exception {
        try (FakeVelociraptor stranger = FakeVelociraptor.start(InstantSource.system())) {
            Ended ended = setting("https://" + stranger.address() + "/x")
                    .apiConfig(stranger.apiConfig())
                    .run("doctor");
            Plain.assertThat(ended)
                    .endedWith(UNAVAILABLE)
                    .saysOnce(stranger.address() + " is reachable, but the certificate of 127.0.0.1 is signed by no CA")
                    .saysOnce("BELFRY_CA_CERTIFICATES");
        }
    }

    private void assertSend(String url, String what) throws Exception {
        Ended ended = setting(url).run("send", "--sink", "soc", "Hello");
        Plain.assertThat(ended)
                .endedWith(UNAVAILABLE)
                .saysOneLine()
                .saysOnce("not delivered to soc: ")
                .saysOnce(what);
    }

    private Setting setting(String url) throws Exception {
        return new Setting(folder).configuration(Setting.yaml("{type: webhook, timeout: 2s, url: \"" + url + "\"}"));
    }
}
