package dev.belfry.fakes.velociraptor;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.net.SocketAddress;
import java.security.Principal;
import java.util.Objects;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Who calls. The common name of the certificate is the user's name.
 *
 * @param cut cuts the caller's connection, with all calls on it
 */
record Caller(String user, Runnable cut) {
    private static final Context.Key<Caller> CURRENT = Context.key("caller");

    /** The caller of the call that this thread handles. */
    static Caller current() {
        return Objects.requireNonNull(CURRENT.get(), "no call here");
    }

    /** Finds out for each call who makes it. */
    record Interceptor(TlsSockets sockets) implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            SocketAddress address =
                    Objects.requireNonNull(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR), "address");
            String user = sockets.peer(address).map(Caller::commonName).orElse("");
            Caller caller = new Caller(user, () -> sockets.reset(address));
            return Contexts.interceptCall(Context.current().withValue(CURRENT, caller), call, headers, next);
        }
    }

    private static String commonName(Principal subject) {
        try {
            return new LdapName(subject.getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            throw new IllegalStateException("TLS lets no such certificate in", e);
        }
    }
}
