package dev.footnote.answer.statement;

/** Counts the letters in which two short words differ. */
public final class Letters {

    private static final int LONGEST = 24;

    private Letters() {}

    /** Returns the least number of letters to change, add or leave out; a large number for long words. */
    public static int distance(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST || a.length() < 3) {
            return LONGEST;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
