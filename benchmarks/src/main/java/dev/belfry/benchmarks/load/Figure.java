package dev.belfry.benchmarks.load;

/**
 * One row of the table.
 *
 * @param aim what it should be; empty where nobody has said
 */
public record Figure(String what, String result, String aim) {
    /** A result without an aim. */
    public static Figure of(String what, String result) {
        return new Figure(what, result, "");
    }

    /** As a row of a Markdown table. */
    public String row() {
        return "| " + what + " | " + result + " | " + aim + " |";
    }
}
