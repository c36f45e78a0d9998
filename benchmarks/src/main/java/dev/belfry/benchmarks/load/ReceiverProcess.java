package dev.belfry.benchmarks.load;

import dev.belfry.fakes.http.FakeWebhook;
import java.io.IOException;
import java.time.InstantSource;

/** A webhook; says its address. */
public final class ReceiverProcess {
    private ReceiverProcess() {}

    /** Where the process starts. */
    public static void main(String[] arguments) throws IOException {
        try (FakeWebhook webhook = FakeWebhook.start(InstantSource.system())) {
            Child.serve(webhook.url().toString());
        }
    }
}
