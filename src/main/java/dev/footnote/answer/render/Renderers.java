package dev.footnote.answer.render;

import dev.footnote.api.Answer;
import dev.footnote.api.run.RecordedEvent;
import java.util.List;

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
        return html(a, List.of());
    }

    /**
     * The same page with the way of the search: queries, their hits, and the pages that were read. Where the answer has the texts of its sources,
     * each quote is shown within its passage.
     *
     * @param a the answer
     * @param events of its run; those that tell nothing of searching are passed over
     */
    public static String html(Answer a, List<RecordedEvent> events) {
        return new HtmlPage(a).text(events);
    }

    /**
     * The sources in BibTeX, one entry a source.
     *
     * @param a the answer
     */
    public static String bibtex(Answer a) {
        return Citations.bibtex(a);
    }

    /**
     * The sources in CSL-JSON, which programs that manage literature read.
     *
     * @param a the answer
     */
    public static String csl(Answer a) {
        return Citations.csl(a);
    }

    /**
     * Text for a terminal; control characters of foreign texts are taken out.
     *
     * @param a the answer
     * @param colour true for ANSI colours
     * @param columns of the terminal; lines are broken to fit, though never to less than 20 nor beyond 100
     */
    public static String plain(Answer a, boolean colour, int columns) {
        return plain(a, new TerminalStyle(colour, false, columns));
    }

    /**
     * Text for a terminal; control characters of foreign texts are taken out.
     *
     * @param a the answer
     * @param style the abilities of the terminal
     */
    public static String plain(Answer a, TerminalStyle style) {
        return new PlainPage(a, style).text();
    }
}
