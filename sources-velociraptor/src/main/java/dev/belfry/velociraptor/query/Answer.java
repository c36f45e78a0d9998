package dev.belfry.velociraptor.query;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.protocol.VQLResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What comes back for one statement: log lines, among them its errors, and its rows in parts. */
final class Answer {
    private final Parser parser;
    private final Place place;
    private final Query query;
    private final Consumer<JsonObject> rows;

    private @Nullable Instant began;
    private @Nullable String complaint;
    private boolean hasPart;

    Answer(Parser parser, Place place, Query query, Consumer<JsonObject> rows) {
        this.parser = parser;
        this.place = place;
        this.query = query;
        this.rows = rows;
    }

    void take(VQLResponse message) throws VelociraptorException {
        if (began == null) {
            began = Instant.EPOCH.plus(message.getTimestamp(), ChronoUnit.MICROS);
        }
        if (complaint == null && LogVerdict.isComplaint(message.getLog())) {
            complaint = message.getLog().strip();
        }
        if (!message.getResponse().isEmpty()) {
            takeRows(message.getResponse());
        }
    }

    /** Returns when it began. */
    Instant end() throws VelociraptorException {
        if (complaint != null) {
            throw LogVerdict.of(complaint, query, place);
        }
        // A statement that ran ends with a part, be it an empty one.
        if (!hasPart || began == null || began.equals(Instant.EPOCH)) {
            throw unreadable("has no result");
        }
        return began;
    }

    private void takeRows(String response) throws VelociraptorException {
        hasPart = true;
        if (!(parse(response) instanceof JsonArray part)) {
            throw unreadable("is no list of rows");
        }
        for (Json row : part.values()) {
            rows.accept(row instanceof JsonObject columns ? columns : Json.object());
        }
    }

    private Json parse(String response) throws VelociraptorException {
        try {
            return parser.parse(response);
        } catch (ParseException broken) {
            throw unreadable("is no JSON: " + broken.getMessage()).because(broken);
        }
    }

    private VelociraptorException unreadable(String what) {
        return VelociraptorException.passing(
                        place.address() + ": the answer to the query for " + query.name() + " " + what,
                        "If it stays so, compare the server's version with those Belfry knows.")
                .inOrg();
    }

    /** Reads JSON. */
    interface Parser {
        Json parse(String text) throws ParseException;
    }
}
