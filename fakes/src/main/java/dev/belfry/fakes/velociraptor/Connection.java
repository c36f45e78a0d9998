package dev.belfry.fakes.velociraptor;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.security.Principal;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What gRPC sees of a TLS connection. A broken one has ended, as far as it reads: else it logs a stack trace for each. */
final class Connection extends Socket {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final Socket plain;
    private final SSLSocket secured;

    Connection(Socket plain, SSLSocket secured) {
        this.plain = plain;
        this.secured = secured;
    }

    /** Whose certificate the other end showed. */
    Optional<Principal> peer() {
        try {
            return Optional.of(secured.getSession().getPeerPrincipal());
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    /** Ends it with a TCP reset, whatever was still to be sent. */
    void reset() {
        try {
            plain.setSoLinger(true, 0);
            plain.close();
        } catch (IOException e) {
            log.debug("A connection that was to be reset had ended already", e);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(secured.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                try {
                    return super.read(bytes, offset, length);
                } catch (IOException e) {
                    log.debug("A connection has broken", e);
                    return -1;
                }
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return secured.getOutputStream();
    }

    @Override
    public synchronized void close() throws IOException {
        secured.close();
    }

    @Override
    public boolean isClosed() {
        return secured.isClosed() || plain.isClosed();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        secured.setTcpNoDelay(on);
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return secured.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return secured.getLocalSocketAddress();
    }

    @Override
    public InetAddress getInetAddress() {
        return secured.getInetAddress();
    }

    @Override
    public int getPort() {
        return secured.getPort();
    }
}
