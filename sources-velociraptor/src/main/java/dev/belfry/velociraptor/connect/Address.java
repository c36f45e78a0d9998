package dev.belfry.velociraptor.connect;

/** A host, without the brackets of an IPv6 one, and a port. */
record Address(String host, int port) {
    /** @throws IllegalArgumentException when it is none; the message says why */
    static Address parse(String text) {
        if (text.startsWith("unix:")) {
            throw new IllegalArgumentException("a Unix socket cannot be used; give the API a port");
        }
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("is not of the form host:port");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new Address(bracketed ? host.substring(1, host.length() - 1) : host, port(text.substring(colon + 1)));
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
