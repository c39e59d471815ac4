package dev.footnote.offline.span;

/**
 * A span that may be the answer.
 *
 * @param text verbatim
 * @param from first token; -1 for the page's title
 * @param to token behind the last
 * @param form its form
 */
record Candidate(String text, int from, int to, SpanForm form) {

    boolean isTitle() {
        return from < 0;
    }
}
