package org.example.ntfy;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;
import org.jspecify.annotations.Nullable;

/** What a user may write below {@code type: ntfy}. Whoever knows the topic can read it, so it is a secret. */
record NtfySettings(
        @Setting(value = "Address of the ntfy server, without the topic.", fallback = "https://ntfy.sh")
        SecretUrl url,

        @Setting(value = "The topic that people subscribe to.", example = "${env:NTFY_TOPIC}")
        Secret topic,

        @Setting(value = "Access token, for a topic that is protected.", example = "${env:NTFY_TOKEN}") @Nullable
        Secret token) {
    /** The text without any of these secrets; services like to quote what they were sent. */
    String hideIn(String text) {
        String hidden = topic.hideIn(url.hideIn(text));
        return token == null ? hidden : token.hideIn(hidden);
    }
}
