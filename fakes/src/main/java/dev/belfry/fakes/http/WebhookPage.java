package dev.belfry.fakes.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.List;

/** Messages as somebody would read them who only has their bodies. */
final class WebhookPage {
    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String STYLE = """
            body { margin: 0 auto; max-width: 820px; padding: 16px 24px; color: #222;
              font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
            .message { margin: 14px 0; }
            .time { color: #666; }
            pre { padding: 12px; border: 1px solid #ddd; border-radius: 4px; background: #f7f7f7;
              font: 12px/1.5 Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
            """;

    private WebhookPage() {}

    static String of(List<ReceivedMessage> messages) {
        List<Html> content = new ArrayList<>();
        messages.forEach(message -> content.add(message(message)));
        return Html.page("Webhook", STYLE, content);
    }

    /** Neither address nor headers: they hold the secrets. */
    private static Html message(ReceivedMessage message) {
        String body = Payload.parse(message.body()).map(PRETTY::toJson).orElse(message.body());
        return Html.element(
                "div",
                "message",
                Html.element("span", "method", Html.text(message.method() + " ")),
                Html.element("span", "time", Html.text(PageTime.of(message.time()))),
                Html.element("pre", "", Html.text(body)));
    }
}
