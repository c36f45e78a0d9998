package dev.belfry.engine.driver;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether the driver's thread is in a rule's code, and in which. Somebody who watches may take an engine away from a
 * thread that does not come back: the thread is in such a call just then, so it uses nothing that others use, and when it
 * returns it finds out and goes no further.
 *
 * <p>Costs a call one plain write and one compare-and-set, and no other thread anything: the watch looks now and then.
 */
public final class Custody {
    private static final long ABANDONED = -1;

    /** Odd while the thread is in a rule's code; different for each call. */
    private final AtomicLong mark = new AtomicLong();
    /** The driver's own copy. */
    private long own;

    private @Nullable RuleBook<?> book;
    private @Nullable Object subject;

    void enter(RuleBook<?> rule, Object about) {
        book = rule;
        subject = about;
        mark.setRelease(++own);
    }

    /** Ends a call, or the thread, when it was taken for lost. */
    void leave() {
        if (!mark.compareAndSet(own, own + 1)) {
            throw new Abandoned();
        }
        own++;
    }

    /** What to compare two looks by: the same odd number is the same call. */
    public long look() {
        return mark.getAcquire();
    }

    /** Takes the engine away from a thread that is still in the call that was seen; empty when it is not. */
    public Optional<Hung> abandon(long seen) {
        if (seen < 0 || seen % 2 == 0 || !mark.compareAndSet(seen, ABANDONED) || book == null || subject == null) {
            return Optional.empty();
        }
        return Optional.of(new Hung(book.number(), book.name(), subject));
    }

    /** Ends a thread whose engine was taken away. Nobody's failure, so that nobody handles it as one. */
    public static final class Abandoned extends Error {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("another thread goes on", null, false, false);
        }
    }
}
