package org.example.manyatonce;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts the clients of each source that were seen within a while of each other. Raises once when they are many, and
 * resolves when they no longer are.
 *
 * <p>Which visits belong together is decided by the source's clock, so that what is caught up after an outage is not
 * taken for a crowd. Belfry's clock only says when to forget.
 */
final class ManyAtOnceRule implements Rule<Crowd> {
    private static final int SHOWN = 20;

    private final ManyAtOnceSettings settings;

    ManyAtOnceRule(ManyAtOnceSettings settings) {
        this.settings = settings;
    }

    @Override
    public Class<Crowd> state() {
        return Crowd.class;
    }

    @Override
    public Optional<String> key(Event event) {
        boolean isForUs = event.kind().equals("client-seen")
                && event.attributes().text("client").isPresent();
        return isForUs ? Optional.of(event.source()) : Optional.empty();
    }

    @Override
    public Duration reach() {
        return settings.within();
    }

    @Override
    public Step<Crowd, Effect> step(@Nullable Crowd crowd, Input input, Instant now) {
        if (input instanceof Seen seen) {
            return seen(crowd == null ? Crowd.NOBODY : crowd, Visit.of(seen.event()), now);
        }
        if (input instanceof Woken && crowd != null) {
            return new Step<>(null, resolved(crowd), Reason.of("nobody was seen for {within}", settings.within()));
        }
        return Step.keep(crowd, Reason.of("nothing to count"));
    }

    @Override
    public Instant wakeAt(Crowd crowd) {
        return crowd.quietAt();
    }

    private Step<Crowd, Effect> seen(Crowd crowd, Visit visit, Instant now) {
        List<Visit> visits = crowd.with(visit, settings.within(), settings.clients() + 1);
        if (visits.equals(crowd.visits())) {
            return Step.keep(crowd, Reason.of("{client} was counted before", visit.client()));
        }
        Instant quietAt = now.plus(settings.within());
        Reason counted = Reason.of("{count} clients within {within}", visits.size(), settings.within());
        if (visits.size() <= settings.clients()) {
            return new Step<>(new Crowd(visits, null, quietAt), resolved(crowd), counted);
        }
        if (crowd.episode() != null) {
            return Step.keep(new Crowd(visits, crowd.episode(), quietAt), counted);
        }
        String episode = visit.at().toString();
        return Step.keep(new Crowd(visits, episode, quietAt), new Raise(episode, content(visits)), counted);
    }

    private List<Effect> resolved(Crowd crowd) {
        return crowd.episode() == null ? List.of() : List.of(new Resolve(crowd.episode(), content(crowd.visits())));
    }

    private Content content(List<Visit> visits) {
        String title = "More than " + settings.clients() + " clients within "
                + settings.within().toMinutes() + " min";
        List<String> hosts = visits.stream().limit(SHOWN).map(Visit::host).toList();
        JsonObject fields = Json.object()
                .with("hosts", JsonArray.ofTexts(hosts))
                .with("newest", Json.of(visits.get(0).at()));
        return new Content(Severity.WARNING, title, "", fields, List.of());
    }
}
