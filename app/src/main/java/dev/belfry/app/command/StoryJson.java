package dev.belfry.app.command;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.ReasonText;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.store.AlertView;
import dev.belfry.engine.store.AlertView.Journey;
import dev.belfry.engine.store.Changes.AttemptRow;
import dev.belfry.engine.store.Story;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stories for programs. */
final class StoryJson {
    private final ReasonText reasons;

    private StoryJson(ReasonText reasons) {
        this.reasons = reasons;
    }

    static Json of(List<Story> stories, ReasonText reasons) {
        return array(stories, new StoryJson(reasons)::story);
    }

    private Json story(Story story) {
        Story.Standing standing = story.standing();
        JsonObject.Builder json = JsonObject.builder().put("rule", story.rule()).put("key", story.key());
        if (standing != null) {
            json.put("because", text(standing.because()))
                    .put("changed-at", standing.changedAt())
                    .put("wakes-at", standing.wakeAt());
        }
        return json.put("alerts", array(story.alerts(), this::alert)).build();
    }

    private Json alert(AlertView alert) {
        return JsonObject.builder()
                .put("alert", alert.id())
                .put("revision", alert.revision())
                .put("title", StoreText.content(alert.content()).title())
                .put("because", text(alert.because()))
                .put("event", event(alert))
                .put("raised-at", alert.raisedAt())
                .put("deliveries", array(alert.deliveries(), StoryJson::journey))
                .build();
    }

    /** A long event was cut, and is text then. */
    private static Json event(AlertView alert) {
        if (alert.event() == null) {
            return JsonNull.NULL;
        }
        return StoreText.eventOrText(alert.event());
    }

    private static Json journey(Journey journey) {
        return JsonObject.builder()
                .put("sink", journey.sink())
                .put("required", journey.need() == Need.REQUIRED)
                .put("state", journey.phase().word())
                .put("next-at", journey.nextAt())
                .put("attempts", array(journey.attempts(), StoryJson::attempt))
                .put("answer", journey.answer())
                .put("digest", journey.digest())
                .put("members", members(journey.members()))
                .build();
    }

    private static Json members(AlertView.@Nullable Members members) {
        if (members == null) {
            return JsonNull.NULL;
        }
        return JsonObject.builder()
                .put("count", members.count())
                .put("first", array(members.first(), member -> Json.of(member.alert())))
                .build();
    }

    private static Json attempt(AttemptRow attempt) {
        return JsonObject.builder()
                .put("number", attempt.number())
                .put("started-at", attempt.startedAt())
                .put("ended-at", attempt.endedAt())
                .put("state", attempt.left().word())
                .put("answer", attempt.answer())
                .build();
    }

    private String text(String stored) {
        return reasons.of(StoreText.reason(stored));
    }

    private static <T> Json array(List<T> items, Function<T, Json> each) {
        return new JsonArray(items.stream().map(each).toList());
    }
}
