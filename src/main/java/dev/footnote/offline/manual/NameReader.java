package dev.footnote.offline.manual;

import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.offline.manual.ManualSentences.Sentence;
import dev.footnote.text.MarkedWords;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the name of what a question describes: the term of an item or row, or what a sentence marks. */
final class NameReader {

    private static final double IN_TEXT = 0.08;
    private static final double PAST = 0.15;
    private static final double LINKED = 0.03;
    private static final double CALLED = 0.1;

    /** What an option gains that is written as one, where one is asked for. */
    private static final double SORTED = 0.15;

    /** What a marked word loses far from all words of the question, as against the others of its sentence. */
    private static final double FAR = 0.05;

    /** What a name gains that is itself made of the question's words. */
    private static final double OWN = 0.12;

    /** Characters between the word for a name and the name, with an article. */
    private static final int NEXT = 5;

    private static final Pattern NAMING = WordPatterns.compile(
            "\\b(?:called|named|name(?: is)?|file is)\\s{1,3}(?=[`*\"])|(?:叫做|名为|叫|称为)\\s{0,3}(?=[`*“\"])",
            Pattern.CASE_INSENSITIVE);
    /** Before a name that no longer holds. */
    private static final Pattern FORMER = WordPatterns.compile(
            "\\b(?:formerly|previously|originally|used to be|once|no longer)\\b|以前|之前|原来|曾", Pattern.CASE_INSENSITIVE);

    /** A name of a file, which need not be marked where something is called so. */
    private static final Pattern FILE_NAME = WordPatterns.compile(
            "\\b(?:called|named|file is)\\s{1,3}([\\w-]{1,40}\\.[a-z]{1,6})\\b(?!\\()", Pattern.CASE_INSENSITIVE);

    /** A name that no longer holds, where the one that holds is asked for, or the other way round. */
    private static final double OTHER_TIME = 0.3;

    private static final Pattern CALLED_WHAT =
            WordPatterns.compile("\\b(?:called|named|name)\\b|叫|名", Pattern.CASE_INSENSITIVE);

    /** What is asked for by its sort, and the form that names of it have. */
    private static final Pattern VARIABLE_ASKED =
            WordPatterns.compile("\\b(?:which|what)(?: is the)? env(?:ironment)? var", Pattern.CASE_INSENSITIVE);

    private static final Pattern VARIABLE = Pattern.compile("\\$?[A-Z][A-Z0-9_]{2,60}");
    private static final Pattern FIGURE = Pattern.compile("[\\d.,:]{1,20}");
    private static final Pattern FIGURE_ASKED = WordPatterns.compile(
            "\\b(?:ports?|numbers?|codes?|levels?|status|values?|versions?|address)\\b|端口|号|码|值",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT_ASKED = WordPatterns.compile(
            "^\\W*(?:which|what)(?: is the)?(?: [\\w-]{1,20})? ports?\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern PORT = Pattern.compile("\\d{2,5}");

    private static final Pattern FILE_ASKED = WordPatterns.compile(
            "\\b(?:which|what)(?: is the)?(?: [\\w-]{1,20})? files?\\b(?! (?:format|type|extension|system|permission))"
                    + "|\\bfiles? (?:be )?(?:called|named)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE =
            Pattern.compile("[^\\s=(){}]{0,100}[./][^\\s=(){}]{1,100}|[A-Z][A-Za-z]{2,30}file");
    private static final Pattern ENDPOINT_ASKED = WordPatterns.compile(
            "\\b(?:which|what)(?: is the)?(?: [\\w-]{1,20}){0,2} endpoint\\b|端点", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDPOINT =
            Pattern.compile("(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD) )?/[\\w/.:{}<>-]{1,100}");
    private static final Pattern OPTION = Pattern.compile("--?[A-Za-z].{0,80}|/[A-Za-z].{0,80}|[a-z][\\w.-]{0,80}");

    private NameReader() {}

    /** False for a name of another sort than asked for. */
    private static boolean fits(ManualQuestion question, String name) {
        if (VARIABLE_ASKED.matcher(question.text()).find()) {
            return VARIABLE.matcher(name).matches();
        }
        if (ENDPOINT_ASKED.matcher(question.text()).find()) {
            return ENDPOINT.matcher(name).matches();
        }
        if (PORT_ASKED.matcher(question.text()).find()) {
            return PORT.matcher(name).find();
        }
        if (FIGURE.matcher(name).matches()
                && !FIGURE_ASKED.matcher(question.text()).find()) {
            return false;
        }
        if (FILE_ASKED.matcher(question.text()).find()) {
            return FILE.matcher(name).matches();
        }
        return !question.asksForOption() || OPTION.matcher(name).matches();
    }

    static Optional<ManualAnswer> read(ManualQuestion question, ManualIndex index) {
        boolean naming = CALLED_WHAT.matcher(question.text()).find();
        ManualAnswer best = null;
        for (ManualIndex.Entry entry : index.entries()) {
            ManualBlock block = entry.block();
            ManualAnswer headed = HeadingReader.read(question, index, entry);
            if (headed != null && fits(question, headed.text())) {
                double score = headed.score() - otherTime(question, headed.quote());
                if (best == null || score > best.score()) {
                    best = headed.scored(score);
                }
            }
            ManualAnswer answer = switch (block.kind()) {
                case CODE -> endpoint(question, index, entry);
                case FIELD -> null;
                case SETTING, OPTION -> term(question, index, entry);
                case ROW, ITEM ->
                    block.term().isEmpty() ? said(question, index, entry, naming) : term(question, index, entry);
                case PROSE -> said(question, index, entry, naming);
            };
            if (answer != null && answer.text().startsWith("-") && question.asksForOption()) {
                answer = answer.scored(answer.score() + SORTED);
            }
            if (answer != null && (best == null || answer.score() > best.score())) {
                best = answer;
            }
        }
        return Optional.ofNullable(best);
    }

    /** A request that stands alone as code under a heading that says what it is for. */
    private static @Nullable ManualAnswer endpoint(
            ManualQuestion question, ManualIndex index, ManualIndex.Entry entry) {
        String line = entry.block().text().lines().findFirst().orElse("").strip();
        if (!ENDPOINT_ASKED.matcher(question.text()).find()
                || !ENDPOINT.matcher(line).matches()) {
            return null;
        }
        int start = entry.section().start();
        int end = entry.block().start() + entry.block().text().indexOf(line) + line.length();
        double score = index.coverage(entry) - (entry.history() ? PAST : 0);
        return new ManualAnswer(line, entry.source(), start, index.text(entry, start, end), score);
    }

    private static @Nullable ManualAnswer term(ManualQuestion question, ManualIndex index, ManualIndex.Entry entry) {
        ManualBlock block = entry.block();
        var marked = MarkedWords.in(block.term());
        String term = block.kind() == Kind.OPTION ? OptionListing.name(block.term()) : block.term();
        String name = marked.isEmpty() ? term : marked.get(0).text();
        if (name.startsWith("-") && question.asksForOption()) {
            name = OptionListing.name(MarkedWords.bare(term.replace("`", "")));
        }
        if (question.says(name) || !fits(question, name)) {
            return null;
        }
        if (!index.speaks(ManualTerms.of(block.said()))) {
            return null;
        }
        double score = index.coverage(question.terms(), entry, ManualTerms.of(block.said()))
                + OWN * index.share(ManualTerms.of(name))
                - otherTime(question, block.said())
                - (entry.history() ? PAST : 0);
        int end = block.kind() == Kind.ROW || block.kind().isCode()
                ? block.end()
                : ManualSentences.of(block).stream()
                        .findFirst()
                        .map(sentence -> sentence.start() + sentence.text().length())
                        .orElse(block.end());
        return new ManualAnswer(name, entry.source(), block.start(), index.text(entry, block.start(), end), score);
    }

    private static @Nullable ManualAnswer said(
            ManualQuestion question, ManualIndex index, ManualIndex.Entry entry, boolean naming) {
        ManualAnswer best = null;
        for (Sentence sentence : ManualSentences.of(entry.block())) {
            Matcher cue = NAMING.matcher(sentence.text());
            int from = naming && cue.find() ? cue.end() : -1;
            for (MarkedWords.Marked marked : marked(sentence.text())) {
                if (question.says(marked.text())
                        || !fits(question, marked.text())
                        || (from >= 0 && (marked.start() < from || marked.start() > from + NEXT))) {
                    continue;
                }
                double score = index.coverage(question.terms(), entry, ManualTerms.of(sentence.text()))
                        - IN_TEXT
                        - (marked.code() ? 0 : LINKED)
                        + OWN * index.share(ManualTerms.of(marked.text()))
                        - FAR * index.distance(sentence.text(), marked.start(), marked.end())
                        + (from >= 0 ? CALLED : 0)
                        - otherTime(question, sentence.text().substring(0, marked.start()))
                        - (entry.history() ? PAST : 0);
                if (best == null || score > best.score()) {
                    best = new ManualAnswer(marked.text(), entry.source(), sentence.start(), sentence.text(), score);
                }
            }
        }
        return best;
    }

    private static double otherTime(ManualQuestion question, String text) {
        return FORMER.matcher(text).find() == question.former() ? 0 : OTHER_TIME;
    }

    private static List<MarkedWords.Marked> marked(String text) {
        List<MarkedWords.Marked> out = new ArrayList<>(MarkedWords.in(text));
        Matcher file = FILE_NAME.matcher(text);
        while (file.find()) {
            out.add(new MarkedWords.Marked(file.group(1), file.start(1), file.end(1), true));
        }
        return out;
    }
}
