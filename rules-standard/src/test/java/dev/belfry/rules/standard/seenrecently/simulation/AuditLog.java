package dev.belfry.rules.standard.seenrecently.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** {@code Server.Audit.Logs}: durable, but a row may trail what it tells of, and be found later still. */
final class AuditLog {
    private final List<Row> rows = new ArrayList<>();
    private final SplittableRandom random;
    private final long lag;
    private final long apart;

    /**
     * An empty log.
     *
     * @param lag the longest time from a change until its row is found
     * @param apart the shortest time between two rows of one client; 0 if they may be of the same millisecond
     */
    AuditLog(SplittableRandom random, long lag, long apart) {
        this.random = random;
        this.lag = lag;
        this.apart = apart;
    }

    /** Writes a row. Two rows of one client keep the order of what they tell of. */
    Row write(int client, boolean set, boolean own, long now) {
        Row before = last(client);
        long written = now + random.nextLong(lag / 2 + 1);
        long at = Math.max(Micros.cut(written), before == null ? 0 : before.at() + apart);
        long visibleAt = now + random.nextLong(lag + 1);
        Row row = new Row(rows.size(), client, set, own, at, visibleAt);
        rows.add(row);
        return row;
    }

    int size() {
        return rows.size();
    }

    /** The rows a query finds, in the order of the log. */
    List<Row> read(long from, long now) {
        List<Row> found = new ArrayList<>();
        for (Row row : rows) {
            if (row.at() >= from && row.visibleAt() <= now) {
                found.add(row);
            }
        }
        return found;
    }

    /** The newest row people wrote about a client before {@code time}, whether a query finds it yet or not. */
    @Nullable
    Row lastOfPeople(int client, long time) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            Row row = rows.get(i);
            if (row.client() == client && !row.own() && row.at() < time) {
                return row;
            }
        }
        return null;
    }

    /**
     * The first of the unbroken run of sets that ends with {@code newest}; none that is older than {@code from}
     * or comes before row number {@code number}.
     */
    Row firstOfRun(Row newest, long from, int number) {
        Row first = newest;
        for (int i = newest.number() - 1; i >= number; i--) {
            Row row = rows.get(i);
            if (row.client() == newest.client() && !row.own()) {
                if (!row.set() || row.at() < from) {
                    return first;
                }
                first = row;
            }
        }
        return first;
    }

    private @Nullable Row last(int client) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).client() == client) {
                return rows.get(i);
            }
        }
        return null;
    }
}
