package dev.belfry.fakes.velociraptor;

import dev.belfry.velociraptor.protocol.VQLResponse;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything the server will say to one call.
 *
 * @param live what it goes on with then, until the client has enough; null when it ends
 */
record Answer(
        List<VQLResponse> messages, Status status, @Nullable LiveQuery live) {
    Answer {
        messages = List.copyOf(messages);
    }

    Answer(List<VQLResponse> messages, Status status) {
        this(messages, status, null);
    }

    static Answer refused(Status status) {
        return new Answer(List.of(), status);
    }

    /** The same with another text in its first part of rows, if it has one. */
    Answer withFirstPart(UnaryOperator<String> edit) {
        if (live != null) {
            return new Answer(messages, status, live.withFirstPart(edit));
        }
        List<VQLResponse> edited = new ArrayList<>(messages);
        for (int i = 0; i < edited.size(); i++) {
            VQLResponse message = edited.get(i);
            if (!message.getResponse().isEmpty()) {
                edited.set(
                        i,
                        message.toBuilder()
                                .setResponse(edit.apply(message.getResponse()))
                                .build());
                break;
            }
        }
        return new Answer(edited, status);
    }
}
