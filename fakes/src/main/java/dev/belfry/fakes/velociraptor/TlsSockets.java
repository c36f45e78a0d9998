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
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Listens with TLS 1.3 alone and demands a client certificate, as Velociraptor does. It lies below gRPC, whose OkHttp
 * server speaks TLS 1.2 only and would not let a connection be cut. What the JDK does not let us set per socket is the
 * list of curves: Velociraptor has no X25519, here it is offered.
 */
final class TlsSockets extends ServerSocketFactory {
    private final SSLSocketFactory tls;
    private final Map<SocketAddress, SSLSocket> open = new ConcurrentHashMap<>();

    TlsSockets(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /** Whose certificate the other end showed. */
    Optional<Principal> peer(SocketAddress remote) {
        try {
            SSLSocket socket = open.get(remote);
            return socket == null
                    ? Optional.empty()
                    : Optional.of(socket.getSession().getPeerPrincipal());
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    /** Cuts a connection with a TCP reset, whatever was still to be sent. */
    void reset(SocketAddress remote) throws IOException {
        SSLSocket socket = open.remove(remote);
        if (socket != null) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                return secured(super.accept());
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

    private SSLSocket secured(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, null, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setApplicationProtocols(new String[] {"h2"});
        parameters.setNeedClientAuth(true);
        socket.setUseClientMode(false);
        socket.setSSLParameters(parameters);
        open.values().removeIf(Socket::isClosed);
        open.put(plain.getRemoteSocketAddress(), socket);
        return socket;
    }
}
