package dev.belfry.fakes.velociraptor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens with TLS 1.3 alone and demands a client certificate, as Velociraptor does. It lies below gRPC, whose OkHttp
 * server speaks TLS 1.2 only and would not let a connection be cut. What the JDK does not let us set per socket is the
 * list of curves: Velociraptor has no X25519, here it is offered.
 */
final class TlsSockets extends ServerSocketFactory {
    private static final Logger log = LoggerFactory.getLogger(TlsSockets.class);
    private static final int HANDSHAKE_MILLIS = 5_000;

    private final SSLSocketFactory tls;
    private final Map<SocketAddress, Connection> open = new ConcurrentHashMap<>();

    TlsSockets(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /** Whose certificate the other end showed. */
    Optional<Principal> peer(SocketAddress remote) {
        return Optional.ofNullable(open.get(remote)).flatMap(Connection::peer);
    }

    /** Cuts a connection, and with it every call on it. */
    void reset(SocketAddress remote) {
        Connection connection = open.remove(remote);
        if (connection != null) {
            connection.reset();
        }
    }

    /** Cuts all connections, as the death of a process does. */
    void resetAll() {
        open.keySet().forEach(this::reset);
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                Optional<Socket> welcome = Optional.empty();
                while (welcome.isEmpty()) {
                    welcome = welcome(super.accept());
                }
                return welcome.get();
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException("gRPC binds what it was given");
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
        throw new UnsupportedOperationException("gRPC binds what it was given");
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException("gRPC binds what it was given");
    }

    /** Empty for whoever fails the handshake: gRPC would log a stack trace for each. */
    private Optional<Socket> welcome(Socket plain) throws IOException {
        try {
            plain.setSoTimeout(HANDSHAKE_MILLIS);
            SSLSocket secured = secured(plain);
            secured.startHandshake();
            plain.setSoTimeout(0);
            Connection connection = new Connection(plain, secured);
            open.values().removeIf(Connection::isClosed);
            open.put(plain.getRemoteSocketAddress(), connection);
            return Optional.of(connection);
        } catch (IOException e) {
            log.debug("Turned away {}", plain, e);
            plain.close();
            return Optional.empty();
        }
    }

    private SSLSocket secured(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, null, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setApplicationProtocols(new String[] {"h2"});
        parameters.setNeedClientAuth(true);
        socket.setUseClientMode(false);
        socket.setSSLParameters(parameters);
        return socket;
    }
}
