package dev.footnote.offline.manual;

import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.offline.manual.ManualSentences.Sentence;
import dev.footnote.text.Names;
import dev.footnote.text.WordPatterns;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds which version of something is needed. */
final class VersionReader {

    private static final double NEEDS = 0.2;
    private static final double OPEN = 0.1;
    private static final double PAST = 0.25;

    /** Letters between the name and its number. */
    private static final int FAR = 40;

    private static final Pattern NUMBER = WordPatterns.compile(
            "(?<![\\w.])(?:>= ?)?v?\\d{1,4}(?:\\.\\d{1,4}){0,3}\\+?"
                    + "(?:(?: (?:or|and) |或 ?|、|，)(?:v?\\d{1,4}(?:\\.\\d{1,4}){0,3}\\+?))?"
                    + "(?: ?(?:or|and) (?:newer|later|higher|above|up|greater)| ?(?:及|或|以)(?:以上|更高|上)(?:的?版本)?)?(?![\\w])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("\\]\\([^()\\s]{0,300}\\)");
    private static final Pattern NEED = WordPatterns.compile(
            "\\b(?:requires?|required|needs?|minimum|at least|supports?|supported|works with|compatible)\\b|需要|要求|至少|最低|支持",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OPEN_END =
            Pattern.compile("\\+|newer|later|higher|above|up|greater|以上|更高", Pattern.CASE_INSENSITIVE);

    private VersionReader() {}

    static Optional<ManualAnswer> read(ManualQuestion question, ManualIndex index) {
        ManualAnswer best = null;
        for (ManualIndex.Entry entry : index.entries()) {
            if (entry.block().kind() == Kind.CODE) {
                continue;
            }
            for (Sentence sentence : ManualSentences.of(entry.block())) {
                ManualAnswer answer = read(question, index, entry, sentence);
                if (answer != null && (best == null || answer.score() > best.score())) {
                    best = answer;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable ManualAnswer read(
            ManualQuestion question, ManualIndex index, ManualIndex.Entry entry, Sentence sentence) {
        Matcher number = NUMBER.matcher(sentence.text());
        boolean needs = NEED.matcher(sentence.text()).find();
        while (number.find()) {
            String version = number.group().strip();
            boolean telling =
                    version.indexOf('.') > 0 || OPEN_END.matcher(version).find();
            if (telling && isNamed(question, sentence.text().substring(0, number.start()))) {
                double score = index.coverage(question.terms(), entry, ManualTerms.of(sentence.text()))
                        - NEEDS
                        + (needs ? NEEDS : 0)
                        + (OPEN_END.matcher(version).find() ? OPEN : 0)
                        - (entry.history() ? PAST : 0);
                return new ManualAnswer(version, entry.source(), sentence.start(), sentence.text(), score);
            }
        }
        return null;
    }

    /** True if the thing whose version is asked for stands before the number. */
    private static boolean isNamed(ManualQuestion question, String before) {
        String key = ManualTerms.key(LINK.matcher(before).replaceAll("]"));
        Set<String> names = new LinkedHashSet<>(Names.of(question.text()));
        if (names.isEmpty()) {
            names.addAll(question.terms()); // programs are often written small
        }
        return names.stream()
                .map(ManualTerms::key)
                .filter(name -> !name.isEmpty())
                .map(name -> key.lastIndexOf(name))
                .anyMatch(at -> at >= 0 && key.length() - at < FAR);
    }
}
