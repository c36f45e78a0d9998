package dev.belfry.core.alert;

import dev.belfry.core.json.JsonObject;
import java.util.List;

/**
 * What an alert says. A rule may put text from events here as it came. Before any sink sees it, the engine makes
 * control, bidirectional and zero-width characters visible and cuts what is too long; a sink still has to escape for
 * its own target.
 *
 * @param severity how much it matters
 * @param title one line of plain text: "LT-4711 is back online"
 * @param text a sentence or two of plain text; may be empty
 * @param fields facts by name, in the order to show them; routes match on them, so names are lower-case words
 * @param links where to look further
 */
public record Content(Severity severity, String title, String text, JsonObject fields, List<Link> links) {
    public Content {
        links = List.copyOf(links);
    }
}
