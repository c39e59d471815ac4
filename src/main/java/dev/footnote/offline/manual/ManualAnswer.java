package dev.footnote.offline.manual;

/**
 * The answer of documentation to a question.
 *
 * @param text the short answer, a stretch of the quote
 * @param source number of the source
 * @param start offset of the quote in the source's text
 * @param quote verbatim
 * @param score how much of the question it carries, 0 to 1
 */
public record ManualAnswer(String text, int source, int start, String quote, double score) {

    /** Returns the same answer with another score. */
    ManualAnswer scored(double other) {
        return new ManualAnswer(text, source, start, quote, other);
    }
}
