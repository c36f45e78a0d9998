package dev.belfry.engine.run;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.source.Settlement;
import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what an instance says, and waits for it. */
final class Heard implements RunListener {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Runnable afterAFailure;

    Heard(Runnable afterAFailure) {
        this.afterAFailure = afterAFailure;
    }

    /** Waits until this has been said; what was said before it is forgotten. */
    void await(String line) throws InterruptedException {
        StringBuilder before = new StringBuilder();
        while (true) {
            String next = lines.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("never heard: " + line + ", but " + before);
            }
            if (next.equals(line)) {
                return;
            }
            before.append(next).append("; ");
        }
    }

    @Override
    public void told(Alert alert) {
        lines.add("told " + alert.origin().key());
    }

    @Override
    public void settled(String rule, String key, Settlement found) {
        lines.add("settled " + key);
    }

    @Override
    public void threw(String rule, String key, RuntimeException defect) {
        lines.add("threw " + key);
    }

    @Override
    public void sourceFailed(String source, SourceTrouble trouble, Duration again) {
        lines.add(trouble.kind() + " " + trouble.why());
        afterAFailure.run();
    }

    @Override
    public void sourceRecovered(String source) {
        lines.add("recovered");
    }

    @Override
    public void hung(String name, String what) {
        lines.add("hung " + name);
    }

    @Override
    public void storeFailed(StoreException failure) {
        lines.add("store failed");
    }

    @Override
    public void storeRecovered() {
        lines.add("store recovered");
    }

    @Override
    public void stopped(RuntimeException why) {
        lines.add("stopped: " + why.getMessage());
    }
}
