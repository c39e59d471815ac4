package dev.footnote.answer.render;

import dev.footnote.api.Answer;

/** An answer in the forms that people read. Stateless, safe for many threads. */
public final class Renderers {

    private Renderers() {}

    /**
     * Markdown: question, answer, and a footnote list with title, address, day of reading and quotes.
     *
     * @param a the answer
     */
    public static String markdown(Answer a) {
        return new MarkdownPage(a).text();
    }

    /**
     * A whole HTML page, without scripts and without anything to load.
     *
     * @param a the answer
     */
    public static String html(Answer a) {
        return new HtmlPage(a).text();
    }

    /**
     * Text for a terminal; control characters of foreign texts are taken out.
     *
     * @param a the answer
     * @param colour true for ANSI colours
     * @param columns of the terminal; lines are broken to fit, though never to less than 20 nor beyond 100
     */
    public static String plain(Answer a, boolean colour, int columns) {
        return new PlainPage(a, colour, columns).text();
    }
}
