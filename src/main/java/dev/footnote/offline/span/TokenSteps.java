package dev.footnote.offline.span;

/** Counts the tokens between places of a sentence and those that are marked. */
final class TokenSteps {

    /** The distance where none is marked. */
    static final int FAR = 99;

    private TokenSteps() {}

    /** Returns how many tokens before each place the last marked one stands. */
    static int[] before(boolean[] marked) {
        int[] out = new int[marked.length + 1];
        int last = -FAR;
        for (int i = 0; i <= marked.length; i++) {
            out[i] = i - 1 - last;
            if (i < marked.length && marked[i]) {
                last = i;
            }
        }
        return out;
    }

    /** Returns how many tokens from each place on the next marked one stands. */
    static int[] after(boolean[] marked) {
        int[] out = new int[marked.length + 1];
        int next = marked.length + FAR;
        for (int i = marked.length; i >= 0; i--) {
            if (i < marked.length && marked[i]) {
                next = i;
            }
            out[i] = next - i;
        }
        return out;
    }
}
