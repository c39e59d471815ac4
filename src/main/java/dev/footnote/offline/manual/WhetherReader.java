package dev.footnote.offline.manual;

import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.offline.manual.ManualSentences.Sentence;
import dev.footnote.text.Negations;
import dev.footnote.text.WordPatterns;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds whether something holds by default: the sentence that says so, and whether it denies it. */
final class WhetherReader {

    private static final double PAST = 0.15;

    private static final Pattern DEFAULT = WordPatterns.compile("\\bdefaults?\\b|默认|缺省", Pattern.CASE_INSENSITIVE);
    private static final Pattern OFF = WordPatterns.compile(
            "\\b(?:disabled|turned off|switched off|off by default|off)\\b|关闭|禁用", Pattern.CASE_INSENSITIVE);

    private WhetherReader() {}

    static Optional<ManualAnswer> read(ManualQuestion question, ManualIndex index) {
        ManualAnswer best = null;
        for (ManualIndex.Entry entry : index.entries()) {
            boolean code = entry.block().kind() == Kind.CODE || entry.block().kind() == Kind.FIELD;
            for (Sentence sentence : code ? List.<Sentence>of() : ManualSentences.of(entry.block())) {
                if (!DEFAULT.matcher(sentence.text()).find()) {
                    continue;
                }
                double score = index.coverage(question.terms(), entry, ManualTerms.of(sentence.text()))
                        - (entry.history() ? PAST : 0);
                if (best == null || score > best.score()) {
                    best = new ManualAnswer(
                            answer(question, sentence.text()),
                            entry.source(),
                            sentence.start(),
                            sentence.text(),
                            score);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static String answer(ManualQuestion question, String sentence) {
        boolean denied = isDenied(sentence) != isDenied(question.text());
        if (question.chinese()) {
            return denied ? "否" : "是";
        }
        return denied ? "no" : "yes";
    }

    private static boolean isDenied(String text) {
        return Negations.in(text) != OFF.matcher(text).find();
    }
}
