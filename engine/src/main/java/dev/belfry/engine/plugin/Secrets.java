package dev.belfry.engine.plugin;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The secrets in one entry's settings, to be taken out of whatever its plugin says. */
final class Secrets {
    private final List<Secret> secrets = new ArrayList<>();
    private final List<SecretUrl> urls = new ArrayList<>();

    private Secrets() {}

    static Secrets in(Record settings) {
        Secrets found = new Secrets();
        new SettingsValues(found::gather).visit(settings);
        // The longer ones first, so that what is left of one is never half a secret.
        found.secrets.sort(
                Comparator.comparingInt((Secret secret) -> secret.reveal().length())
                        .reversed());
        return found;
    }

    String hiddenIn(String text) {
        String hidden = text;
        for (SecretUrl url : urls) {
            hidden = url.hideIn(hidden);
        }
        for (Secret secret : secrets) {
            hidden = secret.hideIn(hidden);
        }
        return hidden;
    }

    private void gather(Object value) {
        if (value instanceof Secret secret) {
            secrets.add(secret);
        } else if (value instanceof SecretUrl url) {
            urls.add(url);
        }
    }
}
