package dev.footnote.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** "Did you mean": the known name that a mistyped one is nearest to. Stateless, safe for many threads. */
public final class NearestName {

    private NearestName() {}

    /**
     * The known name that takes the fewest typing errors (a letter left out, put in, changed, or two swapped); empty where even that one is no likely slip, which
     * is to say more than a third of its letters, and more than two.
     *
     * @param word as it was typed
     * @param known names to choose from
     */
    public static Optional<String> to(String word, Collection<String> known) {
        return to(word, known, Math.max(2, word.length() / 3));
    }

    /**
     * The nearest known name within a number of typing errors.
     *
     * @param word as it was typed
     * @param known names to choose from
     * @param most typing errors, from 0
     */
    public static Optional<String> to(String word, Collection<String> known, int most) {
        return known.stream()
                // The lengths alone are that many errors apart, which spares a long word the table.
                .filter(name -> Math.abs(name.length() - word.length()) <= most)
                .filter(name -> distance(name, word) <= most)
                .min(Comparator.comparingInt((String name) -> distance(name, word))
                        // Whoever swaps two letters has typed them all.
                        .thenComparingInt(name -> Math.abs(name.length() - word.length()))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The edit distance in which two swapped neighbours count once (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
