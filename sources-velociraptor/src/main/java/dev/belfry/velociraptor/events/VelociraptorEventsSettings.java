package dev.belfry.velociraptor.events;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.Setting;
import dev.belfry.velociraptor.connect.ApiAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of {@link VelociraptorEventsFactory}. */
record VelociraptorEventsSettings(
        @Setting(
                value = "The API client file of a user of its own, as `velociraptor config api_client` writes it.",
                example = "api.config.yaml")
        Path apiConfig,

        @Setting("A PKCS#12 file whose certificate and key count instead of those in the API client file.") @Nullable
        Path pkcs12,

        @Setting("The passphrase of the key, if it has one.") @Nullable
        Secret passphrase,

        @Setting(
                value = "The event artifact whose queue to read, perhaps with its source as in Name/Source; this or"
                        + " artifacts.",
                example = "Server.Internal.Alerts")
        @Nullable
        String artifact,

        @Setting("Several event artifacts.") @Nullable List<String> artifacts,

        @Setting(value = "How far back to read when there is no checkpoint yet: 0s for from now on.", fallback = "0s")
        Duration lookBack,

        @Setting(
                value = "How far back to read after an outage, at most. What lies further back is told as a gap.",
                fallback = "1d")
        Duration catchUp,

        @Setting(
                value = "Where people open Velociraptor: gives every alert about a client its link.",
                example = "https://velo.example")
        @Nullable
        URI guiUrl,

        @Setting(value = "The organisation's id.", fallback = "root")
        String org) {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int MOST_ARTIFACTS = 50;

    public VelociraptorEventsSettings {
        if ((artifact == null) == (artifacts == null)) {
            throw new IllegalArgumentException("Give either artifact or artifacts: whose events to read.");
        }
        artifacts = artifacts == null ? null : List.copyOf(artifacts);
        checkNames(names(artifact, artifacts));
        checkSpan("look-back", lookBack);
        checkSpan("catch-up", catchUp);
        if (!org.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("org must be an organisation's id, such as root or O123.");
        }
        if (guiUrl != null) {
            checkGui(guiUrl);
        }
    }

    /** Whose events are read, however they were written. */
    List<ArtifactName> names() {
        return names(artifact, artifacts);
    }

    ApiAccess access() {
        return new ApiAccess(apiConfig, pkcs12, passphrase);
    }

    private static List<ArtifactName> names(@Nullable String artifact, @Nullable List<String> artifacts) {
        List<String> all = artifacts == null ? List.of(String.valueOf(artifact)) : artifacts;
        return all.stream().map(name -> new ArtifactName(name.strip())).toList();
    }

    private static void checkNames(List<ArtifactName> names) {
        if (names.isEmpty() || names.size() > MOST_ARTIFACTS) {
            throw new IllegalArgumentException("artifacts must name 1 to " + MOST_ARTIFACTS + " artifacts.");
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("artifacts must name no artifact twice.");
        }
    }

    private static void checkSpan(String name, Duration span) {
        if (span.isNegative() || span.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be at least 0s and at most 365d.");
        }
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
