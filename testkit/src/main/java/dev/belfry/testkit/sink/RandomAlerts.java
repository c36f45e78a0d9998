package dev.belfry.testkit.sink;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Link;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.text.VisibleText;
import java.net.URI;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Alerts of any shape and size, built from what formats trip over. The same seed gives the same alerts. */
public final class RandomAlerts {
    private static final List<String> PIECES = List.of(
            "a", "Z", "0", " ", "  ", "-", "_", "*", "~", "`", "```", ">", "<", "&", "&lt;", "<!here>", "<at>", "</at>",
            "\"", "\\", "|", "[", "](", ")", "#", "@", ":", "1. ", "\n", "\t", "\r", "\u0000", "\u001b", "\u202e",
            "\u200b", "\u2028", "\ufeff", "\u00a0", "é", "e\u0301", "東", "ß", "🔔", "\ud83d", "\udd14", "\uffff", "…");

    private static final int[] LENGTHS = {0, 1, 5, 30, 75, 149, 150, 151, 300, 350, 2_000, 2_999, 3_000, 3_001, 9_000};

    private final RandomGenerator random;

    private RandomAlerts(RandomGenerator random) {
        this.random = random;
    }

    public static Stream<Alert> some(int count, long seed) {
        RandomAlerts alerts =
                new RandomAlerts(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        return Stream.generate(alerts::alert).limit(count);
    }

    private Alert alert() {
        Alert sample = SampleAlerts.ordinary();
        Content content = new Content(pick(List.of(Severity.values())), text(), text(), fields(), links());
        Status status = pick(List.of(Status.values()));
        return new Alert(sample.id(), 1, status, sample.dedupKey(), sample.origin(), content, sample.at());
    }

    private JsonObject fields() {
        JsonObject.Builder fields = JsonObject.builder();
        IntStream.range(0, random.nextInt(40)).forEach(i -> fields.put(name() + i, value()));
        return fields.build();
    }

    private Json value() {
        return switch (random.nextInt(6)) {
            case 0 -> Json.of(random.nextLong());
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(SampleAlerts.ordinary().at());
            case 3 -> JsonArray.of(Json.of(text()), Json.of(text()), Json.of(random.nextLong()));
            default -> Json.of(text());
        };
    }

    /** Made visible, as the engine does with all text: many parsers refuse an unpaired surrogate in a name. */
    private String name() {
        return VisibleText.line(text(30), 100);
    }

    private List<Link> links() {
        return IntStream.range(0, random.nextInt(10))
                .mapToObj(i -> new Link(text(), URI.create("https://velo.example/" + "x".repeat(length()))))
                .toList();
    }

    private String text() {
        return text(length());
    }

    private String text(int length) {
        return random.ints(length, 0, PIECES.size()).mapToObj(PIECES::get).collect(Collectors.joining());
    }

    private int length() {
        return LENGTHS[random.nextInt(LENGTHS.length)];
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
