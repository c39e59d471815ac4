package dev.footnote.answer;

import dev.footnote.answer.Edges.Flaw;
import dev.footnote.text.NormalText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for quotes in one frozen text. White space, typographic quotation marks, dashes and Unicode form do not count;
 * everything else does. A quote may not begin or end within a word or a number, not leave out a negation right beside
 * it, and not run over the end of a table row or a heading in one line. Not for many threads at once.
 */
final class QuoteMatcher {

    /** Where a quote stands in the original text, and why it may not be used there. */
    record Place(int start, int end, @Nullable Flaw flaw) {}

    /** Places that are looked at: only a text made to waste time holds more that are no good. */
    private static final int MOST_PLACES = 2000;

    private final String original;
    private final NormalText normal;
    private final Edges edges;
    private @Nullable Tokens tokens;

    QuoteMatcher(String text) {
        this.original = text;
        this.normal = NormalText.of(text);
        this.edges = new Edges(text, normal);
    }

    String original() {
        return original;
    }

    /** The words of the text, for finding what comes near a quote. */
    Tokens tokens() {
        Tokens known = tokens;
        if (known == null) {
            known = Tokens.of(original);
            tokens = known;
        }
        return known;
    }

    /** The first place where the quote stands and may be used; empty where there is none, or the quote is blank. */
    Optional<Place> find(String quote) {
        return look(quote).filter(place -> place.flaw() == null);
    }

    /** The first place where the quote stands and may be used, else the first where its characters stand. */
    Optional<Place> look(String quote) {
        boolean oneLine = quote.strip().indexOf('\n') < 0;
        String wanted = NormalText.of(quote).text();
        Optional<Place> place = place(wanted, oneLine);
        if (place.isPresent() && place.get().flaw() == null) {
            return place;
        }
        String bare = bare(wanted);
        if (bare.equals(wanted)) {
            return place;
        }
        Optional<Place> within = place(bare, oneLine);
        return within.isPresent() && (within.get().flaw() == null || place.isEmpty()) ? within : place;
    }

    /** How many of a normal form's units at its beginning stand in the text together. */
    int standing(String wanted) {
        return Occurrences.longestBeginning(normal.text(), wanted);
    }

    /** A normal form without the quotation marks round it, and without dots that only say "from the middle". */
    static String bare(String wanted) {
        String bare = withoutDots(wanted);
        if (bare.length() > 2
                && bare.startsWith("\"")
                && bare.endsWith("\"")
                && bare.indexOf('"', 1) == bare.length() - 1) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        return withoutDots(bare);
    }

    private static String withoutDots(String wanted) {
        int start = 0;
        for (int next = afterDots(wanted, start); next > start; next = afterDots(wanted, start)) {
            start = next;
        }
        int end = wanted.length();
        for (int next = beforeDots(wanted, start, end); next < end; next = beforeDots(wanted, start, end)) {
            end = next;
        }
        return wanted.substring(start, end).strip();
    }

    /** After three dots or more, in brackets or not, and the blanks behind them; where there are none, {@code from}. */
    private static int afterDots(String s, int from) {
        int i = from < s.length() && s.charAt(from) == '[' ? from + 1 : from;
        int dots = i;
        while (i < s.length() && s.charAt(i) == '.') {
            i++;
        }
        if (i - dots < 3) {
            return from;
        }
        i = i < s.length() && s.charAt(i) == ']' ? i + 1 : i;
        while (i < s.length() && s.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static int beforeDots(String s, int start, int to) {
        int i = to > start && s.charAt(to - 1) == ']' ? to - 1 : to;
        int dots = i;
        while (i > start && s.charAt(i - 1) == '.') {
            i--;
        }
        if (dots - i < 3) {
            return to;
        }
        i = i > start && s.charAt(i - 1) == '[' ? i - 1 : i;
        while (i > start && s.charAt(i - 1) == ' ') {
            i--;
        }
        return i;
    }

    private Optional<Place> place(String wanted, boolean oneLine) {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Place flawed = null;
        Occurrences places = new Occurrences(normal.text(), wanted);
        int looked = 0;
        for (int i = places.next(); i >= 0 && looked < MOST_PLACES; i = places.next()) {
            looked++;
            Place place = at(i, i + wanted.length(), oneLine);
            if (place.flaw() == null) {
                return Optional.of(place);
            }
            flawed = flawed == null || (flawed.flaw() == Flaw.TORN && place.flaw() != Flaw.TORN) ? place : flawed;
        }
        return Optional.ofNullable(flawed);
    }

    private Place at(int start, int end, boolean oneLine) {
        int from = normal.originalStart(start);
        int to = normal.originalEnd(end - 1);
        Flaw flaw = null;
        if (!edges.startsClean(start)
                || !edges.endsClean(end)
                || sameCluster(start - 1, from)
                || sameClusterAfter(end, to)) {
            flaw = Flaw.TORN;
        } else if (edges.isNegated(start, end)) {
            flaw = Flaw.NEGATED;
        } else if (oneLine && Borders.within(original, from, to)) {
            flaw = Flaw.JOINED;
        }
        return new Place(from, to, flaw);
    }

    /** True if the unit before belongs to the same original character: half a ligature is no match. */
    private boolean sameCluster(int before, int start) {
        return before >= 0 && normal.originalEnd(before) > start;
    }

    private boolean sameClusterAfter(int after, int end) {
        return after < normal.text().length() && normal.originalStart(after) < end;
    }
}
