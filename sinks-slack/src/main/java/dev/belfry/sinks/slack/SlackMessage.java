package dev.belfry.sinks.slack;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Link;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.text.AlertText;
import dev.belfry.core.text.CodePoints;
import dev.belfry.core.text.Fact;
import dev.belfry.core.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/**
 * An alert as a Slack message: headline, text, facts, where it comes from, buttons to look further. Slack's limits are
 * kept by what each part may take at most: 12,000 code points in all blocks together, of which Slack refuses somewhat
 * more than 13,000 (slackapi/bolt-js issue 2509).
 */
final class SlackMessage {
    private static final int LONGEST_HEADLINE = 150;
    private static final int LONGEST_TEXT = 3_000;
    private static final int FACTS_PER_SECTION = 10;
    private static final int MOST_FACTS = 20;
    private static final int LONGEST_VALUE = 300;
    private static final int LONGEST_ORIGIN = 300;
    private static final int MOST_LINKS = 5;
    private static final int LONGEST_TITLE = 75;
    private static final int LONGEST_ADDRESS = 3_000;

    private final Alert alert;
    private final List<Fact> facts;
    private final List<Json> blocks = new ArrayList<>();

    private SlackMessage(Alert alert) {
        this.alert = alert;
        this.facts = Fact.of(alert.content().fields());
    }

    static JsonObject of(Alert alert) {
        SlackMessage message = new SlackMessage(alert);
        message.addHeadlineAndText();
        message.addFacts();
        message.addOrigin();
        message.addLinks();
        return JsonObject.builder()
                .put("text", message.fallback())
                .put("mrkdwn", false)
                .put("unfurl_links", false)
                .put("unfurl_media", false)
                .put("blocks", new JsonArray(message.blocks))
                .build();
    }

    /** What a notification on a phone shows, and what a screen reader reads. */
    private String fallback() {
        return SlackText.escape((headline() + "\n" + text()).strip(), LONGEST_TEXT);
    }

    private void addHeadlineAndText() {
        blocks.add(SlackBlocks.header(SlackText.escape(headline(), LONGEST_HEADLINE)));
        if (!CodePoints.isBlank(text())) {
            blocks.add(SlackBlocks.section(SlackText.escape(text(), LONGEST_TEXT)));
        }
    }

    private void addFacts() {
        List<String> shown =
                facts.stream().limit(MOST_FACTS).map(SlackMessage::field).toList();
        for (int from = 0; from < shown.size(); from += FACTS_PER_SECTION) {
            int to = Math.min(from + FACTS_PER_SECTION, shown.size());
            blocks.add(SlackBlocks.fields(shown.subList(from, to)));
        }
    }

    private void addOrigin() {
        int more = facts.size() - MOST_FACTS;
        String origin = more > 0 ? more + " more fields. " + AlertText.origin(alert) : AlertText.origin(alert);
        blocks.add(SlackBlocks.context(
                SlackBlocks.plain(SlackText.escape(origin, LONGEST_ORIGIN)),
                SlackBlocks.markdown(SlackText.date(alert.at()))));
    }

    private void addLinks() {
        List<Json> buttons = alert.content().links().stream()
                .filter(link -> address(link).length() <= LONGEST_ADDRESS)
                .limit(MOST_LINKS)
                .<Json>map(link -> SlackBlocks.linkButton(title(link), address(link)))
                .toList();
        if (!buttons.isEmpty()) {
            blocks.add(SlackBlocks.actions(buttons));
        }
    }

    private String headline() {
        return sign() + " " + AlertText.headline(alert);
    }

    private String text() {
        return VisibleText.lines(alert.content().text(), LONGEST_TEXT).strip();
    }

    /** Seen before it is read; the word that says the same follows it. */
    private String sign() {
        if (alert.status() == Status.RESOLVED) {
            return "✅";
        }
        return switch (alert.content().severity()) {
            case INFO -> "🔵";
            case WARNING -> "🟡";
            case ERROR -> "🟠";
            case CRITICAL -> "🔴";
        };
    }

    private static String field(Fact fact) {
        return "*" + fact.label() + "*\n" + value(fact);
    }

    private static String value(Fact fact) {
        if (fact.time() != null) {
            return SlackText.date(fact.time());
        }
        return fact.isPlain()
                ? SlackText.escape(fact.value(), LONGEST_VALUE)
                : SlackText.code(fact.value(), LONGEST_VALUE);
    }

    private static String title(Link link) {
        String title = VisibleText.line(link.title(), LONGEST_TITLE).strip();
        return CodePoints.isBlank(title) ? "Open" : SlackText.escape(title, LONGEST_TITLE);
    }

    /** Pure ASCII, so that its length is the same in every unit. */
    private static String address(Link link) {
        return link.target().toASCIIString();
    }
}
