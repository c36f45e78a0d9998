package dev.belfry.velociraptor.clients;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.Setting;
import dev.belfry.velociraptor.connect.ApiAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of {@link VelociraptorClientsFactory}. */
record VelociraptorClientsSettings(
        @Setting(
                value = "The API client file of a user of its own, as `velociraptor config api_client` writes it.",
                example = "api.config.yaml")
        Path apiConfig,

        @Setting("A PKCS#12 file whose certificate and key count instead of those in the API client file.") @Nullable
        Path pkcs12,

        @Setting("The passphrase of the key, if it has one.") @Nullable
        Secret passphrase,

        @Setting(value = "The label to watch for; this or labels.", example = "Slack") @Nullable
        String label,

        @Setting("Several labels to watch for, each by itself.") @Nullable
        List<String> labels,

        @Setting("What else becomes of a client's labels once everybody is told.") @Nullable
        Then then,

        @Setting(value = "How often to look.", fallback = "1m")
        Duration every,

        @Setting(
                value = "Where people open Velociraptor: gives every alert its link.",
                example = "https://velo.example")
        @Nullable
        URI guiUrl,

        @Setting("The organisation's id; root, if neither this nor orgs is given.") @Nullable
        String org,

        @Setting("Several organisations' ids, or all: those that the user may see.") @Nullable
        List<String> orgs) {

    private static final Duration OFTEN = Duration.ofSeconds(1);

    public VelociraptorClientsSettings {
        if ((label == null) == (labels == null)) {
            throw new IllegalArgumentException("Give either label or labels: what a client must be labelled with.");
        }
        label = label == null ? null : label.strip();
        labels = labels == null ? null : labels.stream().map(String::strip).toList();
        List<Label> watched = watched(label, labels);
        LabelRules.checkWatched(watched);
        LabelRules.checkThen(then == null ? Then.REMOVED : then, watched);
        if (every.compareTo(OFTEN) < 0) {
            throw new IllegalArgumentException("every must be 1s or more.");
        }
        if (org != null && orgs != null) {
            throw new IllegalArgumentException("Give either org or orgs.");
        }
        served(org, orgs);
        if (guiUrl != null) {
            checkGui(guiUrl);
        }
    }

    /** What is watched for, however it was written. */
    List<Label> watched() {
        return watched(label, labels);
    }

    private static List<Label> watched(@Nullable String label, @Nullable List<String> labels) {
        return labels == null
                ? List.of(new Label(String.valueOf(label)))
                : labels.stream().map(Label::new).toList();
    }

    /** What is put on once the label is off. */
    List<Label> added() {
        return then == null ? List.of() : then.added();
    }

    /** Which organisations are watched, however they were written. */
    Orgs served() {
        return served(org, orgs);
    }

    private static Orgs served(@Nullable String org, @Nullable List<String> orgs) {
        return orgs == null ? Orgs.one(org == null ? Orgs.ROOT : org) : Orgs.of(orgs);
    }

    ApiAccess access() {
        return new ApiAccess(apiConfig, pkcs12, passphrase);
    }

    private static void checkGui(URI gui) {
        boolean web = "https".equalsIgnoreCase(gui.getScheme()) || "http".equalsIgnoreCase(gui.getScheme());
        if (!web || gui.getHost() == null) {
            throw new IllegalArgumentException("gui-url must begin with https:// and name a host.");
        }
        if (gui.getUserInfo() != null || gui.getQuery() != null || gui.getFragment() != null) {
            throw new IllegalArgumentException("gui-url must have neither user, query nor fragment.");
        }
    }
}
