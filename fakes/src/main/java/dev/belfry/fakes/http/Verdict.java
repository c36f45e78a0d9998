package dev.belfry.fakes.http;

import java.util.Optional;

/**
 * What a service makes of a request.
 *
 * @param refusal why it does not become a message; empty when it does
 */
record Verdict(Reply reply, Optional<String> refusal) {
    static Verdict accepted(Reply reply) {
        return new Verdict(reply, Optional.empty());
    }

    static Verdict refused(Reply reply, String why) {
        return new Verdict(reply, Optional.of(why));
    }
}
