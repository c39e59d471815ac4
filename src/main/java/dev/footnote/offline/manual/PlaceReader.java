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

/** Finds where something is kept: the file or folder that a sentence, item or row names. */
final class PlaceReader {

    private static final double IN_TEXT = 0.04;
    private static final double FAR = 0.05;
    private static final double PAST = 0.15;

    /** What a file without a folder loses: it may be what is looked for and not where it is. */
    private static final double BARE = 0.1;

    /** A path with at least one slash, or the name of a file. */
    private static final Pattern PATH = Pattern.compile(
            "[~$%.\\w{}()<>:-]{0,60}[/\\\\][~$%.\\w{}()<>/\\\\*-]{1,120}|[\\w-]{0,40}\\.[a-z][a-z0-9]{1,7}|\\.[a-z][\\w-]{1,40}");

    /** The same without marks, where only a beginning of its own tells it from "and/or". */
    private static final Pattern UNMARKED = Pattern.compile(
            "(?<![\\w/.:~$%-])(?:~/|\\./|/(?=[a-z])|[A-Z]:\\\\|\\$[A-Z]|%[A-Za-z])[\\w~$%.{}()/\\\\-]{2,120}(?<![.,;:)])");

    private static final Pattern OLD = WordPatterns.compile(
            "\\b(?:legacy|deprecated|formerly|previously|originally|no longer|used to be)\\b|以前|旧版|已弃用",
            Pattern.CASE_INSENSITIVE);

    private PlaceReader() {}

    static Optional<ManualAnswer> read(ManualQuestion question, ManualIndex index) {
        ManualAnswer best = null;
        for (ManualIndex.Entry entry : index.entries()) {
            if (entry.block().kind() == Kind.CODE) {
                ManualAnswer shown = shown(question, index, entry);
                best = shown != null && (best == null || shown.score() > best.score()) ? shown : best;
                continue;
            }
            for (Sentence sentence : ManualSentences.of(entry.block())) {
                for (MarkedWords.Marked path : paths(sentence.text())) {
                    if (question.says(path.text())) {
                        continue;
                    }
                    double score = index.coverage(question.terms(), entry, ManualTerms.of(said(entry, sentence)))
                            - IN_TEXT
                            - FAR * index.distance(sentence.text(), path.start(), path.end())
                            - (path.text().indexOf('/') < 0 && path.text().indexOf('\\') < 0 ? BARE : 0)
                            - (OLD.matcher(sentence.text()).find() ? PAST : 0)
                            - (entry.history() ? PAST : 0);
                    if (best == null || score > best.score()) {
                        best = new ManualAnswer(path.text(), entry.source(), sentence.start(), sentence.text(), score);
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** A path that stands alone as code, as under the name of a system. */
    private static @Nullable ManualAnswer shown(ManualQuestion question, ManualIndex index, ManualIndex.Entry entry) {
        String path = entry.block().text().strip();
        boolean place = (path.indexOf('/') >= 0 || path.indexOf('\\') >= 0)
                && PATH.matcher(path).matches()
                && !question.says(path);
        if (!place) {
            return null;
        }
        int start = entry.section().start();
        return new ManualAnswer(
                path,
                entry.source(),
                start,
                index.text(entry, start, entry.block().end()),
                index.coverage(entry) - IN_TEXT - (entry.history() ? PAST : 0));
    }

    /** A row or item speaks of its term. */
    private static String said(ManualIndex.Entry entry, Sentence sentence) {
        return entry.block().term().isEmpty() ? sentence.text() : entry.block().term() + " " + sentence.text();
    }

    private static List<MarkedWords.Marked> paths(String text) {
        List<MarkedWords.Marked> out = new ArrayList<>();
        for (MarkedWords.Marked marked : MarkedWords.in(text)) {
            if (marked.code()
                    && PATH.matcher(marked.text()).matches()
                    && !marked.text().contains("://")) {
                out.add(marked);
            }
        }
        Matcher plain = UNMARKED.matcher(text);
        while (out.isEmpty() && plain.find()) {
            int at = plain.start();
            boolean within = MarkedWords.in(text).stream()
                    .anyMatch(marked -> marked.code() && marked.start() < at && at < marked.end());
            if (within) {
                continue; // a part of a path with spaces
            }
            out.add(new MarkedWords.Marked(plain.group(), plain.start(), plain.end(), true));
        }
        return out;
    }
}
