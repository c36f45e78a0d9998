package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Link;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.text.Words;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is said of a client that is back. Its words may be an attacker's: they go in as they came. */
record BackOnline(Sighting sighting, Armed armed, SeenRecentlySettings settings) {
    private static final List<String> ABOUT = List.of("host", "client", "label", "os", "org", "address");

    Content content() {
        String verb = isThere() ? " is back online" : " was back online";
        return new Content(settings.severity(), sighting.name() + verb, text(), fields(), links());
    }

    Reason because() {
        if (isThere()) {
            return Reason.of("seen {ago} ago, within {within}", ago(), settings.within());
        }
        return Reason.of(
                "was there at {seen}, {ago} before this read, and was not told of since", sighting.seen(), ago());
    }

    private boolean isThere() {
        return new Recency(settings.within()).isThere(sighting);
    }

    /** A client that is there is often seen a moment after its read began. */
    private Duration ago() {
        return sighting.ago().isNegative() ? Duration.ZERO : sighting.ago();
    }

    private String text() {
        StringBuilder text = new StringBuilder(
                isThere() ? "Seen " + TimeWords.of(ago()) + " ago" : "It was there at " + Words.time(sighting.seen()));
        away().ifPresent(away -> text.append(", after ").append(away).append(" away"));
        if (!isThere()) {
            text.append(", ").append(TimeWords.of(ago())).append(" before Belfry could look, and may be gone again");
        }
        watchedSince()
                .ifPresent(since -> text.append("; watched")
                        .append(watchedBy().map(by -> " by " + by).orElse(""))
                        .append(" since ")
                        .append(TimeWords.of(since, sighting.readAt())));
        return text.append('.').toString();
    }

    private JsonObject fields() {
        JsonObject.Builder fields = JsonObject.builder();
        ABOUT.forEach(name -> fields.putIfPresent(name, sighting.text(name).orElse(null)));
        fields.put("labels", JsonArray.ofTexts(sighting.attributes().texts("labels")));
        fields.put("seen", sighting.seen());
        fields.putIfPresent("away", away().orElse(null));
        fields.putIfPresent("watched-by", watchedBy().orElse(null));
        fields.putIfPresent(
                "watched-since", watchedSince().map(Instant::toString).orElse(null));
        return fields.build();
    }

    private Optional<String> watchedBy() {
        return Optional.ofNullable(armed.wish()).map(wish -> wish.first().by()).filter(by -> !by.isBlank());
    }

    private Optional<Instant> watchedSince() {
        return Optional.ofNullable(armed.wish()).map(wish -> wish.first().at());
    }

    /** Since the last visit that is known; else at least from when it was waited for until the last poll. */
    private Optional<String> away() {
        Instant last = armed.last();
        if (last != null && last.isBefore(sighting.seen())) {
            return worthSaying(Duration.between(last, sighting.seen())).map(TimeWords::of);
        }
        Instant told = armed.told();
        Instant until = sighting.since();
        if (until == null) {
            return Optional.empty();
        }
        return watchedSince()
                .map(since -> told != null && told.isAfter(since) ? told : since)
                .flatMap(unseen -> worthSaying(Duration.between(unseen, until)))
                .map(away -> "at least " + TimeWords.of(away));
    }

    private Optional<Duration> worthSaying(Duration away) {
        return Optional.of(away).filter(time -> time.compareTo(settings.within()) >= 0);
    }

    /** The source builds it from parts that it has checked; it is looked at all the same. */
    private List<Link> links() {
        return sighting.text("link").flatMap(BackOnline::link).stream().toList();
    }

    private static Optional<Link> link(String target) {
        try {
            return Optional.of(new Link("Open the client", new URI(target)));
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
