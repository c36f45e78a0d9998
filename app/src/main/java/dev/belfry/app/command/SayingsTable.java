package dev.belfry.app.command;

import dev.belfry.app.run.Preview;
import dev.belfry.app.terminal.Table;
import dev.belfry.engine.codec.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What rules say of a poll. */
final class SayingsTable {
    private SayingsTable() {}

    static Table of(List<Preview.Saying> sayings, Instant now) {
        Table table = new Table()
                .column("client")
                .column("host")
                .column("seen")
                .column("rule")
                .column("says");
        for (Preview.Saying saying : sayings) {
            String seen = DurationText.of(Duration.between(saying.seen(), now)) + " ago";
            table.row(saying.client(), saying.host(), seen, saying.rule(), saying.says());
        }
        return table;
    }
}
