package dev.belfry.core.sink;

import dev.belfry.core.http.HttpResponse;

/** What an HTTP status means when the service has no rules of its own; a sink asks here after its own cases. */
public final class HttpStatuses {
    private HttpStatuses() {}

    /**
     * 2xx is delivered. 408, 425, 429 and 5xx (but for 501, 505 and 511) pass by themselves. 401, 403, 404, 410 and any
     * redirect need somebody to act. All others reject the message.
     *
     * @param answer what to show of the body: one line without secrets; may be empty
     */
    public static Outcome outcome(HttpResponse response, String answer) {
        int status = response.status();
        String why = answer.isEmpty() ? "answered " + status : "answered " + status + ": " + answer;
        if (status >= 200 && status < 300) {
            return Outcome.Delivered.WITHOUT_RECEIPT;
        }
        if (status >= 300 && status < 400) {
            return new Outcome.Blocked(why + " (redirects are not followed: configure the address it points to)");
        }
        if (passes(status)) {
            return new Outcome.Retry(response.retryAfter().orElse(null), why);
        }
        return switch (status) {
            case 401, 403, 404, 410 -> new Outcome.Blocked(why);
            default -> new Outcome.Rejected(why);
        };
    }

    private static boolean passes(int status) {
        return switch (status) {
            case 408, 425, 429 -> true;
            case 501, 505, 511 -> false;
            default -> status >= 500;
        };
    }
}
