package dev.belfry.engine.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class DidYouMean {
    private static final int LONGEST = 64;

    private DidYouMean() {}

    /** " Did you mean label?", or nothing when no known word is near. */
    public static String sentence(String written, Collection<String> known) {
        return nearest(written, known).map(DidYouMean::question).orElse("");
    }

    static String question(String word) {
        return " Did you mean " + word + "?";
    }

    /** The known word that takes the fewest changes, if that is no more than a third of it. */
    static Optional<String> nearest(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = written.toLowerCase(Locale.ROOT);
        String nearest = "";
        int fewest = Math.max(1, written.length() / 3) + 1;
        for (String word : known) {
            int changes = distance(lower, word);
            if (changes < fewest) {
                fewest = changes;
                nearest = word;
            }
        }
        return Optional.of(nearest).filter(word -> !word.isEmpty());
    }

    /** How many letters to add, drop, replace or swap with their neighbour make one word the other. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : changes(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int changes(String a, String b, int[][] d, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int changes = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(changes, d[i - 2][j - 2] + 1) : changes;
    }
}
