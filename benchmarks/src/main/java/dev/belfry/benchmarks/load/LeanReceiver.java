package dev.belfry.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A webhook that reads each request and answers 200, and does nothing else, so that what is measured is the sender. It
 * understands what the senders here write: HTTP/1.1 with a Content-Length.
 */
final class LeanReceiver implements AutoCloseable {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 17"
                    + END_OF_HEAD + "{\"received\":true}")
            .getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "content-length:";

    private final ServerSocket server;

    private LeanReceiver(ServerSocket server) {
        this.server = server;
    }

    /** Starts one on a free port of loopback. */
    static LeanReceiver start() throws IOException {
        LeanReceiver receiver = new LeanReceiver(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
        daemon(receiver::accept);
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // That is how it ends.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
            OutputStream out = socket.getOutputStream();
            while (true) {
                in.skipNBytes(length(head(in)));
                out.write(ANSWER);
            }
        } catch (IOException theSenderHasHungUp) {
            // It may at any time.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(512);
        int matched = 0;
        while (matched < END_OF_HEAD.length()) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
            matched = next == END_OF_HEAD.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private static long length(String head) throws IOException {
        try (Stream<String> lines = head.toLowerCase(Locale.ROOT).lines()) {
            return lines.filter(line -> line.startsWith(LENGTH))
                    .mapToLong(line ->
                            Long.parseLong(line.substring(LENGTH.length()).strip()))
                    .findFirst()
                    .orElseThrow(() -> new IOException("a request without a Content-Length"));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
