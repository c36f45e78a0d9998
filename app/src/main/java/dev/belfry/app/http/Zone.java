package dev.belfry.app.http;

import dev.belfry.core.settings.SecretUrl;
import dev.belfry.engine.http.Reach;
import java.net.InetAddress;
import java.util.Optional;

/** Where a request may go. It follows from the address and the sink's reach, and is enforced at every connection. */
enum Zone {
    /** Plain http, which everyone on the way can read. */
    THIS_MACHINE,
    /** Everywhere but at link-local and metadata addresses. */
    OUTSIDE,
    ANYWHERE;

    static Zone of(SecretUrl url, Reach reach) {
        if (url.scheme().equals("http") && !reach.insecure()) {
            return THIS_MACHINE;
        }
        return reach.internal() ? ANYWHERE : OUTSIDE;
    }

    /** Why no connection may be made to that address, in words; empty when it may. */
    Optional<String> refusal(InetAddress address) {
        return switch (this) {
            case ANYWHERE -> Optional.empty();
            case OUTSIDE ->
                InternalAddresses.kind(address)
                        .map(kind -> "its address " + address.getHostAddress() + " is " + kind
                                + "; if that is meant, say allow-private: true for this sink");
            case THIS_MACHINE ->
                address.isLoopbackAddress()
                        ? Optional.empty()
                        : Optional.of("plain http would leave this machine; use https, or say allow-insecure: true"
                                + " for this sink");
        };
    }
}
