package dev.footnote.offline.manual;

import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.offline.manual.ManualSentences.Sentence;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a size, number or time: the figure of a sentence or row that stands closest to what is asked. */
final class AmountReader {

    private static final double IN_TEXT = 0.06;
    private static final double FAR = 0.1;
    private static final double PAST = 0.15;

    private static final Pattern FIGURE = WordPatterns.compile(
            "(?<![\\w.#-])\\d[\\d,._]{0,15}(?<![,._])(?: ?(?:[KMGT]i?B|bytes|bits|characters|ms|(?:milli)?seconds?|s|minutes?|hours?"
                    + "|days?|weeks?|months?|years?|%|percent|GB|MB|KB|秒|分钟|小时|天|个|字节)\\b)?(?![\\w-])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WORDED = WordPatterns.compile(
            "\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT_ASKED = WordPatterns.compile(
            "\\bhow many\\b|\\b(?:minimum|maximum|max|min) (?:[\\w-]{1,20} )?(?:number|count)\\b",
            Pattern.CASE_INSENSITIVE);

    private AmountReader() {}

    static Optional<ManualAnswer> read(ManualQuestion question, ManualIndex index) {
        ManualAnswer best = null;
        for (ManualIndex.Entry entry : index.entries()) {
            ManualAnswer answer = entry.block().kind() == Kind.CODE ? null : read(question, index, entry);
            if (answer != null && (best == null || answer.score() > best.score())) {
                best = answer;
            }
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable ManualAnswer read(ManualQuestion question, ManualIndex index, ManualIndex.Entry entry) {
        boolean counted = COUNT_ASKED.matcher(question.text()).find();
        ManualAnswer best = null;
        for (Sentence sentence : ManualSentences.of(entry.block())) {
            double coverage = index.coverage(question.terms(), entry, ManualTerms.of(sentence.text()));
            List<MatchResult> figures =
                    new ArrayList<>(FIGURE.matcher(sentence.text()).results().toList());
            if (counted) {
                WORDED.matcher(sentence.text()).results().forEach(figures::add);
            }
            for (MatchResult figure : figures) {
                double score = coverage
                        - IN_TEXT
                        - FAR * index.distance(sentence.text(), figure.start(), figure.end())
                        - (entry.history() ? PAST : 0);
                if (!question.says(figure.group()) && (best == null || score > best.score())) {
                    best = new ManualAnswer(
                            figure.group().strip(), entry.source(), sentence.start(), sentence.text(), score);
                }
            }
        }
        return best;
    }
}
