package dev.footnote.answer.quote;

import dev.footnote.answer.quote.WordBoundaries.Flaw;
import dev.footnote.api.Citation;
import dev.footnote.api.Passage;
import dev.footnote.api.Source;
import dev.footnote.api.run.Draft.DraftQuote;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.text.Names;
import dev.footnote.text.NormalText;
import dev.footnote.text.RecentlyUsed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks up the quotes of one draft; keeps the normal forms of the texts it has looked into. For one thread. */
public final class QuoteCheck {

    /** What a quote must weigh: a word counts two, a character of a script without blanks one. Less supports nothing. */
    private static final int LEAST_WEIGHT = 6;

    /** Characters of sources whose normal forms are kept at once: some 20 bytes each. */
    private static final int MOST_KEPT = 4_000_000;

    /** Quotes that are looked for in the other sources too; a draft with more that fail has another trouble. */
    private static final int MOST_ELSEWHERE = 20;

    private final EvidenceLedger ledger;
    private final RecentlyUsed<Integer, QuoteMatcher> matchers = new RecentlyUsed<>(MOST_KEPT);
    private int elsewhere;

    /**
     * A citation, or why there is none. A brief quote has both: it counts only beside another one that carries more.
     *
     * @param citation the words in their source, or null
     * @param problem the reason why there is none, or the fault of a brief one, for people; else empty
     * @param advice the remedy, for the model
     * @param closest the passage that comes nearest, or null
     */
    public record Result(
            @Nullable Citation citation,
            String problem,
            String advice,
            @Nullable Passage closest) {

        /** True if the quote is too short to stand alone, but carries a figure or a name. */
        public boolean isBrief() {
            return citation != null && !problem.isEmpty();
        }
    }

    public QuoteCheck(EvidenceLedger ledger) {
        this.ledger = ledger;
    }

    public Result check(DraftQuote said) {
        Optional<QuoteMatcher> found = matcher(said.source());
        if (found.isEmpty()) {
            return unknown(said, ledger.all());
        }
        QuoteMatcher matcher = found.get();
        int weight = weight(said.quote());
        if (weight == 0) {
            return refused(
                    "The quote is empty or has no words.",
                    "Copy the words of source " + said.source() + " that support the claim.",
                    null);
        }
        Optional<QuoteMatcher.Place> place = matcher.look(said.quote());
        if (place.isEmpty()) {
            return missing(said, matcher);
        }
        int start = place.get().start();
        int end = place.get().end();
        Flaw flaw = place.get().flaw();
        if (flaw != null) {
            return refused(why(flaw), remedy(flaw), sentence(said.source(), matcher.original(), start, end));
        }
        String words = matcher.original().substring(start, end);
        Citation citation = new Citation(said.source(), words, start, end);
        if (weight < LEAST_WEIGHT && !isWholeLine(matcher.original(), start, end)) {
            return new Result(
                    carriesFigureOrName(words) ? citation : null,
                    "The quote is too short to support a claim.",
                    "Quote the whole sentence round it.",
                    sentence(said.source(), matcher.original(), start, end));
        }
        return new Result(citation, "", "", null);
    }

    private static boolean carriesFigureOrName(String words) {
        return words.chars().anyMatch(Character::isDigit) || !Names.of(words).isEmpty();
    }

    private static String why(Flaw flaw) {
        return switch (flaw) {
            case TORN -> "The quote begins or ends within a word, a number or a date of the source.";
            case OMITTED -> "The dots of the quote leave out a part of its sentence.";
            case NEGATED -> "The quote leaves out the negation right beside it, which turns its meaning round.";
            case JOINED -> "The quote joins rows of a table, or a heading and a text, that the source keeps apart.";
        };
    }

    private static String remedy(Flaw flaw) {
        return switch (flaw) {
            case TORN -> "Quote whole words, dates and numbers, with their signs and units.";
            case OMITTED -> "Quote the whole sentence, without dots.";
            case NEGATED -> "Quote the whole sentence.";
            case JOINED -> "Give them as separate quotes.";
        };
    }

    private Result unknown(DraftQuote said, List<SourceInfo> read) {
        String known = read.isEmpty()
                ? "Nothing has been read yet: read a page first."
                : "The sources that were read are " + numbers(read) + ".";
        Result elsewhere = elsewhere(said);
        return elsewhere != null ? elsewhere : refused("There is no source " + said.source() + ".", known, null);
    }

    private Result missing(DraftQuote said, QuoteMatcher matcher) {
        Optional<QuoteMatcher.Place> marked = matcher.lookPastMarkup(said.quote());
        if (marked.isPresent()) {
            int start = marked.get().start();
            int end = Math.min(marked.get().end(), start + ClosestPassage.MAX_CHARS);
            return refused(
                    "Source " + said.source() + " has these words with other marks, such as [1], ** or a link.",
                    "Copy the passage exactly as the source shows it, marks included.",
                    new Passage(said.source(), start, matcher.original().substring(start, end)));
        }
        Result elsewhere = elsewhere(said);
        if (elsewhere != null) {
            return elsewhere;
        }
        Passage closest =
                ClosestPassage.in(said.source(), matcher, said.quote()).orElse(null);
        String problem = "These words do not stand in source " + said.source()
                + (closest == null ? ", and nothing like them does." : ".");
        if (BareQuote.of(NormalText.of(said.quote()).text()).text().contains("...")) {
            return refused(
                    "The quote leaves something out (\"...\"), so it does not stand in source " + said.source() + ".",
                    "Give its parts as separate quotes, each copied whole.",
                    closest);
        }
        return refused(
                problem,
                closest == null
                        ? "Quote what it says, or read a source that says this."
                        : "Copy the closest passage word for word if it supports the claim, else change the claim.",
                closest);
    }

    /** Tells of another source in which the quote stands. */
    private @Nullable Result elsewhere(DraftQuote said) {
        if (elsewhere >= MOST_ELSEWHERE || weight(said.quote()) < LEAST_WEIGHT) {
            return null;
        }
        elsewhere++;
        for (SourceInfo info : ledger.all()) {
            int number = info.number();
            Optional<QuoteMatcher> matcher = number == said.source() ? Optional.empty() : matcher(number);
            Optional<QuoteMatcher.Place> place = matcher.flatMap(m -> m.find(said.quote()));
            if (matcher.isPresent() && place.isPresent()) {
                return refused(
                        "These words stand in source " + number + ", not in source " + said.source() + ".",
                        "Name source " + number + ".",
                        ClosestPassage.in(number, matcher.get(), said.quote()).orElse(null));
            }
        }
        return null;
    }

    private Optional<QuoteMatcher> matcher(int number) {
        return ledger.source(number).map(Source::text).map(text -> matchers.get(number, text, QuoteMatcher::new));
    }

    private static Result refused(String problem, String advice, @Nullable Passage closest) {
        return new Result(null, problem, advice, closest);
    }

    public static String numbers(List<SourceInfo> read) {
        return read.stream().map(i -> Integer.toString(i.number())).collect(Collectors.joining(", "));
    }

    private static int weight(String quote) {
        int weight = 0;
        boolean inWord = false;
        String plain = NormalText.of(quote).text();
        for (int i = 0; i < plain.length(); i += Character.charCount(plain.codePointAt(i))) {
            int cp = plain.codePointAt(i);
            boolean mark = Character.getType(cp) == Character.NON_SPACING_MARK
                    || Character.getType(cp) == Character.COMBINING_SPACING_MARK;
            boolean word = WordBoundaries.inWord(cp);
            if (word && !inWord) {
                weight += 2;
            } else if (!word && Character.isLetterOrDigit(cp)) {
                weight++;
            }
            inWord = word || (mark && inWord);
        }
        return weight;
    }

    /** A heading, a table row or a list item may be as short as it is. */
    private static boolean isWholeLine(String text, int start, int end) {
        int from = start;
        while (from > 0 && text.charAt(from - 1) != '\n') {
            if (" \t#>*+|-".indexOf(text.charAt(--from)) < 0) {
                return false;
            }
        }
        int to = end;
        while (to < text.length() && text.charAt(to) != '\n') {
            if (" \t|".indexOf(text.charAt(to++)) < 0) {
                return false;
            }
        }
        return true;
    }

    public static Passage sentence(int source, String text, int start, int end) {
        int from = ClosestPassage.sentenceStart(text, start);
        int to = ClosestPassage.sentenceEnd(text, end);
        if (to - from > ClosestPassage.MAX_CHARS) {
            from = start;
            to = Math.min(end, start + ClosestPassage.MAX_CHARS);
            to -= to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
        }
        return new Passage(source, from, text.substring(from, to));
    }
}
