package dev.belfry.velociraptor.clients;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.text.VisibleText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows that cannot be read are left out and said to be, once as long as they stay the same: a poll goes on. */
final class BrokenRows {
    private static final Logger log = LoggerFactory.getLogger(BrokenRows.class);

    private static final int LONGEST_EXAMPLE = 200;

    private final String source;
    private int count;
    private String example = "";
    private String said = "";

    BrokenRows(String source) {
        this.source = source;
    }

    void add(JsonObject row) {
        if (count++ == 0) {
            example = VisibleText.line(row.get("client_id").write(), LONGEST_EXAMPLE);
        }
    }

    /** At the end of a query. */
    void report(String query) {
        String finding = count == 0 ? "" : count + " rows of the query for " + query + ", first that of " + example;
        if (!finding.isEmpty() && !finding.equals(said)) {
            log.warn("{}: left out what cannot be read: {}", source, finding);
        }
        said = finding;
        count = 0;
    }
}
