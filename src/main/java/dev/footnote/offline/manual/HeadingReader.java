package dev.footnote.offline.manual;

import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.offline.manual.ManualSentences.Sentence;
import dev.footnote.text.MarkedWords;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the option, command or identifier that is a section's heading, where the section's first words describe what is asked for. */
final class HeadingReader {

    private static final double PAST = 0.15;

    /** What needs no mark to be known as a name of a program's own. */
    private static final Pattern IDENTIFIER = Pattern.compile(
            "[A-Za-z]\\w{0,40}(?:[_.][A-Za-z]\\w{0,40}){1,6}|[a-z]{1,30}(?:[A-Z][a-z]{1,30}){1,5}|--?[A-Za-z][\\w-]{0,40}");

    private static final Pattern COMMAND =
            Pattern.compile("^([a-z][\\w.-]{1,30}(?: [a-z][\\w-]{1,30}){1,3})(?: [A-Z]{2,20})? [\\[<].*$");

    /** Sentences below a heading that say what it is. */
    private static final int FIRST = 2;

    private HeadingReader() {}

    /** Returns the heading above an entry, or null if the entry is not the first text below it or speaks of something else. */
    static @Nullable ManualAnswer read(ManualQuestion question, ManualIndex index, ManualIndex.Entry entry) {
        String heading = entry.section().heading();
        String command = command(heading);
        List<MarkedWords.Marked> marked = IDENTIFIER.matcher(heading).matches()
                ? List.of(new MarkedWords.Marked(heading, 0, heading.length(), true))
                : command.isEmpty()
                        ? MarkedWords.in(heading)
                        : List.of(new MarkedWords.Marked(command, 0, command.length(), true));
        boolean code = marked.size() == 1
                && marked.get(0).code()
                && (!command.isEmpty()
                        || marked.get(0).text().equals(MarkedWords.bare(heading).replace("`", "")));
        if (!code || !describes(entry.block()) || isSaid(question, marked.get(0).text(), command)) {
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

    /** A command may be made of the question's own words; another name of which it is so is not asked for. */
    private static boolean isSaid(ManualQuestion question, String name, String command) {
        return question.says(name) && !(question.asks() == ManualQuestion.Asks.STEP && !command.isEmpty());
    }

    /** Returns the command that a heading shows with what may follow it, as "moor tie [options]"; empty for other headings. */
    static String command(String heading) {
        Matcher command = COMMAND.matcher(heading);
        return command.find() ? command.group(1) : "";
    }

    private static boolean describes(ManualBlock block) {
        return (block.kind() == Kind.PROSE && !ManualFields.isSince(block.text()))
                || (block.kind() == Kind.ITEM && ManualFields.isDescription(block.term()));
    }
}
