package dev.belfry.velociraptor.connect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import javax.net.SocketFactory;

/** Connects to one Unix socket, whatever host and port it is given. */
final class UnixSockets extends SocketFactory {
    private final UnixDomainSocketAddress address;

    UnixSockets(Path path) {
        this.address = UnixDomainSocketAddress.of(path);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            connect(channel);
            return new UnixSocket(channel, address);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Is connected at once or never: while its queue is full, a channel that blocks would wait for ever. */
    private void connect(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        try {
            if (!channel.connect(address)) {
                throw new ConnectException("too many wait for " + address);
            }
        } catch (SocketException failed) {
            throw refused(failed);
        }
        channel.configureBlocking(true);
    }

    private static ConnectException refused(SocketException failed) {
        ConnectException refused = new ConnectException(failed.getMessage());
        refused.initCause(failed);
        return refused;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }
}
