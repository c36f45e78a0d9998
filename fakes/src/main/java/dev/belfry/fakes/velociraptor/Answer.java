package dev.belfry.fakes.velociraptor;

import dev.belfry.velociraptor.protocol.VQLResponse;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Everything the server will say to one call. */
record Answer(List<VQLResponse> messages, Status status) {
    Answer {
        messages = List.copyOf(messages);
    }

    static Answer refused(Status status) {
        return new Answer(List.of(), status);
    }

    /** The same with another text in its first part of rows, if it has one. */
    Answer withFirstPart(UnaryOperator<String> edit) {
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
