package dev.belfry.velociraptor.clients;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.source.Source;
import dev.belfry.core.source.SourceFactory;
import dev.belfry.velociraptor.connect.Sessions;
import dev.belfry.velociraptor.query.Patience;
import dev.belfry.velociraptor.query.Server;

/**
 * The source {@code velociraptor-clients}: the clients of a Velociraptor server that carry a label.
 *
 * <p>It brings two kinds of event. All times are the server's, as ISO 8601 in UTC; all else may have been written by
 * whoever controls a client.
 *
 * <ul>
 *   <li>{@code label-changed}: somebody set or removed the label, as the server's audit log says. Attributes
 *       {@code server} (fingerprint of the CA certificate), {@code org}, {@code client}, {@code label} (as configured),
 *       {@code change} ({@code set} or {@code removed}), {@code by} (a user), {@code own} (whether that is the user
 *       Belfry itself is). May be delivered more than once, and later than its neighbours: its time decides.
 *   <li>{@code client-seen}: a client has the label, and when the server last saw it. Attributes {@code server},
 *       {@code org}, {@code client}, {@code label}, {@code host}, {@code os}, {@code labels}, {@code address},
 *       {@code first-seen}, {@code last-seen}, {@code read-at} (when the read began), {@code since} (when the last good
 *       read began; absent when there was none), {@code link} (when {@code gui-url} is set). Its handle, settled, takes
 *       the label off, unless a person set it after {@code read-at}.
 * </ul>
 *
 * <p>In each batch the changes come before the clients.
 */
public final class VelociraptorClientsFactory implements SourceFactory<VelociraptorClientsSettings> {
    @Override
    public String type() {
        return "velociraptor-clients";
    }

    @Override
    public String description() {
        return "Clients of a Velociraptor server that carry a label, and when the server last saw them.";
    }

    @Override
    public Class<VelociraptorClientsSettings> settings() {
        return VelociraptorClientsSettings.class;
    }

    @Override
    public Source create(VelociraptorClientsSettings settings, PluginContext context) {
        Server server = new Server(context, new Sessions(context, settings.access()), Patience.USUAL);
        return new VelociraptorClients(settings, context, new LiveLabelServers(context.name(), server));
    }
}
