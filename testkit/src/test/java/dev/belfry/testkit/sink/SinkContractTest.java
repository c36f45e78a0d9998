package dev.belfry.testkit.sink;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.HttpStatuses;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A contract is worth what it refuses: each bad habit below breaks the test that is there for it. */
class SinkContractTest {
    @Test
    void passesAWellBehavedSink() {
        assertThatCode(() -> {
                    PagerContract contract = contract(new GoodSink());
                    contract.introducesItself();
                    contract.showsNoSecret();
                    contract.asksTheSameWheneverItIsAskedAndByWhom();
                    contract.repeatsTheSameBodyByteForByte();
                    contract.sendsWhatHttpCanCarry();
                    contract.tellsWhatItIsAboutAndWhetherItIsOver();
                    contract.isDeliveredWhenTheServiceTakesIt();
                    contract.waitsAsLongAsItIsAskedTo();
                    contract.retriesWhatPassesByItself();
                    contract.isBlockedWhenSomebodyHasToAct();
                    contract.doesNotRepeatWhatTheServiceWillNeverTake();
                    contract.explainsAnyAnswerInOneSafeLine();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAFactoryNobodyCanFind() {
        refuses(new GoodSink(), SinkContract::isFoundAsAService);
    }

    @Test
    void refusesASinkThatShowsItsAddress() {
        refuses(
                new GoodSink() {
                    @Override
                    public String toString() {
                        return "posts to " + PagerContract.URL.reveal();
                    }
                },
                SinkContract::showsNoSecret);
    }

    @Test
    void refusesASinkThatRemembers() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> contract(new GoodSink() {
                            @Override
                            public HttpRequest request(Notification notification, Attempt attempt) {
                                return super.request(notification, attempt)
                                        .header("X-Count", "" + asked.incrementAndGet());
                            }
                        })
                        .asksTheSameWheneverItIsAskedAndByWhom())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesASinkThatNumbersItsBodies() {
        refuses(
                new GoodSink() {
                    @Override
                    public HttpRequest request(Notification notification, Attempt attempt) {
                        return HttpRequest.post(PagerContract.URL, Json.of("attempt " + attempt.number()));
                    }
                },
                SinkContract::repeatsTheSameBodyByteForByte);
    }

    @Test
    void refusesASinkThatPutsHostileTextIntoAHeader() {
        refuses(
                new GoodSink() {
                    @Override
                    public HttpRequest request(Notification notification, Attempt attempt) {
                        return super.request(notification, attempt)
                                .header(
                                        "X-Title",
                                        notification.alert().content().title());
                    }
                },
                SinkContract::sendsWhatHttpCanCarry);
    }

    @Test
    void refusesASinkThatQuotesItsAnswers() {
        refuses(
                new GoodSink() {
                    @Override
                    public Outcome outcome(Notification notification, HttpResponse response) {
                        return HttpStatuses.outcome(response, response.body());
                    }
                },
                SinkContract::explainsAnyAnswerInOneSafeLine);
    }

    @Test
    void refusesASinkThatTakesEveryAnswerForAYes() {
        refuses(
                new GoodSink() {
                    @Override
                    public Outcome outcome(Notification notification, HttpResponse response) {
                        return Outcome.Delivered.WITHOUT_RECEIPT;
                    }
                },
                SinkContract::explainsAnyAnswerInOneSafeLine);
    }

    private static void refuses(HttpSink bad, Consumer<PagerContract> test) {
        assertThatThrownBy(() -> test.accept(contract(bad))).isInstanceOf(AssertionError.class);
    }

    private static PagerContract contract(HttpSink sink) {
        return new PagerContract(sink);
    }

    private static class GoodSink implements HttpSink {
        @Override
        public HttpRequest request(Notification notification, Attempt attempt) {
            return HttpRequest.post(
                    PagerContract.URL,
                    Json.object()
                            .with("id", notification.alert().id())
                            .with("status", notification.alert().status().name())
                            .with("title", notification.alert().content().title()));
        }

        @Override
        public Outcome outcome(Notification notification, HttpResponse response) {
            return HttpStatuses.outcome(response, "");
        }
    }
}
