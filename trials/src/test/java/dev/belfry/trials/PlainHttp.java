package dev.belfry.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Says one thing to whoever connects, whatever they say, as a web server does to those who speak TLS to it. */
final class PlainHttp implements AutoCloseable {
    private final ServerSocket socket;
    private final String answer;

    private PlainHttp(String answer) throws IOException {
        this.socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        this.answer = "HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }

    /**
     * Starts one.
     *
     * @param answer the status line, less the version, and any headers
     */
    static PlainHttp answering(String answer) throws IOException {
        PlainHttp server = new PlainHttp(answer);
        Thread thread = new Thread(server::serve, "plain-http");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                int unused = client.getInputStream().read(new byte[64 << 10]);
                client.getOutputStream().write(answer.getBytes(US_ASCII));
            } catch (IOException gone) {
                // The client, or this server.
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
