package dev.belfry.sinks.teams;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Link;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.text.AlertText;
import dev.belfry.core.text.CodePoints;
import dev.belfry.core.text.Fact;
import dev.belfry.core.text.VisibleText;
import dev.belfry.core.text.Words;
import java.util.ArrayList;
import java.util.List;

/** An alert as a Teams message: headline, text, facts, where it comes from, buttons to look further. */
final class TeamsMessage {
    private static final int LONGEST_HEADLINE = 300;
    private static final int MOST_LINES = 20;
    private static final int LONGEST_ORIGIN = 300;
    private static final int LONGEST_TITLE = 75;
    private static final int LONGEST_ADDRESS = 1_000;

    private final Alert alert;
    private final TeamsRoom room;
    private final List<Fact> facts;
    private final List<Json> body = new ArrayList<>();

    private TeamsMessage(Alert alert, TeamsRoom room) {
        this.alert = alert;
        this.room = room;
        this.facts = Fact.of(alert.content().fields());
    }

    /** As much of the alert as fits. */
    static JsonObject of(Alert alert) {
        for (TeamsRoom room : TeamsRoom.values()) {
            JsonObject message = of(alert, room);
            if (TeamsRoom.fits(message.write())) {
                return message;
            }
        }
        return smallest(alert);
    }

    /** What must be said, at a few thousand bytes. */
    static JsonObject smallest(Alert alert) {
        return of(alert, TeamsRoom.LEAST);
    }

    private static JsonObject of(Alert alert, TeamsRoom room) {
        TeamsMessage message = new TeamsMessage(alert, room);
        message.addHeadline();
        message.addText();
        message.addFacts();
        message.addOrigin();
        return TeamsCard.message(message.body, message.links());
    }

    private void addHeadline() {
        String headline = CodePoints.cut(AlertText.headline(alert), Math.min(LONGEST_HEADLINE, room.text()));
        body.add(TeamsCard.band(style(), TeamsCard.line(TeamsCard.headline(headline))));
    }

    /** One element for each line: a line feed within an element is not shown as one. */
    private void addText() {
        VisibleText.lines(alert.content().text(), room.text())
                .lines()
                .filter(line -> !CodePoints.isBlank(line))
                .limit(MOST_LINES)
                .forEach(line -> body.add(TeamsCard.line(TeamsCard.run(line))));
    }

    /** In their order: neighbours that are plain share a table, any other has a line of its own. */
    private void addFacts() {
        List<Fact> table = new ArrayList<>();
        facts.stream().limit(room.facts()).map(this::cut).forEach(fact -> {
            if (fact.isPlain()) {
                table.add(fact);
            } else {
                addTable(table);
                body.add(TeamsCard.line(TeamsCard.bold(fact.label() + ": "), TeamsCard.run(fact.value())));
            }
        });
        addTable(table);
    }

    private void addTable(List<Fact> table) {
        if (!table.isEmpty()) {
            body.add(TeamsCard.table(table));
            table.clear();
        }
    }

    private void addOrigin() {
        int more = facts.size() - room.facts();
        String origin = AlertText.origin(alert) + ", " + Words.time(alert.at());
        String all = more > 0 ? more + " more fields. " + origin : origin;
        body.add(TeamsCard.line(TeamsCard.small(CodePoints.cut(all, LONGEST_ORIGIN))));
    }

    private List<Json> links() {
        return alert.content().links().stream()
                .filter(link -> address(link).length() <= LONGEST_ADDRESS)
                .limit(room.links())
                .<Json>map(link -> TeamsCard.openUrl(title(link), address(link)))
                .toList();
    }

    /** Seen before it is read; the word in the headline says the same. */
    private String style() {
        if (alert.status() == Status.RESOLVED) {
            return "good";
        }
        return switch (alert.content().severity()) {
            case INFO -> "accent";
            case WARNING -> "warning";
            case ERROR, CRITICAL -> "attention";
        };
    }

    private Fact cut(Fact fact) {
        return new Fact(fact.label(), CodePoints.cut(fact.value(), room.value()), fact.time());
    }

    private static String title(Link link) {
        String title = VisibleText.line(link.title(), LONGEST_TITLE);
        return CodePoints.isBlank(title) ? "Open" : title;
    }

    private static String address(Link link) {
        return link.target().toASCIIString();
    }
}
