package dev.belfry.fakes.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer. */
record Reply(int status, Map<String, String> headers, String body) {
    private static final String CONTENT_TYPE = "Content-Type";

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply html(int status, String body) {
        return new Reply(status, Map.of(CONTENT_TYPE, "text/html"), body);
    }

    static Reply json(int status, String body) {
        return new Reply(status, Map.of(CONTENT_TYPE, "application/json; charset=utf-8"), body);
    }

    Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    Reply withContentType(String type) {
        return withHeader(CONTENT_TYPE, type);
    }
}
