package dev.belfry.velociraptor.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Unix socket with a server on loopback behind it. */
public final class UnixRelay implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<SocketChannel> clients = new CopyOnWriteArrayList<>();

    /** @param server host and port, of which the port counts */
    public UnixRelay(Path path, String server) throws IOException {
        this.port = Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
        this.listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path));
        threads.execute(this::accept);
    }

    /** How many have connected. */
    public int connected() {
        return clients.size();
    }

    /** How many of them are still there. */
    public long open() {
        return clients.stream().filter(SocketChannel::isOpen).count();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel near = listener.accept();
                clients.add(near);
                SocketChannel far = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                threads.execute(() -> copy(near, far));
                threads.execute(() -> copy(far, near));
            }
        } catch (IOException closed) {
            clients.forEach(UnixRelay::close);
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer bytes = ByteBuffer.allocate(64 << 10);
        try {
            while (from.read(bytes) >= 0) {
                bytes.flip();
                while (bytes.hasRemaining()) {
                    to.write(bytes);
                }
                bytes.clear();
            }
        } catch (IOException cut) {
            // As good as an end.
        }
        close(from);
        close(to);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException neverMind) {
            throw new AssertionError(neverMind);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
