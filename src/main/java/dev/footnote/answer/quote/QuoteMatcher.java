package dev.footnote.answer.quote;

import dev.footnote.answer.quote.WordBoundaries.Flaw;
import dev.footnote.text.NormalText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for quotes in one frozen text. White space, typographic quotation marks, dashes, Unicode form and hyphens at the
 * ends of lines do not count; everything else does. A quote may not begin or end within a word, a number or a date, not leave
 * out a negation right beside it or, with dots, a part of its sentence, and not run over the end of a table row or a heading
 * in one line. Not for many threads at once.
 */
public final class QuoteMatcher {

    /** The place of a quote in the original text, and the reason why it may not be used there. */
    public record Place(int start, int end, @Nullable Flaw flaw) {}

    /** Places that are looked at: only a text made to waste time holds more that are no good. */
    private static final int MAX_PLACES = 2000;

    private final String original;
    private final NormalText normal;
    private final WordBoundaries edges;
    private final HyphenatedLineEnds lineEnds;
    private @Nullable TokenSequence tokens;
    private @Nullable ReducedText withoutHyphens;

    public QuoteMatcher(String text) {
        this.original = text;
        this.normal = NormalText.of(text);
        this.edges = new WordBoundaries(text, normal);
        this.lineEnds = new HyphenatedLineEnds(text, normal);
    }

    String original() {
        return original;
    }

    /** The words of the text, for finding what comes near a quote. */
    TokenSequence tokens() {
        TokenSequence known = tokens;
        if (known == null) {
            known = TokenSequence.of(original);
            tokens = known;
        }
        return known;
    }

    /** The first place where the quote stands and may be used; empty where there is none, or the quote is blank. */
    Optional<Place> find(String quote) {
        return look(quote).filter(place -> place.flaw() == null);
    }

    /** The first place where the quote stands and may be used, else the first where its characters stand. */
    public Optional<Place> look(String quote) {
        boolean oneLine = quote.strip().indexOf('\n') < 0;
        NormalText form = NormalText.of(quote);
        Optional<Place> place = place(form.text(), oneLine);
        if (isUsable(place)) {
            return place;
        }
        BareQuote bare = BareQuote.of(form.text());
        if (!bare.text().equals(form.text())) {
            Optional<Place> within = place(bare.text(), oneLine).map(found -> withoutOmission(found, bare));
            place = isUsable(within) || place.isEmpty() ? within : place;
        }
        HyphenatedLineEnds theirs =
                bare.text().equals(form.text()) ? new HyphenatedLineEnds(quote, form) : HyphenatedLineEnds.NONE;
        return place.isPresent()
                ? place
                : overLineEnds(bare.text(), theirs, oneLine).map(found -> withoutOmission(found, bare));
    }

    private static boolean isUsable(Optional<Place> place) {
        return place.filter(found -> found.flaw() == null).isPresent();
    }

    /** How many of a normal form's units at its beginning stand in the text together. */
    int standing(String wanted) {
        return Occurrences.longestBeginning(normal.text(), wanted);
    }

    /** A place where a quote without its dots stands; a flaw if the dots stand for words of the same sentence. */
    private Place withoutOmission(Place place, BareQuote bare) {
        if (place.flaw() != null) {
            return place;
        }
        boolean omits = (bare.dotsBefore() && !SentenceEnds.startsSentence(original, place.start()))
                || (bare.dotsAfter() && !SentenceEnds.endsSentence(original, place.end()));
        return omits ? new Place(place.start(), place.end(), Flaw.OMITTED) : place;
    }

    /** Looks for a quote that differs only in hyphens at the ends of lines. */
    private Optional<Place> overLineEnds(String wanted, HyphenatedLineEnds theirs, boolean oneLine) {
        if (wanted.isEmpty() || (lineEnds.isEmpty() && theirs.isEmpty())) {
            return Optional.empty();
        }
        ReducedText text = withoutHyphens();
        Occurrences places =
                new Occurrences(text.text(), ReducedText.withoutHyphens(wanted).text());
        int looked = 0;
        for (int i = places.next(); i >= 0 && looked < MAX_PLACES; i = places.next()) {
            looked++;
            int start = text.at(i);
            int end = lineEnds.endOf(start, wanted, theirs);
            if (end > start) {
                return Optional.of(at(start, end, oneLine));
            }
        }
        return Optional.empty();
    }

    private ReducedText withoutHyphens() {
        ReducedText known = withoutHyphens;
        if (known == null) {
            known = ReducedText.withoutHyphens(normal.text());
            withoutHyphens = known;
        }
        return known;
    }

    /** Where a quote stands that differs only in marks such as [1], Markdown or entities. Such a place may not be cited. */
    Optional<Place> lookPastMarkup(String quote) {
        String wanted = ReducedText.withoutMarkup(
                        BareQuote.of(NormalText.of(quote).text()).text())
                .text();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        ReducedText text = ReducedText.withoutMarkup(normal.text());
        int found = text.text().indexOf(wanted);
        return found < 0
                ? Optional.empty()
                : Optional.of(at(text.at(found), text.at(found + wanted.length() - 1) + 1, false));
    }

    private Optional<Place> place(String wanted, boolean oneLine) {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Place flawed = null;
        Occurrences places = new Occurrences(normal.text(), wanted);
        int looked = 0;
        for (int i = places.next(); i >= 0 && looked < MAX_PLACES; i = places.next()) {
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
                || lineEnds.tears(start)
                || lineEnds.tears(end)
                || sameCluster(start - 1, from)
                || sameClusterAfter(end, to)) {
            flaw = Flaw.TORN;
        } else if (edges.isNegated(start, end)) {
            flaw = Flaw.NEGATED;
        } else if (oneLine && BlockBoundaries.within(original, from, to)) {
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
