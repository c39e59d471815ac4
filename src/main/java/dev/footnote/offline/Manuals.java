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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings the pages that were read before the reader of documentation, and its answer back into the form of a sentence. */
final class Manuals {

    private static final Pattern ANCHOR = Pattern.compile("\\{#[^}]{0,80}\\}");
    private static final Pattern HASHES = Pattern.compile("(?m)^ {0,3}#{1,6} |^```\\w*$|\\*\\*");

    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]\\n]{0,200}\\]\\([^()\\n]{0,500}\\)");
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern CODE_MARKS = Pattern.compile("`+");

    private static final Pattern TAG =
            Pattern.compile("</?(?:b|br|code|em|i|kbd|p|span|strong|table|tbody|td|th|tr|tt)(?: [^<>]{0,200})?/?>");

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
        String before = beforeCode(quote.substring(0, at));
        if (before == null) {
            return List.of(quote);
        }
        List<Span> sentences = Sentences.of(before);
        String lead =
                sentences.isEmpty() ? "" : sentences.get(sentences.size() - 1).in(before);
        return plain(lead).length() < LEAST ? List.of(answer) : List.of(lead, answer);
    }

    /** What stands before the lines that open code, or null where no such line stands at the end. */
    private static @Nullable String beforeCode(String head) {
        int end = head.lastIndexOf('\n');
        boolean opens = end >= 0 && head.startsWith("<pre", end + 1);
        while (end > 0) {
            int begin = head.lastIndexOf('\n', end - 1) + 1;
            String line = head.substring(begin, end).strip();
            if (!line.isEmpty() && !line.startsWith("```") && !line.startsWith("~~~") && !line.startsWith("<pre")) {
                break;
            }
            opens = true;
            end = begin - 1;
        }
        return opens ? head.substring(0, Math.max(0, end)) : null;
    }

    /** Returns a short answer in one line, without the marks of code within a sentence. */
    static String shown(String answer) {
        return Spaces.joined(
                answer.indexOf(' ') < 0 ? answer : CODE_MARKS.matcher(answer).replaceAll(""));
    }

    /** The row of a table as running text: what it explains, and what it says of it. */
    private static String row(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : CELL.split(line, -1)) {
            if (!cell.isBlank()) {
                cells.add(cell.strip());
            }
        }
        return cells.size() < 2
                ? Spaces.joined(line)
                : cells.get(0) + ": " + String.join("; ", cells.subList(1, cells.size()));
    }

    /** Returns a quote in one line, without the marks of headings, bold words and code fences. */
    static String plain(String quote) {
        String untagged = TAG.matcher(quote).replaceAll(" ");
        if (untagged.startsWith("|") && untagged.indexOf('\n') < 0) {
            return row(untagged);
        }
        String seen = PICTURE.matcher(ANCHOR.matcher(untagged).replaceAll("")).replaceAll("");
        String bare = HASHES.matcher(seen).replaceAll("");
        return Spaces.joined(bare).strip();
    }
}
