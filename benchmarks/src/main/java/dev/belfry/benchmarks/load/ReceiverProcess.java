package dev.belfry.benchmarks.load;

import java.io.IOException;

/** A webhook; says its address. */
public final class ReceiverProcess {
    private ReceiverProcess() {}

    /** Where the process starts. */
    public static void main(String[] arguments) throws IOException {
        try (LeanReceiver webhook = LeanReceiver.start()) {
            Child.serve(webhook.url());
        }
    }
}
