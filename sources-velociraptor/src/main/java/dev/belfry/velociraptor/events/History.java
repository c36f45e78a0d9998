package dev.belfry.velociraptor.events;

/** What a queue remembers. */
enum History {
    /** All rows, in one place. */
    OF_SERVER("events of the server"),
    /** Each client's rows, with that client. */
    OF_CLIENTS("events of clients"),
    /** Nothing: what nobody hears is gone. */
    NONE("events without a history");

    private final String words;

    History(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
