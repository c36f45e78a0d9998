package dev.belfry.engine.run;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.http.Reach;
import dev.belfry.engine.http.SendFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class HttpTellerTest {
    private static final Reach REACH = new Reach(false, false, Duration.ofSeconds(10));

    private final Inbox inbox = new Inbox();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<String> sent = new ArrayList<>();
    private boolean closed;

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    /** A sink whose request has the body "first" and whose outcomes a function gives. */
    private final class Sink implements HttpSink {
        private final Function<HttpResponse, Outcome> outcomes;

        private Sink(Function<HttpResponse, Outcome> outcomes) {
            this.outcomes = outcomes;
        }

        @Override
        public HttpRequest request(Notification notification, Attempt attempt) {
            return Tell.request("first");
        }

        @Override
        public Outcome outcome(Notification notification, HttpResponse response) {
            return outcomes.apply(response);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private HttpTeller teller(HttpSink sink) {
        HttpSender answering = (request, reach, callback) -> {
            sent.add(String.valueOf(request.body()));
            callback.answered(new Tell.Answer(200));
        };
        return new HttpTeller(sink, REACH, answering, inbox, () -> thread, () -> {});
    }

    private static Outcome instead(String body) {
        return new Outcome.Instead(Tell.request(body), "it is gone");
    }

    private static Input unsendable(String why) {
        return new Input.Unheard("slack", 7, 1, new SendFailure(SendFailure.Kind.UNSENDABLE, why));
    }

    private Outcome heard() throws InterruptedException {
        return ((Input.Heard) Tell.only(inbox)).outcome();
    }

    @Test
    void saysWhatTheSinkMadeOfTheAnswer() throws InterruptedException {
        teller(new Sink(response -> new Outcome.Retry(null, "answered " + response.status())))
                .tell(Tell.sending(7));
        assertThat(Tell.only(inbox)).isEqualTo(new Input.Heard("slack", 7, 1, new Outcome.Retry(null, "answered 200")));
    }

    @Test
    void sendsSomethingElseInsteadTwiceAtMost() throws InterruptedException {
        teller(new Sink(response -> instead("instead " + sent.size()))).tell(Tell.sending(7));
        assertThat(heard()).isInstanceOf(Outcome.Instead.class);
        assertThat(sent).containsExactly("first", "instead 1", "instead 2");
    }

    @Test
    void saysWhatCameOfTheOneThatWasSentInstead() throws InterruptedException {
        teller(new Sink(response -> sent.size() < 2 ? instead("second") : Outcome.Delivered.WITHOUT_RECEIPT))
                .tell(Tell.sending(7));
        assertThat(heard()).isEqualTo(Outcome.Delivered.WITHOUT_RECEIPT);
        assertThat(sent).containsExactly("first", "second");
    }

    @Test
    void saysThatThereWasNoAnswer() throws InterruptedException {
        SendFailure refused = new SendFailure(SendFailure.Kind.UNSENT, "connection refused by hooks.example:443");
        HttpSender refusing = (request, reach, callback) -> callback.failed(refused);
        new HttpTeller(new Sink(response -> instead("never")), REACH, refusing, inbox, () -> thread, () -> {})
                .tell(Tell.sending(7));
        assertThat(Tell.only(inbox)).isEqualTo(new Input.Unheard("slack", 7, 1, refused));
    }

    @Test
    void aSinkThatThrowsAtTheAnswerLosesThatMessageOnly() throws InterruptedException {
        HttpTeller teller = teller(new Sink(response -> {
            if (sent.size() == 1) {
                throw new IllegalStateException("odd");
            }
            return Outcome.Delivered.WITHOUT_RECEIPT;
        }));
        teller.tell(Tell.sending(7));
        assertThat(Tell.only(inbox))
                .isEqualTo(unsendable("the sink threw java.lang.IllegalStateException: odd at an answer of 200"));
        teller.tell(Tell.sending(8));
        assertThat(heard()).isEqualTo(Outcome.Delivered.WITHOUT_RECEIPT);
    }

    @Test
    void aRequestThatCannotBeMadeCannotBeSent() throws InterruptedException {
        HttpSink throwing = new HttpSink() {
            @Override
            public HttpRequest request(Notification notification, Attempt attempt) {
                throw new IllegalStateException("odd");
            }

            @Override
            public Outcome outcome(Notification notification, HttpResponse response) {
                return Outcome.Delivered.WITHOUT_RECEIPT;
            }
        };
        teller(throwing).tell(Tell.sending(7));
        assertThat(Tell.only(inbox)).isEqualTo(unsendable("the sink threw java.lang.IllegalStateException: odd"));
        assertThat(sent).isEmpty();
    }

    @Test
    void aRequestInsteadThatCannotBeSentIsNotForgotten() throws InterruptedException {
        HttpSender fussy = (request, reach, callback) -> {
            if (!"first".equals(request.body())) {
                throw new IllegalArgumentException("no such method");
            }
            callback.answered(new Tell.Answer(404));
        };
        new HttpTeller(new Sink(response -> instead("second")), REACH, fussy, inbox, () -> thread, () -> {})
                .tell(Tell.sending(7));
        assertThat(Tell.only(inbox))
                .isEqualTo(unsendable("the sink threw java.lang.IllegalArgumentException: no such method"));
    }

    /** Each of them keeps a thread of the sender, which the other sinks need. */
    @Test
    void aSinkThatDoesNotComeBackFromThreeAnswersIsAskedNoMore() throws InterruptedException {
        Semaphore answers = new Semaphore(0);
        CountDownLatch never = new CountDownLatch(1);
        HttpSender elsewhere = (request, reach, callback) -> NamedThreads.of("answer")
                .newThread(() -> callback.answered(new Tell.Answer(200)))
                .start();
        Sink hanging = new Sink(response -> {
            answers.release();
            return ignoringInterruption(never);
        });
        HttpTeller teller = new HttpTeller(hanging, REACH, elsewhere, inbox, () -> thread, () -> {});
        for (int i = 0; i < 3; i++) {
            teller.tell(Tell.sending(7));
            answers.acquire();
            for (int look = 0; look < HttpAttempt.HANGS; look++) {
                teller.look();
            }
            assertThat(failure()).isEqualTo(SendFailure.Kind.IN_DOUBT);
        }
        teller.tell(Tell.sending(7));
        assertThat(failure()).isEqualTo(SendFailure.Kind.UNSENT);
        assertThat(answers.availablePermits()).isZero();
        never.countDown();
    }

    private SendFailure.Kind failure() throws InterruptedException {
        return ((Input.Unheard) Tell.only(inbox)).failure().kind();
    }

    private static Outcome ignoringInterruption(CountDownLatch never) {
        while (never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException whatever) {
                // As a plugin does that must not.
            }
        }
        return Outcome.Delivered.WITHOUT_RECEIPT;
    }

    @Test
    void closesItsSink() {
        teller(new Sink(response -> instead("never"))).close();
        assertThat(closed).isTrue();
        assertThat(thread.isShutdown()).isTrue();
    }
}
