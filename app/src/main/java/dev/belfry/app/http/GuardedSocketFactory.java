package dev.belfry.app.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * Makes sockets that connect within a zone only, and count what they receive.
 *
 * <p>The check sits in {@code connect}, where the address is the very one that is used: a literal address, one that a
 * name resolved to, one that it resolves to a second later. (Through a proxy, the proxy resolves names, and it alone
 * can decide; addresses written as such are checked before.)
 */
final class GuardedSocketFactory extends SocketFactory {
    private final Zone zone;

    GuardedSocketFactory(Zone zone) {
        this.zone = zone;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }

    /** The zone does not hold this address. Its message is meant for users. */
    static final class OutOfZoneException extends IOException {
        private static final long serialVersionUID = 1L;

        private OutOfZoneException(String refusal) {
            super(refusal);
        }
    }

    private final class GuardedSocket extends Socket {
        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (endpoint instanceof InetSocketAddress address && !address.isUnresolved()) {
                Optional<String> refusal = zone.refusal(address.getAddress());
                if (refusal.isPresent()) {
                    throw new OutOfZoneException(refusal.get());
                }
            }
            super.connect(endpoint, timeout);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream());
        }
    }

    private static final class CountedStream extends FilterInputStream {
        private CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            Allowance.take(1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            Allowance.take(read);
            return read;
        }
    }
}
