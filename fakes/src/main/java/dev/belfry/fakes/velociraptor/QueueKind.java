package dev.belfry.fakes.velociraptor;

import java.util.Locale;

/** What an event artifact is, and with that what history its queue has. */
public enum QueueKind {
    /** Of the server: all its rows are kept. */
    SERVER_EVENT,
    /** Of the clients: each client's rows are kept with that client, and can be read only there. */
    CLIENT_EVENT,
    /** Of the server's own parts: told to whoever listens, and gone. */
    INTERNAL;

    /** As the server writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
