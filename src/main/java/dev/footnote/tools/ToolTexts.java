package dev.footnote.tools;

import dev.footnote.api.Passage;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Every text that a tool gives to the model is printed here, and read back here. The text of a page stands between fences
 * that carry the source's hash, so that no page can close them, and is copied unchanged but for the special tokens of
 * chat templates, which are defused character by character. Safe for many threads.
 */
public final class ToolTexts {

    /** Sources that a list names; more would fill a small window by themselves. */
    static final int LEDGER_SOURCES = 60;

    private ToolTexts() {}

    /**
     * The results of a search.
     *
     * @param result the fused result
     * @param alreadyRead sources that the run has read
     * @param suspect tells which hits look written for a language model
     */
    public static String search(SearchResult result, List<SourceInfo> alreadyRead, Predicate<Hit> suspect) {
        return ToolPrinter.search(result, alreadyRead, suspect);
    }

    /**
     * A page, or a part of it.
     *
     * @param source the source that the text was frozen as
     * @param passages of this part, the best for the goal first (or in the order of the text); printed by offset
     * @param part from 1
     * @param parts how many there are
     */
    public static String page(SourceInfo source, List<Passage> passages, int part, int parts) {
        return page(source, passages, part, parts, List.of(), 0);
    }

    /**
     * Returns a page, or a part of it, with some of the addresses that it links to.
     *
     * @param source the source that the text was frozen as
     * @param passages of this part, the best for the goal first (or in the order of the text); printed by offset
     * @param part from 1
     * @param parts how many there are
     * @param links that may be read next; may be empty
     * @param more further links that are not among them, from 0
     */
    public static String page(
            SourceInfo source, List<Passage> passages, int part, int parts, List<PageLink> links, int more) {
        return ToolPrinter.page(source, passages, part, parts, links, more);
    }

    /**
     * The result of looking up words in a source.
     *
     * @param source where it looked
     * @param wanted the words that were looked up
     * @param passages where the words stand; may be empty
     */
    public static String found(SourceInfo source, String wanted, List<Passage> passages) {
        return ToolPrinter.found(source, wanted, passages);
    }

    /**
     * A call that failed.
     *
     * @param tool its name as the model wrote it
     * @param problem the fault, a sentence
     * @param nextStep the next thing to do, a sentence
     */
    public static String failure(String tool, String problem, String nextStep) {
        return "Failed: " + SpecialTokenEscaper.line(tool, 80) + ". " + SpecialTokenEscaper.line(problem, 1200)
                + "\nNext: " + SpecialTokenEscaper.line(nextStep, 600);
    }

    /**
     * A call that failed on a page, with words of the page's own choice.
     *
     * @param tool its name as the model wrote it
     * @param problem the fault, a sentence in our words
     * @param said the page's words; may be empty
     * @param nextStep the next thing to do, a sentence
     */
    public static String failure(String tool, String problem, String said, String nextStep) {
        String plain = failure(tool, problem, nextStep);
        return said.isBlank() ? plain : ToolPrinter.said(plain, said);
    }

    /**
     * The result of a tool of another server. It stands in a fence whose key no text can know.
     *
     * @param server its name in the settings
     * @param tool its name as the model calls it
     * @param text its answer
     * @param cut true if it said more
     * @param suspect true if the text looks like orders to a language model
     */
    public static String external(String server, String tool, String text, boolean cut, boolean suspect) {
        return ToolPrinter.external(server, tool, text, cut, suspect);
    }

    /**
     * A draft that was not accepted.
     *
     * @param refusals the claims and quotes that do not hold
     * @param round which refusal this is, from 1
     * @param rounds how many there are before bad claims are marked unsupported
     */
    public static String refused(List<Refusal> refusals, int round, int rounds) {
        return ToolPrinter.refused(refusals, round, rounds);
    }

    /** A draft that was accepted. */
    public static String accepted() {
        return "Accepted: the answer is handed in and checked. There is nothing left to do.";
    }

    /**
     * A fast attempt that is not the last word.
     *
     * @param reason why, without a full stop
     */
    public static String escalated(String reason) {
        return "The quick attempt is over (" + SpecialTokenEscaper.line(reason, 300)
                + "). Now take the time: think about what is"
                + " missing, search with other words, read further pages, and call submit_answer when the question is settled.";
    }

    /**
     * A line on the budget, to stand after a tool's result.
     *
     * @param note one sentence
     */
    public static String budgetNote(String note) {
        return "Budget: " + SpecialTokenEscaper.line(note, 600);
    }

    /**
     * A note on a call that was made again and again.
     *
     * @param times how often the same call was made
     */
    public static String repeatNote(int times) {
        return "Note: you have made this same call " + times
                + " times, and it gives nothing new. Use other words or another"
                + " source, or call submit_answer with what you have.";
    }

    /**
     * Returns the note in place of turns that were left out.
     *
     * @param sources in the order of their numbers
     * @param queries the queries, in order
     * @param said words of sources, by their number
     * @param claims the claims on a source that were handed in, by its number
     */
    public static String ledger(
            List<SourceInfo> sources,
            List<String> queries,
            Map<Integer, String> said,
            Map<Integer, List<String>> claims) {
        return Ledger.of(sources, queries, said, claims);
    }

    /**
     * A list of sources, one a line; of more than {@value #LEDGER_SOURCES} only the last.
     *
     * @param sources in the order of their numbers
     */
    public static String sources(List<SourceInfo> sources) {
        StringBuilder out = new StringBuilder();
        int left = Math.max(0, sources.size() - LEDGER_SOURCES);
        older(out, sources, left);
        sources.subList(left, sources.size()).forEach(source -> source(out, source));
        return out.toString().stripTrailing();
    }

    static void older(StringBuilder out, List<SourceInfo> sources, int left) {
        if (left > 0) {
            out.append("1 to ").append(sources.get(left - 1).number()).append(": older ones\n");
        }
    }

    static void source(StringBuilder out, SourceInfo source) {
        out.append(source.number())
                .append(": ")
                .append(SpecialTokenEscaper.line(source.title(), 60))
                .append(" (")
                .append(SpecialTokenEscaper.line(source.url().toString(), 120))
                .append(")\n");
    }

    /**
     * The search result in a tool's text.
     *
     * @param text the answer of the tool
     * @return empty if it is no search result
     */
    public static Optional<ParsedSearch> parseSearch(String text) {
        return ToolParser.search(text);
    }

    /**
     * The page in a tool's text.
     *
     * @param text the answer of the tool
     * @return empty if it is no page
     */
    public static Optional<ParsedPage> parsePage(String text) {
        return ToolParser.page(text);
    }

    /**
     * The words of the page in a tool's text that fit best the goal with which it was read, or its first ones.
     *
     * @param text the answer of the tool
     * @return empty if it is no page
     */
    public static Optional<String> wordsOfPage(String text) {
        return ToolParser.words(text);
    }

    /**
     * The numbers of the claims that were refused, from 1, in the order of the refusal; {@link Refusal#SHORT_ANSWER} for the
     * short answer.
     *
     * @param text the answer of the tool
     * @return empty if it is no refusal
     */
    public static List<Integer> parseRefused(String text) {
        return ToolParser.refused(text);
    }
}
