package dev.belfry.sinks.teams;

import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a user says of a Teams sink. The workflow fixes the channel or chat. */
record TeamsSettings(
        @Setting(
                value = "Address of the workflow \"Send webhook alerts to a channel\", as Teams shows it.",
                example = "${env:TEAMS_WEBHOOK_URL}")
        SecretUrl url) {
    private static final Pattern CONNECTOR =
            Pattern.compile("(.*\\.)?webhook\\.office\\.com|outlook\\.office(365)?\\.com");

    /** Connectors went between 2024 and 2026: what is sent there is lost, at times with a friendly answer. */
    TeamsSettings {
        if (CONNECTOR.matcher(url.host().toLowerCase(Locale.ROOT)).matches()) {
            throw new IllegalArgumentException(
                    "url belongs to an Office 365 connector, and Microsoft has retired those."
                            + " In Teams, add the workflow \"Send webhook alerts to a channel\" and give its address");
        }
    }
}
