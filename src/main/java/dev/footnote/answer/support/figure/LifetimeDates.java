package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import java.util.List;
import java.util.Set;

/** Tells the dates of a life, in brackets behind a name, from all others: "Ada Olm (3 May 1874 – 9 June 1940)". */
final class LifetimeDates {

    /** Tokens between a date and the bracket that it stands in, at most. */
    private static final int NEAR = 24;

    private static final Set<String> DASHES = Set.of("-", "–", "—", "~", "至");

    private static final Set<String> LIFE = Set.of(
            "born",
            "birth",
            "birthday",
            "died",
            "death",
            "dies",
            "dead",
            "lived",
            "life",
            "aged",
            "age",
            "生",
            "卒",
            "出生",
            "逝世",
            "去世",
            "生于",
            "卒于");

    private final Comparison c;

    LifetimeDates(Comparison comparison) {
        this.c = comparison;
    }

    /** Returns true if one of the two is the date of a life and the other is of something else: neither speaks against the other. */
    boolean isOther(DateMention said, DateMention shown) {
        boolean mine = isOfLife(c.claim(), said);
        boolean theirs = c.evidence().quoted().stream().anyMatch(s -> s.dates().contains(shown) && isOfLife(s, shown));
        boolean speaks = c.claim().tokens().stream().anyMatch(t -> LIFE.contains(t.lower()))
                || c.claim().isHan()
                        && LIFE.stream()
                                .anyMatch(w ->
                                        w.charAt(0) > 0x2E80 && c.claim().text().contains(w));
        return mine != theirs && !speaks;
    }

    /** In brackets with another date behind a dash, or with "born". */
    private static boolean isOfLife(Statement s, DateMention date) {
        List<Token> tokens = s.tokens();
        int open = bracket(tokens, date.from() - 1, -1);
        int close = bracket(tokens, date.to(), 1);
        if (open < 0 || close < 0) {
            return false;
        }
        boolean born = tokens.subList(open, close).stream().anyMatch(t -> t.is("born") || t.is("生") || t.is("出生"));
        boolean dash = tokens.subList(open, close).stream().anyMatch(t -> DASHES.contains(t.text()));
        int dates = s.dates().stream()
                .filter(d -> d.from() > open && d.to() <= close && d.hasYear())
                .mapToInt(d -> d.firstYear() == d.lastYear() ? 1 : 2)
                .sum();
        return born || dash && dates == 2;
    }

    /** Where the bracket opens or closes round a place, or -1 if there is none. */
    private static int bracket(List<Token> tokens, int from, int step) {
        for (int i = from, n = 0; i >= 0 && i < tokens.size() && n < NEAR; i += step, n++) {
            String text = tokens.get(i).text();
            boolean opens = text.equals("(") || text.equals("（");
            boolean closes = text.equals(")") || text.equals("）");
            if (opens || closes) {
                return opens == step < 0 ? i : -1;
            }
        }
        return -1;
    }
}
