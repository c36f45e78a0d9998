package dev.belfry.trials;

import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.FakeTeams;
import dev.belfry.fakes.http.FakeWebhook;
import dev.belfry.fakes.http.ReceivedMessage;
import dev.belfry.fakes.http.Receiver;
import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that call themselves what they like: each is told of, once, and its name does nothing. */
class HostileNamesIT {
    private static final List<String> NAMES = List.of(
            "<!channel> <http://x|y>",
            "x".repeat(10_000),
            "\u202Egnp.exe\u0000\u001b[2J\n\u200B",
            "[a](http://evil.example) <at>all</at>",
            "\"}]} '; drop table alert; --",
            "\uD83D\uDD14".repeat(5_000),
            "\uD83D");

    private final InstantSource clock = InstantSource.system();

    @TempDir
    Path folder;

    @Test
    void areToldAndDoNothing() throws Exception {
        try (FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
                FakeSlack slack = FakeSlack.start(clock);
                FakeTeams teams = FakeTeams.start(clock);
                FakeWebhook webhook = FakeWebhook.start(clock)) {
            List<Receiver> receivers = List.of(slack, teams, webhook);
            enrol(velociraptor);
            Setting setting = new Setting(folder).apiConfig(velociraptor.apiConfig());
            setting.configuration(Setting.yaml("{type: slack, url: \"" + slack.url() + "\"}")
                    + "  teams: {type: teams, url: \"" + teams.url() + "\"}\n"
                    + "  hook: {type: webhook, url: \"" + webhook.url() + "\"}\n");
            try (Running belfry = setting.start("run")) {
                Until.within(Duration.ofSeconds(60), () -> isOver(velociraptor), belfry::said);
                assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
                assertThat(belfry.said()).doesNotContain("\u202E", "\u0000", "\u001b", "\u200B");
                Plain.assertNoTrace(belfry.said());
                assertThat(belfry.said().lines()).allMatch(line -> line.length() < 2_000);
            }
            assertThat(receivers)
                    .allSatisfy(receiver -> assertThat(receiver.messages()).hasSize(NAMES.size()));
            assertThat(receivers)
                    .allSatisfy(receiver -> assertThat(receiver.refused()).isEmpty());
            assertThat(slack.messages())
                    .extracting(ReceivedMessage::body)
                    .noneMatch(body -> body.contains("<!channel>") || body.contains("<http://x"));
            // Its rich text is plain text; the values of facts are Markdown.
            assertThat(teams.messages())
                    .extracting(ReceivedMessage::body)
                    .noneMatch(body -> body.contains("\"value\":\"[a](http") || body.contains("\"mention\""));
        }
    }

    private void enrol(FakeVelociraptor velociraptor) {
        for (int i = 0; i < NAMES.size(); i++) {
            velociraptor.root().enrol(FakeClient.of(id(i), NAMES.get(i), clock.instant()));
            velociraptor.root().setLabel(id(i), "Slack", "alice");
            velociraptor.root().connect(id(i));
        }
    }

    private static String id(int number) {
        return "C.000000000000000" + number;
    }

    private static boolean isOver(FakeVelociraptor velociraptor) {
        for (int i = 0; i < NAMES.size(); i++) {
            if (!velociraptor.root().labels(id(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
