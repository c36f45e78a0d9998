package dev.belfry.engine.store;

/**
 * What a store is.
 *
 * @param uuid 32 hexadecimal digits, unique among all stores
 * @param tag four letters and digits that begin its alerts' ids
 * @param lastAlert the highest alert number given out
 * @param lastDelivery the highest delivery number given out
 */
public record Identity(String uuid, String tag, long lastAlert, long lastDelivery) {
    /** The name of an alert for people: {@code k7f3-1042}. */
    public String alertId(long first) {
        return new AlertId(tag, first).toString();
    }

    /** Where the numbering goes on after a commit. */
    Identity after(Changes changes) {
        long alert = changes.alerts().stream().mapToLong(AlertRow::id).max().orElse(lastAlert);
        long delivery = changes.created().keySet().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(lastDelivery);
        return new Identity(uuid, tag, alert, delivery);
    }
}
