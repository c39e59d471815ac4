package dev.footnote.offline.manual;

import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.offline.manual.ManualSentences.Sentence;
import dev.footnote.text.Negations;
import dev.footnote.text.WordPatterns;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds whether something holds by default: the sentence that says so, and whether it denies it. */
final class WhetherReader {

    private static final double PAST = 0.15;

    private static final Pattern DEFAULT = WordPatterns.compile("\\bdefaults?\\b|默认|缺省", Pattern.CASE_INSENSITIVE);
    private static final Pattern OFF = WordPatterns.compile(
            "\\b(?:disabled|turned off|switched off|off by default|off)\\b|关闭|禁用", Pattern.CASE_INSENSITIVE);

    private static final Pattern STATE = WordPatterns.compile(
            "\\W{0,3}(?:(true|yes|on|enabled|是|开启|启用)|(false|no|off|disabled|否|关闭|禁用))\\W{0,3}",
            Pattern.CASE_INSENSITIVE);

    /** What a setting gains that is named in the question, by its heading or term. */
    private static final double NAMED = 0.3;

    private static final double FOREIGN = 0.2;

    private WhetherReader() {}

    static Optional<ManualAnswer> read(ManualQuestion question, ManualIndex index) {
        ManualAnswer best = null;
        for (ManualIndex.Entry entry : index.entries()) {
            ManualAnswer labelled = labelled(question, index, entry);
            if (labelled != null && (best == null || labelled.score() > best.score())) {
                best = labelled;
            }
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

    /** A setting that can be on or off and whose default stands in a label, a column or a mark of its own. */
    private static @Nullable ManualAnswer labelled(
            ManualQuestion question, ManualIndex index, ManualIndex.Entry entry) {
        ManualBlock block = entry.block();
        boolean field = block.kind() == Kind.FIELD && ManualFields.isDefault(block.term());
        String value = field ? block.said() : DefaultReader.standard(question, block);
        Matcher state = STATE.matcher(value == null ? "" : value);
        if (!state.matches()) {
            return null;
        }
        String name = field ? entry.section().heading() : block.term();
        boolean named = question.keys().contains(ManualTerms.key(name));
        double score = index.coverage(entry)
                + (named ? NAMED : 0)
                - FOREIGN * index.foreign(ManualTerms.of(name))
                - (entry.history() ? PAST : 0);
        boolean denied = (state.group(2) != null) != isDenied(question.text());
        int start = field ? entry.section().start() : block.start();
        return new ManualAnswer(
                said(question, denied), entry.source(), start, index.text(entry, start, block.end()), score);
    }

    private static String answer(ManualQuestion question, String sentence) {
        return said(question, isDenied(sentence) != isDenied(question.text()));
    }

    private static String said(ManualQuestion question, boolean denied) {
        if (question.chinese()) {
            return denied ? "否" : "是";
        }
        return denied ? "no" : "yes";
    }

    private static boolean isDenied(String text) {
        return Negations.in(text) != OFF.matcher(text).find();
    }
}
