package dev.belfry.app.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one call may take in time and bytes. It belongs to the thread that makes the call: HTTP/1.1 reads nowhere else,
 * and neither a socket nor a name lookup is told for which call it works.
 *
 * <p>Bytes are counted below TLS, compression and chunks, because OkHttp bounds a header but reads the line that starts
 * a chunk to its end, however long: without this an answer could fill the memory within the call's time-out.
 */
final class Allowance {
    /** 256 KiB of headers are the most OkHttp takes, 64 KiB of body the most we do; the rest is for TLS and chunks. */
    static final int BYTES = 1 << 20;

    private static final ThreadLocal<@Nullable Allowance> CURRENT = new ThreadLocal<>();

    private final long deadline;
    private int bytesLeft = BYTES;

    private Allowance(long deadline) {
        this.deadline = deadline;
    }

    static void begin(Duration time) {
        CURRENT.set(new Allowance(System.nanoTime() + time.toNanos()));
    }

    /** Ends this thread's call; returns how many bytes it received. */
    static int end() {
        Allowance current = CURRENT.get();
        CURRENT.remove();
        return current == null ? 0 : BYTES - current.bytesLeft;
    }

    /** The time left to this thread's call, at most what is asked for. */
    static Duration atMost(Duration wanted) {
        Allowance current = CURRENT.get();
        if (current == null) {
            return wanted;
        }
        Duration left = Duration.ofNanos(Math.max(0, current.deadline - System.nanoTime()));
        return left.compareTo(wanted) < 0 ? left : wanted;
    }

    /** Counts bytes received for this thread's call. */
    static void take(int bytes) throws IOException {
        Allowance current = CURRENT.get();
        if (current == null || bytes <= 0) {
            return;
        }
        current.bytesLeft -= bytes;
        if (current.bytesLeft < 0) {
            throw new IOException("more than " + BYTES + " bytes came");
        }
    }
}
