package dev.footnote.offline;

import dev.footnote.api.Passage;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceSpan;
import dev.footnote.offline.fact.StatedFacts;
import dev.footnote.offline.manual.ManualAnswer;
import dev.footnote.offline.manual.ManualPage;
import dev.footnote.offline.manual.ManualReader;
import dev.footnote.text.Sentences;
import dev.footnote.text.Spaces;
import dev.footnote.text.Span;
import dev.footnote.tools.ParsedPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings the pages that were read before the reader of documentation, and its answer back into the form of a sentence. */
final class Manuals {

    private static final Pattern ANCHOR = Pattern.compile("\\{#[^}]{0,80}\\}");
    private static final Pattern HASHES = Pattern.compile("(?m)^ {0,3}#{1,6} |^```\\w*$|\\*\\*");

    /** What stands between a sentence and the code that it leads to. */
    private static final Pattern OPENING =
            Pattern.compile("\\s*\\n\\s*(?:(?:```|~~~)[^\\n]*\\n|<pre[^\\n]*|\\n)[^\\n]{0,40}$");

    /** Characters of the shortest part that is quoted by itself. */
    private static final int LEAST = 24;

    private Manuals() {}

    /** Returns what documentation among the pages says to a question. */
    static Optional<StatedFacts.Stated> answer(QuestionAnalysis question, List<ParsedPage> pages) {
        if (!ManualReader.isAsked(question.text())) {
            return Optional.empty();
        }
        Map<Integer, ParsedPage> first = new LinkedHashMap<>();
        Map<Integer, List<Passage>> passages = new LinkedHashMap<>();
        for (ParsedPage page : pages) {
            first.putIfAbsent(page.source(), page);
            passages.computeIfAbsent(page.source(), source -> new ArrayList<>()).addAll(page.passages());
        }
        List<ManualPage> read = first.values().stream()
                .map(page ->
                        new ManualPage(page.source(), page.title(), passages.getOrDefault(page.source(), List.of())))
                .toList();
        return ManualReader.answer(question.text(), read)
                .flatMap(answer ->
                        Optional.ofNullable(first.get(answer.source())).map(page -> stated(answer, page)));
    }

    private static StatedFacts.Stated stated(ManualAnswer answer, ParsedPage page) {
        String quote = answer.quote();
        SentenceSpan cut =
                new SentenceSpan(answer.start(), quote, QuestionAnalysis.stems(quote), List.of(), "", "", true);
        return new StatedFacts.Stated(answer.text(), new ReadSentence(page, answer.start(), cut, Set.of()));
    }

    /**
     * Returns the sentence that leads to a command and the command, each by itself; the whole quote where it does not end in a command or
     * one of the two is too short to be quoted.
     */
    static List<String> parts(String quote, String answer) {
        int at = quote.length() - answer.length();
        if (!quote.endsWith(answer) || answer.length() < LEAST || at < LEAST) {
            return List.of(quote);
        }
        Matcher opening = OPENING.matcher(quote.substring(0, at));
        if (!opening.find()) {
            return List.of(quote);
        }
        String before = quote.substring(0, opening.start());
        List<Span> sentences = Sentences.of(before);
        String lead =
                sentences.isEmpty() ? "" : sentences.get(sentences.size() - 1).in(before);
        return lead.length() < LEAST ? List.of(answer) : List.of(lead, answer);
    }

    /** Returns a quote in one line, without the marks of headings, bold words and code fences. */
    static String plain(String quote) {
        String bare = HASHES.matcher(ANCHOR.matcher(quote).replaceAll("")).replaceAll("");
        return Spaces.joined(bare);
    }
}
