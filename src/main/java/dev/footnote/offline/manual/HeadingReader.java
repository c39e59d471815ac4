package dev.footnote.offline.manual;

import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.offline.manual.ManualSentences.Sentence;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the option, command or identifier that is a section's heading, where the section's first words describe what is asked for. */
final class HeadingReader {

    private static final double PAST = 0.15;

    /** What needs no mark to be known as a name of a program's own. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("[A-Za-z]\\w{0,40}(?:[_.][A-Za-z]\\w{0,40}){1,6}|[a-z]{1,30}(?:[A-Z][a-z]{1,30}){1,5}|--?[A-Za-z][\\w-]{0,40}");

    /** Sentences below a heading that say what it is. */
    private static final int FIRST = 2;

    private HeadingReader() {}

    /** Returns the heading above an entry, or null if the entry is not the first text below it or speaks of something else. */
    static @Nullable ManualAnswer read(ManualQuestion question, ManualIndex index, ManualIndex.Entry entry) {
        String heading = entry.section().heading();
        List<MarkedWords.Marked> marked = IDENTIFIER.matcher(heading).matches()
                ? List.of(new MarkedWords.Marked(heading, 0, heading.length(), true))
                : MarkedWords.in(heading);
        boolean code = marked.size() == 1
                && marked.get(0).code()
                && marked.get(0).text().equals(MarkedWords.bare(heading).replace("`", ""));
        if (!code || !describes(entry.block()) || question.says(marked.get(0).text())) {
            return null;
        }
        boolean opens = entry.section().blocks().stream()
                .filter(HeadingReader::describes)
                .findFirst()
                .filter(entry.block()::equals)
                .isPresent();
        Sentence first = ManualSentences.of(entry.block()).stream()
                .limit(FIRST)
                .max(Comparator.comparingDouble(sentence -> index.share(ManualTerms.of(sentence.text()))))
                .orElse(null);
        if (!opens || first == null || !index.speaks(ManualTerms.of(first.text()))) {
            return null;
        }
        double score =
                index.coverage(question.terms(), entry, ManualTerms.of(first.text())) - (entry.history() ? PAST : 0);
        int start = entry.section().start();
        int end = first.start() + first.text().length();
        String name = marked.get(0).text();
        String text = question.asksForOption() || name.startsWith("-") ? OptionListing.name(name) : name;
        return new ManualAnswer(text, entry.source(), start, index.text(entry, start, end), score);
    }

    private static boolean describes(ManualBlock block) {
        return (block.kind() == Kind.PROSE && !ManualFields.isSince(block.text()))
                || (block.kind() == Kind.ITEM && ManualFields.isDescription(block.term()));
    }
}
