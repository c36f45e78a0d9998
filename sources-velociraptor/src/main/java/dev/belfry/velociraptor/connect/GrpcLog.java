package dev.belfry.velociraptor.connect;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What gRPC writes to java.util.logging by itself: stack traces of what it also throws, so each failure would be told
 * twice, and the first time in no words of ours.
 */
final class GrpcLog {
    /** Kept, since a logger that nobody holds forgets its level. */
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private GrpcLog() {}

    static void silence() {
        GRPC.setLevel(Level.OFF);
    }
}
