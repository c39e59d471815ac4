package dev.footnote.offline.relation;

import dev.footnote.text.Span;
import dev.footnote.text.WordPatterns;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the name that follows a place in an English sentence, behind the words that only describe it. */
final class PersonName {

    private static final String CAPITAL = "(?:\\p{Lu}[\\p{L}\\p{M}\\d'’.]*+(?:-[\\p{L}\\d][\\p{L}\\p{M}\\d'’]*+)*+)";
    private static final String LINK =
            "(?:of the|of|de la|de|del|della|da|di|do|dos|du|van der|van den|van|von und zu|von|zu|der|den|la|le|el|al|bin|bint"
                    + "|ibn|ferch|mac|ap|y|d')";
    private static final String RANK =
            "(?:\\d{1,2}(?:st|nd|rd|th) )?(?:Grand |Crown )?(?:Duke|Duchess|Count|Countess|Earl|King|Queen"
                    + "|Prince|Princess|Lord|Lady|Baron|Baroness|Marquess|Marquis|Margrave|Margravine|Elector|Landgrave|Emperor"
                    + "|Empress|Sultan|Emir|Archduke|Archduchess|Viscount)";
    private static final Pattern NAME =
            Pattern.compile("[\"“]?" + CAPITAL + "(?:\\s(?:" + LINK + "\\s)?" + CAPITAL + ")*+(?:, " + RANK
                    + "(?:\\s(?:" + LINK + "\\s)?" + CAPITAL + ")+(?:-\\s?" + CAPITAL + ")?)?(?:,? (?:Jr|Sr)\\.)?");

    /** Words that may stand between the place and the name. */
    private static final Pattern WORD = Pattern.compile("\\s?[\\p{Ll}\\d][\\p{L}\\d'’-]{0,40}+,?\\s|\\s");

    private static final Pattern DESCRIBED = Pattern.compile(
            "(?:(?:,? \\p{Ll}[\\p{L}-]{0,40}+){1,4}|-\\p{Ll}[\\p{L}-]{0,40}+(?: \\p{Ll}[\\p{L}-]{0,40}+){0,3}) (?=\\p{Lu})");

    /** Words behind which another name has nothing to do with the first. */
    private static final Pattern PARTS = WordPatterns.compile(
            "\\b(?:in|on|at|by|who|whom|which|was|is|were|are|had|has|from|to|for|with|when|after|before|under|of|as|that|during|since)\\b");

    private static final Set<String> NONE = Set.of(
            "He",
            "She",
            "It",
            "They",
            "His",
            "Her",
            "The",
            "In",
            "On",
            "At",
            "After",
            "When",
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private static final int SKIPPED = 7;

    private PersonName() {}

    /** Returns where the name stands that begins at most a few words behind a place. */
    static Optional<Span> after(String text, int from) {
        int at = from;
        for (int i = 0; i < SKIPPED && at < text.length(); i++) {
            Matcher name = NAME.matcher(text).region(at, text.length());
            if (name.lookingAt()) {
                return described(text, name);
            }
            Matcher word = WORD.matcher(text).region(at, text.length());
            if (!word.lookingAt()) {
                return Optional.empty();
            }
            at = word.end();
        }
        return Optional.empty();
    }

    /** The name itself, or the one behind it that it describes, as "Irish" does in "the Irish physicist John Tyndall". */
    private static Optional<Span> described(String text, Matcher name) {
        Matcher more = DESCRIBED.matcher(text).region(name.end(), text.length());
        boolean single = name.group().indexOf(' ') < 0;
        if (single && more.lookingAt() && !PARTS.matcher(more.group()).find()) {
            Matcher next = NAME.matcher(text).region(more.end(), text.length());
            if (next.lookingAt()) {
                return Optional.of(span(text, next.start(), next.end()));
            }
        }
        Span span = span(text, name.start(), name.end());
        return NONE.contains(span.in(text)) ? Optional.empty() : Optional.of(span);
    }

    /** Without a quote before and a full stop or possessive behind. */
    private static Span span(String text, int from, int to) {
        int start = "\"“".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
        int end = withoutOwning(text, to);
        boolean initial =
                end - start > 1 && (end - start == 2 || text.charAt(end - 3) == ' ' || text.startsWith("r.", end - 2));
        if (text.charAt(end - 1) == '.' && !initial) {
            end = withoutOwning(text, end - 1);
        }
        return new Span(start, end);
    }

    private static int withoutOwning(String text, int end) {
        return text.startsWith("'s", end - 2) || text.startsWith("’s", end - 2) ? end - 2 : end;
    }
}
