package dev.belfry.velociraptor.events;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.source.Source;
import dev.belfry.core.source.SourceFactory;
import dev.belfry.velociraptor.connect.Sessions;
import dev.belfry.velociraptor.query.Patience;
import dev.belfry.velociraptor.query.Server;

/**
 * The source {@code velociraptor-events}: rows of event artifacts of a Velociraptor server, as they come, and after an
 * outage those that came meanwhile. A split for each artifact.
 *
 * <p>It brings two kinds of event. Times are the server's; what is in a row may have been written by whoever controls a
 * client.
 *
 * <ul>
 *   <li>The artifact's name as configured: a row. Attributes {@code server} (fingerprint of the CA certificate),
 *       {@code org}; if the row is about a client, {@code client} (its id), {@code host}, {@code os}, {@code labels},
 *       {@code link} (when {@code gui-url} is set); and the row's columns by their own names, those that begin alike as
 *       {@code row_host}. The server's {@code _ts} is the event's time, {@code _Source} is left out: live it is the
 *       artifact, in history a user.
 *   <li>{@code gap}: from some time to another, rows may be missing. Attributes {@code server}, {@code org},
 *       {@code artifact}, {@code from}, {@code to}, {@code why}.
 * </ul>
 */
public final class VelociraptorEventsFactory implements SourceFactory<VelociraptorEventsSettings> {
    @Override
    public String type() {
        return "velociraptor-events";
    }

    @Override
    public String description() {
        return "Events from a Velociraptor server's queues, live, and caught up after an outage.";
    }

    @Override
    public Class<VelociraptorEventsSettings> settings() {
        return VelociraptorEventsSettings.class;
    }

    @Override
    public Source create(VelociraptorEventsSettings settings, PluginContext context) {
        Server server = new Server(context, new Sessions(context, settings.access()), Patience.USUAL);
        return new VelociraptorEvents(settings, context, new LiveEventServer(server, settings.org()));
    }
}
