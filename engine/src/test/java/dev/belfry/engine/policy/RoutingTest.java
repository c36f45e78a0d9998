package dev.belfry.engine.policy;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.policy.Route.Next;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RoutingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37Z");
    private static final JsonObject FIELDS = JsonObject.builder()
            .put("host", "LT-4711")
            .put("label", "Slack")
            .put("labels", new JsonArray(List.of(Json.of("VIP"), Json.of("Slack"), Json.of(7))))
            .put("none", new JsonArray(List.of()))
            .put("port", 8443)
            .put("up", true)
            .put("owner", JsonNull.NULL)
            .put("empty", "")
            .build();
    private static final Alert ALERT = new Alert(
            "k7f3-1",
            1,
            Status.FIRING,
            "0011",
            new Origin("back-online", "dfir", "C.1"),
            new Content(Severity.WARNING, "LT-4711 is back online", "", FIELDS, List.of()),
            NOW);

    private static Route route(Map<String, List<String>> match, Next next, String... to) {
        return new Route(match, List.of(to), List.of(), next);
    }

    private static List<Destination> routed(Route... routes) {
        return new Routing(List.of(routes)).step(null, ALERT, NOW).outputs();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "rule,     back-online, true",
                "rule,     BACK-Online, true",
                "rule,     back,        false",
                "rule,     back-*,      false",
                "source,   dfir,        true",
                "source,   soc,         false",
                "severity, Warning,     true",
                "severity, critical,    false",
                "status,   firing,      true",
                "status,   resolved,    false",
                "host,     lt-4711,     true",
                "host,     ' lt-4711',  false",
                "HOST,     lt-4711,     false",
                "labels,   vip,         true",
                "labels,   slack,       true",
                "labels,   nobody,      false",
                "labels,   7,           false",
                "none,     '',          false",
                "port,     8443,        true",
                "port,     8443.0,      false",
                "up,       TRUE,        true",
                "up,       false,       false",
                "owner,    'null',      false",
                "owner,    '',          false",
                "empty,    '',          true",
                "absent,   '',          false",
                "absent,   'null',      false",
            })
    void matchesAFieldWholeAndWhateverItsCase(String name, String wanted, boolean matches) {
        assertThat(routed(route(Map.of(name, List.of(wanted)), Next.STOP, "slack")))
                .hasSize(matches ? 1 : 0);
    }

    @Test
    void wantsAnyOfTheTextsOfEveryField() {
        assertThat(routed(route(Map.of("labels", List.of("x", "vip"), "rule", List.of("back-online")), Next.STOP, "a")))
                .hasSize(1);
        assertThat(routed(route(Map.of("labels", List.of("x", "vip"), "rule", List.of("another")), Next.STOP, "a")))
                .isEmpty();
        assertThat(routed(route(Map.of("rule", List.of()), Next.STOP, "a"))).isEmpty();
    }

    @Test
    void theFirstMatchDecides() {
        assertThat(routed(
                        route(Map.of("rule", List.of("another")), Next.STOP, "a"),
                        route(Map.of(), Next.STOP, "b"),
                        route(Map.of(), Next.STOP, "c")))
                .containsExactly(new Destination("b", Need.REQUIRED));
    }

    @Test
    void aRouteThatContinuesLetsTheOthersAddTheirs() {
        assertThat(routed(
                        route(Map.of(), Next.CONTINUE, "a"),
                        route(Map.of("rule", List.of("another")), Next.STOP, "b"),
                        route(Map.of(), Next.CONTINUE, "c"),
                        route(Map.of(), Next.STOP, "d"),
                        route(Map.of(), Next.STOP, "e")))
                .extracting(Destination::sink)
                .containsExactly("a", "c", "d");
    }

    @Test
    void oneRouteThatRequiresASinkIsEnoughWhicheverComesFirst() {
        Route also = new Route(Map.of(), List.of(), List.of("mail"), Next.CONTINUE);
        Route both = new Route(Map.of(), List.of("slack"), List.of("mail", "slack"), Next.CONTINUE);
        Route to = route(Map.of(), Next.CONTINUE, "mail");
        assertThat(routed(also, also)).containsExactly(new Destination("mail", Need.ALSO));
        assertThat(routed(also, to)).containsExactly(new Destination("mail", Need.REQUIRED));
        assertThat(routed(to, also)).containsExactly(new Destination("mail", Need.REQUIRED));
        assertThat(routed(both))
                .containsExactly(new Destination("slack", Need.REQUIRED), new Destination("mail", Need.ALSO));
    }

    @Test
    void saysWhichRoutesMatchedAndKeepsNothing() {
        Routing routing = new Routing(List.of(
                route(Map.of(), Next.CONTINUE, "a"),
                route(Map.of("rule", List.of("another")), Next.CONTINUE, "a"),
                route(Map.of(), Next.CONTINUE, "a")));
        assertThat(routing.step(null, ALERT, NOW).because().facts()).containsExactly("1, 3");
        assertThat(routing.step(null, ALERT, NOW).state()).isNull();
        assertThat(new Routing(List.of()).step(null, ALERT, NOW).because().sentence())
                .isEqualTo("no route matches");
    }
}
