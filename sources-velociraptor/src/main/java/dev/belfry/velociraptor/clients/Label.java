package dev.belfry.velociraptor.clients;

/**
 * A label that is watched for. Velociraptor compares labels without regard to case; its search, however, finds whatever
 * begins with what it is given, so what it finds is compared again here.
 *
 * @param text as the user wrote it
 */
record Label(String text) {
    /** What the server takes to be the same label is the same text here. */
    String folded() {
        return fold(text);
    }

    boolean is(String other) {
        return text.equals(other) || folded().equals(fold(other));
    }

    /** Whether the search finds this other label too, though it is another. */
    boolean isPrefixOf(String other) {
        return !is(other) && fold(other).startsWith(folded());
    }

    /**
     * What to search for: the label or a beginning of it, without what a search takes for more than a letter. A star is
     * a wildcard; a slash at the end makes a pattern of what is before it; {@code none} finds clients without labels.
     */
    String searchPrefix() {
        int star = text.indexOf('*');
        String prefix = star < 0 ? text : text.substring(0, star);
        while (prefix.endsWith("/")) {
            prefix = prefix.substring(0, prefix.length() - 1);
        }
        return prefix.strip().equalsIgnoreCase("none") ? prefix.strip().substring(0, 3) : prefix;
    }

    /**
     * Lower case letter by letter, as Go does it. {@link String#toLowerCase()} looks at the letters around as well and
     * takes some labels to differ that the server takes to be one.
     */
    static String fold(String label) {
        StringBuilder folded = new StringBuilder(label.length());
        label.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
