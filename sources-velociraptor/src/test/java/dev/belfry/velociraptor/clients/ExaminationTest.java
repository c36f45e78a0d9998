package dev.belfry.velociraptor.clients;

import dev.belfry.core.plugin.Finding;
import dev.belfry.core.plugin.Finding.Level;
import dev.belfry.core.source.Source;
import dev.belfry.fakes.velociraptor.ApiCertificate;
import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.fakes.velociraptor.Misbehaviour;
import dev.belfry.fakes.velociraptor.Permission;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExaminationTest {
    /** An hour ago, so that whole days of certificates stay whole. */
    private final Instant start = Instant.now().minus(Duration.ofHours(1));

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(start);
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);

    @BeforeEach
    void enrol() throws Exception {
        write(velociraptor.apiConfig());
        for (int i = 0; i < 14; i++) {
            label("C.a" + i, "Slack", i < 2 ? start.minusSeconds(30) : start.minus(Duration.ofDays(3)));
        }
        for (int i = 0; i < 3; i++) {
            label("C.b" + i, "SlackOps", start);
        }
        label("C.c", "VIP", start.minus(Duration.ofDays(400)));
    }

    @AfterEach
    void close() {
        velociraptor.close();
    }

    @Test
    void findsAllWell() throws Exception {
        assertThat(examine("Slack", "VIP"))
                .containsExactly(
                        Finding.ok("certificate of bot, valid for 365 d"),
                        Finding.ok(velociraptor.address() + ", Velociraptor 0.77.2"),
                        Finding.ok("may query, may read results"),
                        Finding.ok(
                                "label Slack: 14 clients, 2 seen in the last 5 min; also matches by prefix, and is not"
                                        + " meant: SlackOps (3)"),
                        Finding.ok("label VIP: 1 client, 0 seen in the last 5 min"),
                        Finding.ok("may change labels"));
    }

    @Test
    void changesNothing() throws Exception {
        examine("Slack");
        assertThat(velociraptor.root().labels("C.0000000000000000")).isEmpty();
        assertThat(velociraptor.root().labels("C.a1")).containsExactly("Slack");
    }

    @Test
    void failsWithoutTheRightToChangeLabels() throws Exception {
        velociraptor.grant("bot", "root", EnumSet.of(Permission.ANY_QUERY, Permission.READ_RESULTS));
        List<Finding> findings = examine("Slack");
        assertThat(findings)
                .filteredOn(finding -> finding.level() == Level.FAIL)
                .singleElement()
                .satisfies(fail -> {
                    assertThat(fail.text()).contains("user bot may not change labels in org root", "told again");
                    assertThat(fail.remedy())
                            .isEqualTo("On the server:  velociraptor --config server.config.yaml acl grant bot"
                                    + " '{\"any_query\":true,\"read_results\":true,\"label_clients\":true}'");
                });
        assertThat(findings).contains(Finding.ok("may query, may read results"));
    }

    @Test
    void saysOfEachMissingRight() throws Exception {
        velociraptor.grant("bot", "root", Set.of(Permission.ANY_QUERY));
        assertThat(examine("Slack"))
                .filteredOn(finding -> finding.level() == Level.FAIL)
                .extracting(Finding::text)
                .satisfiesExactly(
                        text -> assertThat(text).contains("may not read results"),
                        text -> assertThat(text).contains("may not change labels"));
    }

    @Test
    void stopsWhereNothingCanBeAsked() throws Exception {
        velociraptor.grant("bot", "root", Set.of());
        assertThat(examine("Slack")).extracting(Finding::level).containsExactly(Level.OK, Level.FAIL);
        velociraptor.removeUser("bot");
        assertThat(examine("Slack").get(1).text()).endsWith("knows no user bot");
        velociraptor.stop();
        assertThat(examine("Slack").get(1).text()).endsWith("refuses the connection");
    }

    @ParameterizedTest
    @EnumSource(
            value = ApiCertificate.class,
            names = {"EXPIRED", "NOT_YET_VALID", "FOREIGN", "WRONG_CA"})
    void failsOnACertificateThatCannotServe(ApiCertificate kind) throws Exception {
        write(velociraptor.apiConfig("bot", kind));
        assertThat(examine("Slack")).extracting(Finding::level).containsExactly(Level.FAIL);
    }

    @Test
    void warnsOfACertificateThatEndsSoon() throws Exception {
        clock.advance(Duration.ofDays(336));
        Finding finding = examine("Slack").get(0);
        assertThat(finding.level()).isEqualTo(Level.WARN);
        assertThat(finding.text()).isEqualTo("certificate of bot, valid for 29 d");
        assertThat(finding.remedy()).contains("config api_client --name bot");
    }

    @Test
    void warnsOfAFileThatOthersMayRead() throws Exception {
        Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(examine("Slack").get(1))
                .isEqualTo(Finding.warn(
                        "others on this machine may read " + config() + " and the key in it", "chmod 600 it"));
    }

    @Test
    void countsOtherLabelsUpToAFew() throws Exception {
        for (int i = 0; i < 8; i++) {
            label("C.d" + i, "VIP\u202e" + i, start);
        }
        assertThat(examine("VIP").get(3).text())
                .endsWith(
                        "VIP\\u{202e}0 (1), VIP\\u{202e}1 (1), VIP\\u{202e}2 (1), VIP\\u{202e}3 (1), VIP\\u{202e}4 (1)"
                                + " and 3 more");
    }

    @Test
    void warnsOfMoreRightsThanAreNeeded() throws Exception {
        velociraptor.grant("bot", "root", EnumSet.allOf(Permission.class));
        assertThat(examine("Slack"))
                .filteredOn(finding -> finding.level() == Level.WARN)
                .singleElement()
                .satisfies(excess -> {
                    assertThat(excess.text())
                            .isEqualTo("bot has more rights than Belfry needs: collect_client, server_admin");
                    assertThat(excess.remedy()).contains("acl grant bot '{\"any_query\":true");
                });
    }

    /** The wizard's list of allowed plugins and functions has neither orgs() nor user(). */
    @Test
    void provesTheRightsUnderTheRestrictedAllowList() throws Exception {
        velociraptor.restrictVql();
        assertThat(examine("Slack")).extracting(Finding::level).containsOnly(Level.OK);
        assertThat(examine("Slack")).contains(Finding.ok("may change labels"));
    }

    @Test
    void doesWithoutAVersion() throws Exception {
        velociraptor.nextCall("config.version", Misbehaviour.response("[{\"version\":null}]"));
        assertThat(examine("Slack").get(1).level()).isEqualTo(Level.WARN);
    }

    private List<Finding> examine(String... labels) throws InterruptedException {
        VelociraptorClientsSettings settings = TestSettings.of(config(), labels).make();
        try (Source source = new VelociraptorClientsFactory().create(settings, new TestContext(clock))) {
            return source.examine();
        }
    }

    private void label(String client, String label, Instant lastSeen) {
        velociraptor.root().enrol(FakeClient.of(client, "host", lastSeen));
        velociraptor.root().setLabel(client, label, "alice");
    }

    private void write(String text) throws Exception {
        Files.writeString(config(), text);
        Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString("rw-------"));
    }

    private Path config() {
        return folder.resolve("api.config.yaml");
    }
}
