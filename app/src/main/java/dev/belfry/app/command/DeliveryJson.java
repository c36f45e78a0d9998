package dev.belfry.app.command;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.store.DeliveryView;
import java.util.List;

/** Deliveries for programs. */
final class DeliveryJson {
    private DeliveryJson() {}

    static Json of(List<DeliveryView> deliveries) {
        return new JsonArray(deliveries.stream().<Json>map(DeliveryJson::of).toList());
    }

    private static JsonObject of(DeliveryView view) {
        return JsonObject.builder()
                .put("alert", view.alert())
                .put("revision", view.revision())
                .put("rule", view.rule())
                .put("key", view.key())
                .put("title", StoreText.content(view.content()).title())
                .put("sink", view.sink())
                .put("required", view.need() == Need.REQUIRED)
                .put("state", view.state().phase().word())
                .put("attempts", view.state().attempts())
                .put("raised-at", view.raisedAt())
                .put("started-at", view.state().startedAt())
                .put("ended-at", view.state().endedAt())
                .put("next-at", view.state().nextAt())
                .put("answer", view.state().answer())
                .put("digest", view.digest())
                .build();
    }
}
