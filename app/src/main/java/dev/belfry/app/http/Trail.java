package dev.belfry.app.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** How far one call has come. From this alone follows whether a failure left its request unsent or in doubt. */
final class Trail extends EventListener {
    /** In order; a call never goes back, even when it tries a second address. */
    enum Phase {
        STARTED,
        CONNECTING,
        SECURING,
        WRITING,
        WAITING,
        ANSWERED
    }

    /** Addresses are tried side by side, so events come from several threads. */
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTED);

    private volatile @Nullable String lookedUp;
    private volatile @Nullable String proxy;
    private volatile @Nullable Response head;
    private volatile int received;

    Phase phase() {
        return requireNonNull(phase.get());
    }

    /** Whether the receiver can have seen anything of the request. */
    boolean mayHaveBeenSeen() {
        return phase().compareTo(Phase.WRITING) >= 0;
    }

    /** The name that was looked up last, the receiver's or a proxy's; null when there was none to look up. */
    @Nullable
    String lookedUp() {
        return lookedUp;
    }

    /** The HTTP proxy on the way, as host and port; null when there is none. */
    @Nullable
    String proxy() {
        return proxy;
    }

    /** Status and headers as they came; null before {@link Phase#ANSWERED}. Its body is not to be read from here. */
    @Nullable
    Response head() {
        return head;
    }

    /** Bytes that came, whatever they were; known when the call has ended. */
    int received() {
        return received;
    }

    void received(int bytes) {
        received = bytes;
    }

    private void reached(Phase next) {
        phase.accumulateAndGet(next, (before, now) -> now.compareTo(before) > 0 ? now : before);
    }

    @Override
    public void dnsStart(Call call, String name) {
        lookedUp = name;
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy way) {
        if (way.type() == Proxy.Type.HTTP) {
            proxy = address.getHostString() + ":" + address.getPort();
        }
        reached(Phase.CONNECTING);
    }

    @Override
    public void secureConnectStart(Call call) {
        reached(Phase.SECURING);
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
        // The proxy has done its part: from here on it is the receiver that answers, or does not.
        proxy = null;
    }

    @Override
    public void requestHeadersStart(Call call) {
        reached(Phase.WRITING);
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        if (request.body() == null) {
            reached(Phase.WAITING);
        }
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        reached(Phase.WAITING);
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        head = response;
        reached(Phase.ANSWERED);
    }
}
