package dev.belfry.fakes.velociraptor;

import dev.belfry.fakes.velociraptor.vql.Row;
import dev.belfry.fakes.velociraptor.vql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a statement that never ends is made of. What of it cannot run says so in the log, and the rest goes on. */
final class LiveStatements {
    private static final Set<String> ENDLESS = Set.of("watch_monitoring", "clock", "combine");

    private final Session session;

    LiveStatements(Session session) {
        this.session = session;
    }

    static boolean isEndless(Statement statement) {
        return ENDLESS.contains(statement.plugin());
    }

    /** None is left when all have failed: then it does end. */
    List<LiveQuery.Feed> feeds(Statement statement, QueryScope scope) {
        Optional<String> refusal = session.allowList().refusalOfPlugin(statement.plugin());
        if (refusal.isPresent()) {
            session.transcript().log(refusal.get());
            return List.of();
        }
        Map<String, @Nullable Object> arguments = statement.arguments(scope);
        return switch (statement.plugin()) {
            case "combine" -> combined(arguments, scope);
            case "clock" -> List.of(new LiveQuery.Feed(statement, null, period(arguments)));
            case "watch_monitoring" -> watch(statement, Objects.toString(arguments.get("artifact"), ""));
            default -> List.of(new LiveQuery.Feed(statement, null, Duration.ZERO));
        };
    }

    private List<LiveQuery.Feed> combined(Map<String, @Nullable Object> arguments, QueryScope scope) {
        List<LiveQuery.Feed> feeds = new ArrayList<>();
        for (Object argument : arguments.values()) {
            if (argument instanceof Statement inner) {
                feeds.addAll(feeds(inner, scope));
            }
        }
        return feeds;
    }

    private List<LiveQuery.Feed> watch(Statement statement, String artifact) {
        if (!session.may(Permission.READ_RESULTS, "watch_monitoring")) {
            return List.of();
        }
        Optional<EventQueue> queue = session.org().queue(artifact);
        if (queue.isEmpty()) {
            session.transcript().log("Artifact " + artifact + " not known");
            return List.of();
        }
        return List.of(new LiveQuery.Feed(statement, queue.get(), Duration.ZERO));
    }

    private static Duration period(Map<String, @Nullable Object> arguments) {
        if (arguments.get("ms") instanceof Long millis) {
            return Duration.ofMillis(millis);
        }
        return arguments.get("period") instanceof Long seconds ? Duration.ofSeconds(seconds) : Duration.ofSeconds(1);
    }

    /** What {@code SELECT} makes of a row of {@code combine()}; of other plugins it was made already. */
    static Map<String, @Nullable Object> outer(
            Statement statement, Map<String, @Nullable Object> row, QueryScope scope) {
        if (!statement.plugin().equals("combine")) {
            return row;
        }
        return statement.select(Stream.of(Row.of(row)), scope::in).findFirst().orElseGet(LinkedHashMap::new);
    }
}
