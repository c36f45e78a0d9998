package dev.belfry.velociraptor.connect;

import io.grpc.okhttp.OkHttpChannelBuilder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a server's API listens. */
sealed interface Address {
    /** As users write it. */
    String text();

    /** A channel that leads there, not secured yet. */
    OkHttpChannelBuilder channel();

    /** A host, without the brackets of an IPv6 one, and a port. */
    record Host(String host, int port) implements Address {
        @Override
        public String text() {
            return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
        }

        @Override
        public OkHttpChannelBuilder channel() {
            return OkHttpChannelBuilder.forAddress(host, port);
        }
    }

    /** A Unix socket on this machine. TLS is spoken on it as everywhere. */
    record Unix(Path path) implements Address {
        @Override
        public String text() {
            return "unix://" + path;
        }

        /** Of host and port, which gRPC must have, nothing is looked up or dialled. */
        @Override
        public OkHttpChannelBuilder channel() {
            return OkHttpChannelBuilder.forAddress("127.0.0.1", 1)
                    .proxyDetector(anywhere -> null)
                    .socketFactory(new UnixSockets(path));
        }
    }

    /**
     * Reads {@code host:port} or {@code unix:///path}.
     *
     * @throws IllegalArgumentException when it is neither; the message says why
     */
    static Address parse(String text) {
        if (text.startsWith("unix:")) {
            return unix(text.substring("unix:".length()));
        }
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("is neither of the form host:port nor of the form unix:///path");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new Host(bracketed ? host.substring(1, host.length() - 1) : host, port(text.substring(colon + 1)));
    }

    private static Unix unix(String rest) {
        try {
            Path path = Path.of(rest.startsWith("//") ? rest.substring(2) : rest);
            if (path.isAbsolute()) {
                return new Unix(path);
            }
        } catch (InvalidPathException noPath) {
            throw new IllegalArgumentException("has no path after unix://", noPath);
        }
        throw new IllegalArgumentException("has no absolute path after unix://");
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= 0xffff) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("has no port number after its last colon", noNumber);
        }
        throw new IllegalArgumentException("has a port number that no port can have");
    }
}
