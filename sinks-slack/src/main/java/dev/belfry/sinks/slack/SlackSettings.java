package dev.belfry.sinks.slack;

import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** What a user says of a Slack sink. The webhook fixes the channel and the name it posts under. */
record SlackSettings(
        @Setting(value = "Address of the incoming webhook, as Slack shows it.", example = "${env:SLACK_WEBHOOK_URL}")
        SecretUrl url) {
    private static final Set<String> SLACK = Set.of("hooks.slack.com", "hooks.slack-gov.com");

    /** Slack's own hosts are known to take messages at one kind of address only; any other host may be a stand-in. */
    SlackSettings {
        boolean isSlack = SLACK.contains(url.host().toLowerCase(Locale.ROOT));
        if (isSlack && !URI.create(url.reveal()).getRawPath().startsWith("/services/")) {
            throw new IllegalArgumentException("url is no incoming webhook: those of Slack start with"
                    + " https://hooks.slack.com/services/ (a workflow's address will not do)");
        }
    }
}
