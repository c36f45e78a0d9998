package dev.belfry.velociraptor.query;

/** Velociraptor's rights in words. */
final class Right {
    private Right() {}

    /** What follows from its absence, to be put behind what cannot be done; empty when that says it. */
    static String consequence(String name) {
        return name.equals("LABEL_CLIENT") ? ": clients that are told would be told again" : "";
    }

    static String words(String name) {
        return switch (name) {
            case "ANY_QUERY" -> "run queries";
            case "READ_RESULTS" -> "read results";
            case "LABEL_CLIENT" -> "change labels";
            default -> "do what needs the right " + name;
        };
    }
}
