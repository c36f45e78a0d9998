package dev.belfry.testkit.sink;

import java.util.stream.Stream;

/** What an attacker puts into a host name to ping a channel, fake a link, break a format or exhaust a limit. */
public final class HostileTexts {
    private HostileTexts() {}

    /** Markup of the services we know, which must be shown as it is written. */
    public static Stream<String> markup() {
        return Stream.of(
                "<!channel>",
                "<!here> <!everyone>",
                "<@U1>",
                "<#C1>",
                "<!subteam^S1>",
                "<https://evil.example|https://bank.example>",
                "<!date^0^{date}^https://evil.example|now>",
                "&lt;!here&gt;",
                "&amp;lt;!here&amp;gt;",
                "@everyone @here @channel",
                "@**all**",
                "<users/all>",
                "<at>everyone</at>",
                "<at id=\"0\">x</at>",
                "[a](javascript:alert(1))",
                "[a](https://evil.example)",
                "![a](https://evil.example/pixel.png)",
                "*b* _i_ ~s~ `c` ```pre``` > q",
                "**b** __i__ ~~s~~",
                "# heading",
                "- item",
                "1. item",
                "> quote",
                "| a | b |",
                ":skull:",
                "`",
                "\\*\\`\\<",
                "_ * [ ] ( ) ~ ` > # + - = | { } . ! \\",
                "${7*7} {{DATE(2026-11-24T00:00:00Z)}} {{{x}}} #{x} <%= x %>",
                "\"}],\"text\":\"<!channel>\"",
                "</script><script>alert(1)</script>",
                "=cmd|' /C calc'!A0",
                "https://evil.example/?a=b&c=d");
    }

    /** Characters that are not seen, or that change what is seen. */
    public static Stream<String> invisible() {
        return Stream.of(
                "a\u0000b",
                "a\r\nX-Injected: yes\r\n\r\nbody",
                "line one\nline two\tand a tab",
                "\u001b[31mred\u001b[0m",
                "\u202egnp.exe",
                "a\u200bb\u200d\u2060\ufeffc",
                "\u2028\u2029",
                "\u3164\u115f",
                "\ud83d unpaired \udd14",
                "\ue000\ufffe",
                " ",
                "\u00a0");
    }

    /** What exhausts limits, counted in any unit. */
    public static Stream<String> large() {
        return Stream.of(
                "x".repeat(10_000),
                "🔔".repeat(5_000),
                "&<>".repeat(5_000),
                "\"\\".repeat(5_000),
                "`*_".repeat(5_000),
                "東".repeat(10_000),
                "e\u0301".repeat(5_000),
                "word ".repeat(3_000),
                "line\n".repeat(3_000),
                "\u202e".repeat(3_000),
                "\ud83d\udc69\u200d\ud83d\udc67".repeat(2_000));
    }

    public static Stream<String> all() {
        return Stream.of(markup(), invisible(), large()).flatMap(texts -> texts);
    }
}
