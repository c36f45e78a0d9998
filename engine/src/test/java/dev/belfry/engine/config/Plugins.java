package dev.belfry.engine.config;

import dev.belfry.core.event.Event;
import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.RuleFactory;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.HttpStatuses;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Sink;
import dev.belfry.core.sink.SinkFactory;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.PolledSource;
import dev.belfry.core.source.Source;
import dev.belfry.core.source.SourceFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source, a rule and a sink that do nothing but remember their settings. */
final class Plugins {
    /** Names of what was closed. */
    final List<String> closed = new ArrayList<>();

    Factories factories() {
        return new Factories(
                Map.of("clients", new ClientsFactory()),
                Map.of("seen", new SeenFactory()),
                Map.of("slack", new SlackFactory(), "webhook", new WebhookFactory()));
    }

    record ClientsSettings(
            @Setting("File.") Path apiConfig,
            @Setting("Label.") String label,
            @Setting(value = "Pause.", fallback = "1m") Duration every) {
        ClientsSettings {
            if (every.isZero()) {
                throw new IllegalArgumentException("every must be longer than nothing");
            }
        }
    }

    record SeenSettings(
            @Setting(value = "Window.", fallback = "5m") Duration within) {}

    record SlackSettings(@Setting("Address.") SecretUrl url) {}

    record WebhookSettings(
            @Setting("Address.") SecretUrl url,
            @Setting("Token.") @Nullable Secret token,
            @Setting("Body.") @Nullable String method) {}

    final class ClientsFactory implements SourceFactory<ClientsSettings> {
        @Override
        public String type() {
            return "clients";
        }

        @Override
        public String description() {
            return "Clients.";
        }

        @Override
        public Class<ClientsSettings> settings() {
            return ClientsSettings.class;
        }

        @Override
        public Source create(ClientsSettings settings, PluginContext context) {
            if (settings.label().equals("none")) {
                throw new IllegalArgumentException("label: none is Velociraptor's word for no label");
            }
            return new Clients(settings, context, closed);
        }
    }

    record Clients(ClientsSettings settings, PluginContext context, List<String> closed) implements PolledSource {
        @Override
        public Batch poll(Map<String, Checkpoint> checkpoints, Limits limits) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed.add(context.name());
            throw new IllegalStateException("closing may fail");
        }
    }

    static final class SeenFactory implements RuleFactory<SeenSettings> {
        @Override
        public String type() {
            return "seen";
        }

        @Override
        public String description() {
            return "Seen.";
        }

        @Override
        public Class<SeenSettings> settings() {
            return SeenSettings.class;
        }

        @Override
        public Rule<?> create(SeenSettings settings, PluginContext context) {
            return new Seen(settings);
        }
    }

    record Armed() {}

    record Seen(SeenSettings settings) implements Rule<Armed> {
        @Override
        public Class<Armed> state() {
            return Armed.class;
        }

        @Override
        public Optional<String> key(Event event) {
            return Optional.empty();
        }

        @Override
        public Step<Armed, Effect> step(@Nullable Armed state, Input input, Instant now) {
            return Step.keep(state, Reason.of("nothing"));
        }
    }

    final class SlackFactory implements SinkFactory<SlackSettings> {
        @Override
        public String type() {
            return "slack";
        }

        @Override
        public String description() {
            return "Slack.";
        }

        @Override
        public Class<SlackSettings> settings() {
            return SlackSettings.class;
        }

        @Override
        public Sink create(SlackSettings settings, PluginContext context) {
            return new Post(settings, context.name(), closed);
        }
    }

    final class WebhookFactory implements SinkFactory<WebhookSettings> {
        @Override
        public String type() {
            return "webhook";
        }

        @Override
        public String description() {
            return "Webhook.";
        }

        @Override
        public Class<WebhookSettings> settings() {
            return WebhookSettings.class;
        }

        @Override
        public Sink create(WebhookSettings settings, PluginContext context) {
            return new Post(settings, context.name(), closed);
        }
    }

    record Post(Record settings, String name, List<String> closed) implements HttpSink {
        @Override
        public HttpRequest request(Notification notification, Attempt attempt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome outcome(Notification notification, HttpResponse response) {
            return HttpStatuses.outcome(response, "");
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
