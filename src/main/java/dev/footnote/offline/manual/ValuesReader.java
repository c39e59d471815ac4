package dev.footnote.offline.manual;

import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.offline.manual.ManualSentences.Sentence;
import dev.footnote.text.MarkedWords;
import dev.footnote.text.WordPatterns;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds which values a setting or option can have: those that a sentence or row marks. */
final class ValuesReader {

    private static final double NAMED = 0.3;
    private static final double LISTED = 0.15;
    private static final double PAST = 0.15;

    /** Characters of the longest list that is told. */
    private static final int LONG = 160;

    /** Before a list of values. */
    private static final Pattern ONE_OF = WordPatterns.compile(
            "\\b(?:one of|either|can be|may be|must be|available|valid|possible|allowed|choose|values?|options?)\\W{0,3}(?: are| is)?\\W{0,4}$"
                    + "|(?:可以?[是为]|取值)\\W{0,3}$",
            Pattern.CASE_INSENSITIVE);

    /** Words behind which nothing but values is listed. */
    private static final Pattern CUE = WordPatterns.compile("\\b(?:one of|either|any of)\\b", Pattern.CASE_INSENSITIVE);

    /** A list of values in brackets or behind a colon, without marks. */
    private static final Pattern UNMARKED = WordPatterns.compile(
            "\\b(?:one of|valid (?:options|values)|(?:allowed|possible|supported|available) (?:values|options)|choices)(?: are| is)?:? ?[\\[({]{0,1}"
                    + "([\\w.-]{1,30}(?:(?:, ?(?:or |and )?| or |\\|)[\\w.-]{1,30}){1,12})[\\])}]?",
            Pattern.CASE_INSENSITIVE);

    private ValuesReader() {}

    static Optional<ManualAnswer> read(ManualQuestion question, ManualIndex index) {
        ManualAnswer best = null;
        for (ManualIndex.Entry entry : index.entries()) {
            if (entry.block().kind() == Kind.CODE || entry.block().kind() == Kind.FIELD) {
                continue;
            }
            for (Sentence sentence : ManualSentences.of(entry.block())) {
                ManualAnswer answer = listed(question, index, entry, sentence);
                if (answer != null && (best == null || answer.score() > best.score())) {
                    best = answer;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable ManualAnswer listed(
            ManualQuestion question, ManualIndex index, ManualIndex.Entry entry, Sentence sentence) {
        Matcher cue = CUE.matcher(sentence.text());
        boolean listing = cue.find()
                && MarkedWords.in(sentence.text().substring(cue.end())).stream()
                                .filter(MarkedWords.Marked::code)
                                .count()
                        > 1;
        int from = listing ? cue.end() : 0;
        List<MarkedWords.Marked> codes = MarkedWords.in(sentence.text()).stream()
                .filter(marked -> marked.start() >= from
                        && marked.code()
                        && !marked.text().startsWith("-")
                        && !question.says(marked.text()))
                .toList();
        Matcher plain = UNMARKED.matcher(sentence.text());
        boolean unmarked = plain.find();
        if (codes.size() < 2 && !unmarked) {
            return null;
        }
        int start = unmarked ? plain.start(1) : codes.get(0).start();
        String text = unmarked
                ? plain.group(1)
                : String.join(
                        ", ",
                        codes.stream().map(MarkedWords.Marked::text).distinct().toList());
        ManualBlock block = entry.block();
        Set<String> keys = question.keys();
        boolean named = keys.contains(ManualTerms.key(block.term()))
                || keys.contains(ManualTerms.key(entry.section().heading()))
                || MarkedWords.in(sentence.text().substring(0, start)).stream()
                        .anyMatch(marked -> keys.contains(ManualTerms.key(marked.text())));
        double score = index.coverage(question.terms(), entry, ManualTerms.of(block.term() + " " + sentence.text()))
                + (named ? NAMED : 0)
                + (ManualFields.isValues(block.term())
                                || ONE_OF.matcher(sentence.text().substring(0, start))
                                        .find()
                        ? LISTED
                        : 0)
                - (entry.history() ? PAST : 0);
        return text.length() > LONG
                ? null
                : new ManualAnswer(text, entry.source(), sentence.start(), sentence.text(), score);
    }
}
