package dev.belfry.app.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks to each connection as a script says: what no proper server would do. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    RawServer(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    RawServer(ServerSocket socket, Script script) {
        this.socket = socket;
        daemon(() -> accept(script));
    }

    /** What happens on one connection; it is closed afterwards. */
    interface Script {
        void run(Peer peer) throws IOException;
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + Senders.PATH;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many requests were read whole. */
    int requests() {
        return requests.get();
    }

    int connections() {
        return connections.get();
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket peer = socket.accept();
                connections.incrementAndGet();
                daemon(() -> serve(script, peer));
            }
        } catch (SocketException closed) {
            // The test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Script script, Socket peer) {
        try (peer) {
            script.run(new Peer(peer));
        } catch (IOException theOtherSideGaveUp) {
            // As most of these tests want it to.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** One connection. */
    final class Peer {
        private final Socket peer;
        private final InputStream in;
        private final OutputStream out;

        private Peer(Socket peer) throws IOException {
            this.peer = peer;
            this.in = peer.getInputStream();
            this.out = peer.getOutputStream();
        }

        /** Reads one request of the kind these tests send; returns its head. */
        String request() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) next());
            }
            for (int left = contentLength(head.toString()); left > 0; left--) {
                next();
            }
            requests.incrementAndGet();
            return head.toString();
        }

        private int next() throws IOException {
            int read = in.read();
            if (read < 0) {
                throw new IOException("end");
            }
            return read;
        }

        private static int contentLength(String head) {
            for (String line : head.split("\r\n", -1)) {
                if (line.startsWith("Content-Length: ")) {
                    return Integer.parseInt(line.substring(16));
                }
            }
            return 0;
        }

        void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** Writes until the other side has had enough. */
        void writeForever(String text) throws IOException {
            byte[] bytes = text.repeat(1 + 8192 / text.length()).getBytes(StandardCharsets.ISO_8859_1);
            while (true) {
                out.write(bytes);
            }
        }

        void awaitEnd() throws IOException {
            while (in.read() >= 0) {
                // Whatever comes.
            }
        }

        void reset() throws IOException {
            peer.setSoLinger(true, 0);
            peer.close();
        }
    }
}
