package dev.belfry.fakes.http;

import java.util.ArrayList;
import java.util.List;

/** Messages as they look in a Teams channel. */
final class TeamsPage {
    private static final String STYLE = """
            body { margin: 0 auto; max-width: 820px; padding: 16px 24px; background: #f5f5f5; color: #242424;
              font: 14px/1.43 "Segoe UI", system-ui, -apple-system, Roboto, Arial, sans-serif; overflow-wrap: anywhere; }
            .channel { padding-bottom: 12px; font-size: 18px; font-weight: 700; }
            .message { display: flex; gap: 12px; margin: 14px 0; }
            .avatar { flex: none; width: 32px; height: 32px; border-radius: 50%; background: #6264a7; color: #fff;
              font-size: 16px; line-height: 32px; text-align: center; }
            .content { flex: auto; min-width: 0; padding: 10px 16px 14px; border-radius: 6px; background: #fff;
              box-shadow: 0 1px 3px #0003; }
            .who { font-weight: 600; }
            .time { margin-left: 8px; color: #616161; font-size: 12px; }
            .card { margin-top: 8px; padding: 12px; overflow: hidden; border: 1px solid #e0e0e0; border-radius: 4px; }
            .line { margin: 0 0 8px; }
            .small { font-size: 12px; }
            .medium { font-size: 17px; }
            .large { font-size: 21px; }
            .extraLarge { font-size: 26px; }
            .bolder { font-weight: 600; }
            .lighter { font-weight: 200; }
            .subtle { opacity: .7; }
            .accent { color: #6264a7; }
            .good { color: #237b4b; }
            .warning { color: #835c00; }
            .attention { color: #c4314b; }
            .container { margin: 0 0 8px; padding: 8px 12px; color: inherit; }
            .container > .line:last-child { margin: 0; }
            .bleed { margin: 0 -12px 8px; }
            .bleed:first-child { margin-top: -12px; }
            .container.emphasis { background: #f0f0f0; }
            .container.accent { background: #e8ebfa; }
            .container.good { background: #e7f2da; }
            .container.warning { background: #fbf6d9; }
            .container.attention { background: #fcf4f6; }
            .columns { display: flex; gap: 8px; margin: 0 0 8px; }
            .column { flex: 1; min-width: 0; }
            .facts { margin: 0 0 8px; border-collapse: collapse; }
            .facts td { padding: 2px 16px 2px 0; vertical-align: top; }
            .fact { font-weight: 600; white-space: nowrap; }
            .actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
            .button { padding: 5px 12px; border: 1px solid #d1d1d1; border-radius: 4px; color: #242424; font-weight: 600;
              text-decoration: none; }
            .image { padding: 8px; border: 1px dashed #d1d1d1; color: #616161; }
            a { color: #4f52b2; }
            """;

    private TeamsPage() {}

    static String of(List<ReceivedMessage> messages) {
        List<Html> content = new ArrayList<>();
        content.add(Html.element("div", "channel", Html.text("Alerts")));
        messages.forEach(message -> content.add(message(message)));
        return Html.page("Teams", STYLE, content);
    }

    private static Html message(ReceivedMessage message) {
        List<Html> content = new ArrayList<>();
        content.add(Html.element("span", "who", Html.text("Workflows")));
        content.add(Html.element("span", "time", Html.text(PageTime.of(message.time()))));
        Payload.of(message)
                .map(payload -> Payload.objects(payload, "attachments"))
                .orElse(List.of())
                .forEach(attachment -> Payload.object(attachment, "content")
                        .map(card -> Html.element("div", "card", Card.of(card)))
                        .ifPresent(content::add));
        return Html.element(
                "div",
                "message",
                Html.element("div", "avatar", Html.text("\uD83D\uDD14")),
                Html.element("div", "content", content));
    }
}
