package dev.belfry.velociraptor.clients;

import dev.belfry.core.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings of {@link VelociraptorClientsFactory}. */
record VelociraptorClientsSettings(
        @Setting(
                value = "The API client file of a user of its own, as `velociraptor config api_client` writes it.",
                example = "api.config.yaml")
        Path apiConfig,

        @Setting(value = "The label to watch for; this or labels.", example = "Slack") @Nullable
        String label,

        @Setting("Several labels to watch for, each by itself.") @Nullable
        List<String> labels,

        @Setting(value = "How often to look.", fallback = "1m")
        Duration every,

        @Setting(
                value = "Where people open Velociraptor: gives every alert its link.",
                example = "https://velo.example")
        @Nullable
        URI guiUrl,

        @Setting(value = "The organisation's id.", fallback = "root")
        String org) {

    private static final Duration OFTEN = Duration.ofSeconds(1);

    public VelociraptorClientsSettings {
        if ((label == null) == (labels == null)) {
            throw new IllegalArgumentException("Give either label or labels: what a client must be labelled with.");
        }
        label = label == null ? null : label.strip();
        labels = labels == null ? null : labels.stream().map(String::strip).toList();
        checkLabels(labels == null ? List.of(String.valueOf(label)) : labels);
        if (every.compareTo(OFTEN) < 0) {
            throw new IllegalArgumentException("every must be 1s or more.");
        }
        if (!org.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("org must be an organisation's id, such as root or O123.");
        }
        if (guiUrl != null) {
            checkGui(guiUrl);
        }
    }

    /** What is watched for, however it was written. */
    List<Label> watched() {
        return labels == null
                ? List.of(new Label(String.valueOf(label)))
                : labels.stream().map(Label::new).toList();
    }

    private static void checkLabels(List<String> labels) {
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("labels must name at least one label.");
        }
        Set<String> folded = new HashSet<>();
        for (String label : labels) {
            if (label.isEmpty()) {
                throw new IllegalArgumentException("A label must not be empty: that would mean every label.");
            }
            if (Label.fold(label).equals("all")) {
                throw new IllegalArgumentException(
                        "The label all cannot be watched for: to Velociraptor every client has it, and it cannot be"
                                + " taken off.");
            }
            if (!folded.add(Label.fold(label))) {
                throw new IllegalArgumentException(
                        "labels names " + label + " twice; upper and lower case are the same to Velociraptor.");
            }
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
