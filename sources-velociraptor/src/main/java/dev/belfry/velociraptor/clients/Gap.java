package dev.belfry.velociraptor.clients;

/**
 * A time in which the server may have crashed unseen: since something failed, was forgotten, or the connection was made
 * anew. Closed by comparing its labels with its log, see {@link LostLabels}.
 */
final class Gap {
    /** A channel connects in the first call that needs it. */
    private static final int NOT_YET = -1;

    private final LabelServer server;

    private boolean open = true;
    private int connected;

    Gap(LabelServer server) {
        this.server = server;
    }

    /** Something failed, or was forgotten: what there was to be seen meanwhile may not have been. */
    void open() {
        open = true;
    }

    /** Labels were compared, on the connection that there is. */
    void close() {
        open = false;
        connected = server.timesConnected();
    }

    /** Nothing was read before, so that nothing can be missing; what is read next is the beginning. */
    void closeOnceConnected() {
        open = false;
        connected = NOT_YET;
    }

    /** Whether labels are to be compared before the next poll. */
    boolean isOpen() {
        return open || connected != server.timesConnected();
    }

    /** Whether what was read since the gap was closed counts. */
    boolean isStillClosed() {
        if (connected == NOT_YET) {
            connected = server.timesConnected();
        }
        return !isOpen();
    }
}
