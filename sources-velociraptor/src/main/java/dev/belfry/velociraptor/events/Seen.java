package dev.belfry.velociraptor.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows were brought already. The same row comes live and from history, its times up to two seconds apart; and two
 * rows may say the same and yet be two. So for each text and second it counts: how many there are, how many of them were
 * met in this reading of the stream, and how many in this reading of history. Bounded: the oldest are forgotten.
 */
final class Seen {
    /** Two ways in which a row can be met. */
    enum Way {
        LIVE,
        PAST
    }

    private static final int MOST = 100_000;
    private static final long[] NEAR = {0, -1, 1, -2, 2};

    private final Map<Key, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Count> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String hash, long second) {}

    private static final class Count {
        private int all;
        private int live;
        private int past;

        /** Whether there is one that this way has not met yet; then it has now. */
        boolean meets(Way way) {
            if (met(way) == all) {
                return false;
            }
            meet(way, met(way) + 1);
            return true;
        }

        void adds(Way way) {
            all++;
            meet(way, met(way) + 1);
        }

        int met(Way way) {
            return way == Way.LIVE ? live : past;
        }

        void meet(Way way, int met) {
            if (way == Way.LIVE) {
                live = met;
            } else {
                past = met;
            }
        }
    }

    /**
     * A row that was brought.
     *
     * @param all how many such rows there were in that second
     */
    record Brought(String hash, long second, int all) {}

    static Seen of(List<Brought> before) {
        Seen seen = new Seen();
        before.forEach(one -> seen.count(new Key(one.hash(), one.second())).all = one.all());
        return seen;
    }

    /** From now on this way is gone from its beginning: what it met before it may meet again. */
    void begin(Way way) {
        counts.values().forEach(count -> count.meet(way, 0));
    }

    /** Takes a row; returns it with its number if it is new, nothing if it was brought already. */
    Optional<Brought> take(Way way, String hash, long second) {
        for (long distance : NEAR) {
            Count count = counts.get(new Key(hash, second + distance));
            if (count != null && count.meets(way)) {
                return Optional.empty();
            }
        }
        Count count = count(new Key(hash, second));
        count.adds(way);
        return Optional.of(new Brought(hash, second, count.all));
    }

    /** The latest of those from a second on, oldest first. */
    List<Brought> since(long second, int most) {
        List<Brought> since = new ArrayList<>();
        counts.forEach((key, count) -> {
            if (key.second() >= second) {
                since.add(new Brought(key.hash(), key.second(), count.all));
            }
        });
        return Collections.unmodifiableList(since.subList(Math.max(0, since.size() - most), since.size()));
    }

    private Count count(Key key) {
        return counts.computeIfAbsent(key, absent -> new Count());
    }
}
