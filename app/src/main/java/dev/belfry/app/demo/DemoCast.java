package dev.belfry.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who plays in the demo. */
final class DemoCast {
    /** A label that the search finds too, because it begins like the one that is watched; nobody may be told of it. */
    static final String OTHER_LABEL = "SlackOps";

    static final String LABEL = "Slack";

    static final DemoClient WITH_OTHER_LABEL = client(13, "SRV-OPS", "linux", Duration.ofMinutes(1), 1);

    static final List<DemoClient> LABELLED = List.of(
            client(1, "LT-4711", "windows", Duration.ofHours(76), 3),
            client(2, "SRV-02", "linux", Duration.ofDays(12), 3),
            client(3, "LT-0815", "windows", Duration.ofHours(9), 6),
            client(4, "MBP-ANNA", "darwin", Duration.ofDays(2), 6),
            client(5, "MBP-BERND", "darwin", Duration.ofHours(40), 6),
            // A host name is the client's own word, and this client has been taken over.
            client(6, "<!channel> <http://evil.example|click here>", "windows", Duration.ofDays(1), 9),
            client(7, "LT-1337", "windows", Duration.ofDays(30), 12),
            client(8, "KIOSK-3", "windows", Duration.ofHours(5), 12),
            client(9, "LT-2001", "windows", Duration.ofDays(4), 15),
            client(10, "SRV-07", "linux", Duration.ofDays(90), null),
            client(11, "LT-9999", "windows", Duration.ofDays(200), null),
            client(12, "NAS-1", "linux", Duration.ofDays(3), null));

    private DemoCast() {}

    private static DemoClient client(int number, String host, String os, Duration away, @Nullable Integer back) {
        String id = String.format(Locale.ROOT, "C.%016x", 0x1a2b3c4d5e6f7000L + number);
        return new DemoClient(id, host, os, away, back == null ? null : Duration.ofSeconds(back));
    }

    static List<DemoClient> comingBack() {
        return LABELLED.stream().filter(client -> client.back() != null).toList();
    }
}
