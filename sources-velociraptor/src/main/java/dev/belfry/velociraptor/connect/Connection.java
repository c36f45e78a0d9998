package dev.belfry.velociraptor.connect;

import dev.belfry.core.plugin.PluginContext;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A channel to one server, and what is known of the server before it is asked. It connects when it is first used, and
 * again by itself when the connection breaks.
 */
public final class Connection implements AutoCloseable {
    /** The server takes offence at pings that come more often than every five minutes. */
    private static final long KEEP_ALIVE_MINUTES = 6;

    private static final String[] TLS = {"TLSv1.3"};
    private static final String[] SUITES = {
        "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"
    };

    private final ApiConfig config;
    private final Parties parties;
    private final ManagedChannel channel;

    private final Transports transports;

    private Connection(ApiConfig config, Parties parties, Transports transports, ManagedChannel channel) {
        this.config = config;
        this.parties = parties;
        this.transports = transports;
        this.channel = channel;
    }

    /**
     * Reads the file and makes ready; contacts nobody.
     *
     * @throws VelociraptorException when the file, or the certificate in it, cannot serve
     */
    public static Connection open(PluginContext context, ApiAccess access) throws VelociraptorException {
        return open(new ApiConfigReader(context, access).read(), context.clock().instant());
    }

    /** The same, of a file that has been read. */
    static Connection open(ApiConfig config, Instant now) throws VelociraptorException {
        IdentityCheck.check(config.identity(), config.file(), now);
        GrpcLog.silence();
        Transports transports = new Transports();
        return new Connection(config, parties(config), transports, channel(config, transports));
    }

    /** The same, with an API client file whose key is not encrypted. */
    public static Connection open(PluginContext context, Path file) throws VelociraptorException {
        return open(context, ApiAccess.of(file));
    }

    public ApiConfig config() {
        return config;
    }

    public Channel channel() {
        return channel;
    }

    /**
     * How often it has connected. One more than before: the server may have started again in between, and have lost what
     * it had not written down.
     */
    public int timesConnected() {
        return transports.count();
    }

    /** Both ends, as they were when it was opened. */
    public Parties parties() {
        return parties;
    }

    /**
     * Looks at our certificate again.
     *
     * @throws VelociraptorException when it has ended meanwhile
     */
    public void check(Instant now) throws VelociraptorException {
        IdentityCheck.check(config.identity(), config.file(), now);
    }

    private static Parties parties(ApiConfig config) throws VelociraptorException {
        Identity own = config.identity();
        return new Parties(
                config.address(), fingerprint(config), own.user(), own.end(), FileRights.othersMayRead(config.file()));
    }

    private static String fingerprint(ApiConfig config) throws VelociraptorException {
        try {
            return config.identity().serverFingerprint();
        } catch (GeneralSecurityException unusable) {
            throw VelociraptorException.lasting(
                            config.file() + ": ca_certificate cannot be used",
                            Remedies.newFile(config.identity().user()))
                    .because(unusable);
        }
    }

    private static ManagedChannel channel(ApiConfig config, Transports transports) throws VelociraptorException {
        try {
            return config.server()
                    .channel()
                    .sslSocketFactory(sockets(config.identity()))
                    .tlsConnectionSpec(TLS, SUITES)
                    .overrideAuthority(config.serverName())
                    .keepAliveTime(KEEP_ALIVE_MINUTES, TimeUnit.MINUTES)
                    .maxInboundMessageSize(config.largestMessage())
                    .addTransportFilter(transports)
                    .disableServiceConfigLookUp()
                    .build();
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw VelociraptorException.lasting(
                            config.file() + ": its certificates or its address cannot be used",
                            Remedies.newFile(config.identity().user()))
                    .because(unusable);
        }
    }

    private static SSLSocketFactory sockets(Identity identity) throws GeneralSecurityException {
        KeyManagerFactory ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        ours.init(identity.ownStore(), new char[0]);
        TrustManagerFactory theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        theirs.init(identity.trustStore());
        SSLContext tls = SSLContext.getInstance("TLSv1.3");
        tls.init(ours.getKeyManagers(), theirs.getTrustManagers(), null);
        return tls.getSocketFactory();
    }

    /** Takes no more calls. Those under way go on, and with the last of them it ends. */
    void retire() {
        channel.shutdown();
    }

    /** Drops what is under way and waits a second at most. */
    @Override
    public void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
