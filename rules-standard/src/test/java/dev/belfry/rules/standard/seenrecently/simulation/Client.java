package dev.belfry.rules.standard.seenrecently.simulation;

/** What the server knows of a client. */
final class Client {
    static final long NEVER = Long.MAX_VALUE;

    final int number;
    boolean exists = true;
    boolean label;
    boolean online;

    /** Whether the label is in the client's own configuration, which puts it on at every start. */
    private final boolean baked;

    private long lastSeen;
    private long backAt = NEVER;

    Client(int number, boolean baked) {
        this.number = number;
        this.baked = baked;
    }

    String id() {
        return "C." + number;
    }

    /** Of a client that is connected the server says: now. */
    long lastSeen(long now) {
        return online ? now : lastSeen;
    }

    void start(long now) {
        exists = true;
        online = true;
        lastSeen = now;
        label |= baked;
        backAt = NEVER;
    }

    void stop(long now) {
        lastSeen = lastSeen(now);
        online = false;
    }

    void delete() {
        exists = false;
        label = false;
        online = false;
        backAt = NEVER;
    }

    /** Whether it is to come back, now that its server has started again. */
    boolean isDueBack(long now) {
        return exists && backAt <= now;
    }

    /** What a snapshot keeps. */
    Saved save(long now) {
        return new Saved(exists, label, lastSeen(now));
    }

    void restore(Saved saved, long back) {
        exists = saved.exists();
        label = saved.label();
        lastSeen = saved.lastSeen();
        online = false;
        backAt = back;
    }

    record Saved(boolean exists, boolean label, long lastSeen) {}
}
