package dev.footnote.offline.manual;

import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.offline.manual.ManualSentences.Sentence;
import dev.footnote.text.MarkedWords;
import dev.footnote.text.WordPatterns;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the default of a setting: in a labelled line under its heading, in the row or item that explains it, or in a sentence. */
final class DefaultReader {

    private static final double FOREIGN = 0.2;

    /** A sentence says more than a default, and its first code may be another thing. */
    private static final double IN_TEXT = 0.06;

    private static final double LOOSE = 0.12;

    /** What a setting gains that the question names as the program does. */
    private static final double NAMED = 0.3;

    /** A listing may hold an example as well. */
    private static final double LISTED = 0.05;

    private static final double PAST = 0.1;

    private static final String VALUE =
            "(``[^`\\n]{1,80}``|`[^`\\n]{1,80}`|\"[^\"\\n]{1,60}\"|\\[[^\\[\\]\\n]{1,60}\\](?=\\()"
                    + "|\\d[\\d.,]{0,12} ?(?:[KMGTkmgt]i?[Bb]\\b|bytes|ms\\b|(?:milli)?seconds?|minutes?|hours?|days?|%)"
                    + "|[\\w./:-]{0,60}[\\w/])";
    private static final Pattern AFTER = WordPatterns.compile(
            "(?:\\bdefaults? (?:value )?(?:is|are|to|of)|\\bdefault(?:s to| value)?[:=]|\\bdefault (?:[\\w-]{1,20} ){0,2}(?:is|of)|\\bdefault (?=[(（][`\"])"
                    + "|\\bdefaults to|默认(?:值|情况下|地址|端口)?(?:为|是|使用|设置为)?[:：]?)\\s{0,3}(?:the |an? |to |set to )?"
                    + "(?:[(（](?=[`\"]))?"
                    + VALUE,
            Pattern.CASE_INSENSITIVE);
    /** "(default 30)" behind what an option does, as programs print their own help. */
    private static final Pattern BRACKETS =
            WordPatterns.compile("[(\\[]defaults?:? ([^\\s()\\[\\]]{1,60})[)\\]]", Pattern.CASE_INSENSITIVE);

    /** What stands behind a marked value that is a default. */
    private static final Pattern BEHIND = WordPatterns.compile(
            "^\\*{0,2},?\\s?(?:[(（]?(?:is )?(?:the |as the )?(?:by )?default\\b|是默认)", Pattern.CASE_INSENSITIVE);

    private static final Pattern PORT_ASKED = WordPatterns.compile(
            "\\b(?:which|what)(?: is the| default|'s the)?(?: default)? port\\b|端口", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT = Pattern.compile("[\\w.\\[\\]/-]{0,80}:/{0,2}(?:[\\w.-]{1,60}:)?(\\d{2,5})/?");

    /** A port in running text. */
    private static final Pattern PORT_SAID = WordPatterns.compile(
            "\\bports? (?:is |number )?`{0,2}(\\d{2,5}(?:/(?:tcp|udp))?)\\b|端口(?:号)?(?:是|为)?\\s?`{0,2}(\\d{2,5})\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> PORT_WORDS = ManualTerms.of("port 端口");

    private static final Pattern EXCEPT =
            WordPatterns.compile("\\b(?:except|apart from|but)\\b|除了?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BY_DEFAULT = WordPatterns.compile("\\bby default\\b|默认", Pattern.CASE_INSENSITIVE);

    private DefaultReader() {}

    static Optional<ManualAnswer> read(ManualQuestion question, ManualIndex index) {
        ManualAnswer best = null;
        List<String> options = question.codes().stream()
                .filter(code -> code.startsWith("-"))
                .map(ManualTerms::key)
                .toList();
        for (ManualIndex.Entry entry : index.entries()) {
            boolean other = !options.isEmpty() && options.stream().noneMatch(option -> index.holds(entry, option));
            ManualAnswer answer = other || entry.block().kind() == Kind.CODE ? null : read(question, index, entry);
            if (answer != null && (best == null || answer.score() > best.score())) {
                best = answer;
            }
        }
        return Optional.ofNullable(best).map(answer -> asked(question, answer));
    }

    private static @Nullable ManualAnswer read(ManualQuestion question, ManualIndex index, ManualIndex.Entry entry) {
        ManualBlock block = entry.block();
        double past = entry.history() ? PAST : 0;
        if (block.kind() == Kind.FIELD) {
            if (!ManualFields.isDefault(block.term()) || isLong(block.said())) {
                return null;
            }
            double score = index.coverage(entry)
                    - FOREIGN * index.foreign(ManualTerms.of(entry.section().heading()));
            return new ManualAnswer(
                    value(block.said()),
                    entry.source(),
                    entry.section().start(),
                    index.text(entry, entry.section().start(), block.end()),
                    exact(question, entry, score) - past);
        }
        if (block.kind() == Kind.SETTING) {
            return listed(question, index, entry, past);
        }
        if (block.kind() == Kind.ROW
                || (block.kind() == Kind.ITEM && !block.term().isEmpty())) {
            boolean column = !block.standard().isEmpty();
            String value = column ? value(block.standard()) : value(question, block.said());
            double named = column && question.keys().contains(ManualTerms.key(block.term())) ? NAMED : 0;
            Set<String> terms = new LinkedHashSet<>(question.terms());
            if (value != null && PORT.matcher(value).matches() && terms.size() > 1) {
                terms.removeAll(PORT_WORDS); // an address with a port says that it has one
            }
            double score = index.coverage(terms, entry, entry.own())
                    + named
                    - FOREIGN / 2 * index.foreign(ManualTerms.of(block.term()));
            return value == null
                    ? null
                    : new ManualAnswer(value, entry.source(), block.start(), block.text(), score - past);
        }
        ManualAnswer best = null;
        Sentence before = null;
        for (Sentence sentence : ManualSentences.of(block)) {
            boolean alone = before != null && BRACKETS.matcher(sentence.text()).lookingAt();
            int start = alone ? Objects.requireNonNull(before).start() : sentence.start();
            String text = alone
                    ? block.text()
                            .substring(
                                    start - block.start(),
                                    sentence.start() + sentence.text().length() - block.start())
                    : sentence.text();
            String value = value(question, text);
            if (value != null) {
                double score = index.coverage(question.terms(), entry, ManualTerms.of(text))
                        - IN_TEXT
                        - loose(question, text)
                        - past;
                best = best == null || score > best.score()
                        ? new ManualAnswer(value, entry.source(), start, text, score)
                        : best;
            }
            before = sentence;
        }
        return best;
    }

    /** The value that a listing gives: of defaults, as most listings of all settings are. */
    private static @Nullable ManualAnswer listed(
            ManualQuestion question, ManualIndex index, ManualIndex.Entry entry, double past) {
        ManualBlock block = entry.block();
        boolean named = question.codes().stream().map(ManualTerms::key).anyMatch(ManualTerms.key(block.term())::equals);
        String value = Optional.ofNullable(next(question, block.said()))
                .or(() -> SettingsListing.value(block))
                .orElse(null);
        if (value == null || question.says(value)) {
            return null;
        }
        double fit = named ? NAMED : -FOREIGN / 2 * index.foreign(ManualTerms.of(block.term()));
        double score = index.coverage(entry) + fit - LISTED - past;
        return new ManualAnswer(value, entry.source(), block.start(), block.text(), score);
    }

    /** A setting that the question names as the program does is surely meant. */
    private static double exact(ManualQuestion question, ManualIndex.Entry entry, double score) {
        Set<String> codes = question.codes();
        String heading = ManualTerms.key(entry.section().heading());
        return codes.stream().map(ManualTerms::key).anyMatch(heading::equals) ? score + NAMED : score;
    }

    /** The default that a row or item gives beside its term, or null. */
    static @Nullable String standard(ManualQuestion question, ManualBlock block) {
        boolean explained = block.kind() == Kind.ROW
                || (block.kind() == Kind.ITEM && !block.term().isEmpty());
        if (!explained) {
            return null;
        }
        return block.standard().isEmpty() ? next(question, block.said()) : value(block.standard());
    }

    private static boolean isLong(String said) {
        return MarkedWords.in(said).isEmpty() && said.length() > 80;
    }

    private static String value(String said) {
        var marked = MarkedWords.in(said);
        return marked.isEmpty() ? MarkedWords.bare(said) : marked.get(0).text();
    }

    /** How far the value of a sentence is from the word for a default: farther away another thing may be meant. */
    private static double loose(ManualQuestion question, String text) {
        return next(question, text) == null ? LOOSE : 0;
    }

    /** Of an address with a port the port alone, where that is asked for. */
    private static ManualAnswer asked(ManualQuestion question, ManualAnswer answer) {
        Matcher port = PORT.matcher(answer.text());
        return PORT_ASKED.matcher(question.text()).find() && port.matches()
                ? new ManualAnswer(port.group(1), answer.source(), answer.start(), answer.quote(), answer.score())
                : answer;
    }

    private static @Nullable String value(ManualQuestion question, String text) {
        String next = next(question, text);
        return next != null || !BY_DEFAULT.matcher(text).find()
                ? next
                : MarkedWords.in(clause(question, text)).stream()
                        .map(MarkedWords.Marked::text)
                        .filter(value -> !question.says(value))
                        .findFirst()
                        .orElse(null);
    }

    /** The part of a sentence behind a word for an exception, if it alone has a code and a word of the question that the other part lacks. */
    private static String clause(ManualQuestion question, String text) {
        Matcher except = EXCEPT.matcher(text);
        if (!except.find()) {
            return text;
        }
        Set<String> before = ManualTerms.of(text.substring(0, except.start()));
        String behind = text.substring(except.end());
        boolean meant = ManualTerms.of(behind).stream()
                .anyMatch(word -> question.terms().contains(word) && !before.contains(word));
        return meant && !MarkedWords.in(behind).isEmpty() ? behind : text.substring(0, except.start());
    }

    /** The value that stands beside the word for a default, or the port that is said to be one. */
    private static @Nullable String next(ManualQuestion question, String text) {
        Matcher port = PORT_SAID.matcher(text);
        if (PORT_ASKED.matcher(question.text()).find()
                && BY_DEFAULT.matcher(text).find()
                && port.find()) {
            return port.group(1) == null ? port.group(2) : port.group(1);
        }
        Matcher brackets = BRACKETS.matcher(text);
        while (brackets.find()) {
            String value = MarkedWords.bare(brackets.group(1));
            if (!value.startsWith("$")) { // a variable only says where else it may be set
                return value;
            }
        }
        Matcher after = AFTER.matcher(text);
        while (after.find()) {
            String value = MarkedWords.bare(after.group(1));
            boolean code = "`\"[".indexOf(after.group(1).charAt(0)) >= 0;
            boolean figure = value.chars().anyMatch(Character::isDigit);
            if ((code || figure) && !question.says(value)) {
                return value;
            }
        }
        for (MarkedWords.Marked marked : MarkedWords.in(text)) {
            if (marked.code() && BEHIND.matcher(text.substring(marked.end())).find()) {
                return marked.text();
            }
        }
        return null;
    }
}
