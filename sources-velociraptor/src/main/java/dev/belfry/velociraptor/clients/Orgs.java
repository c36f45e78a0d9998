package dev.belfry.velociraptor.clients;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which organisations are watched.
 *
 * @param ids as configured; none for all that the server lets us see
 */
record Orgs(List<String> ids) {
    static final String ROOT = "root";

    private static final String ALL = "all";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]+");

    Orgs {
        ids = List.copyOf(ids);
    }

    /** @throws IllegalArgumentException when it can be no organisation's id */
    static Orgs one(String id) {
        checkId(id);
        if (id.equals(ALL)) {
            throw new IllegalArgumentException("Write orgs: all for all organisations.");
        }
        return new Orgs(List.of(id));
    }

    /** @throws IllegalArgumentException when one of them can be no organisation's id, or comes twice */
    static Orgs of(List<String> ids) {
        if (ids.equals(List.of(ALL))) {
            return new Orgs(List.of());
        }
        ids.forEach(Orgs::checkId);
        if (ids.isEmpty() || ids.stream().distinct().count() < ids.size() || ids.contains(ALL)) {
            throw new IllegalArgumentException("orgs must name each organisation once, or be all.");
        }
        return new Orgs(ids);
    }

    private static void checkId(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("org must be an organisation's id, such as root or O123.");
        }
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    boolean areAll() {
        return ids.isEmpty();
    }
}
