package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Handle;
import dev.belfry.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * What an event of a client carries, so that its label can be taken off once everybody is told.
 *
 * @param readAt when the read began that found the label on; a wish made since then counts
 */
record LabelHandle(String org, ClientId client, Label label, Instant readAt) {
    Handle of(String source) {
        return new Handle(
                source,
                JsonObject.builder()
                        .put("org", org)
                        .put("client", client.text())
                        .put("label", label.text())
                        .put("read-at", readAt)
                        .build());
    }

    /** Empty when it is none of ours. */
    static Optional<LabelHandle> read(Handle handle) {
        JsonObject value = handle.value();
        Optional<ClientId> client = value.text("client").flatMap(ClientId::parse);
        Optional<Label> label =
                value.text("label").filter(text -> !text.isBlank()).map(Label::new);
        Optional<Instant> readAt = value.time("read-at");
        if (client.isEmpty() || label.isEmpty() || readAt.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LabelHandle(value.text("org").orElse(""), client.get(), label.get(), readAt.get()));
    }
}
