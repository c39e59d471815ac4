package dev.footnote.answer;

import dev.footnote.api.Citation;
import dev.footnote.api.Draft.DraftQuote;
import dev.footnote.api.Passage;
import dev.footnote.api.Source;
import dev.footnote.api.SourceInfo;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.text.NormalText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks up the quotes of one draft; keeps the normal forms of the texts it has looked into. For one thread. */
final class QuoteCheck {

    /** What a quote must weigh: a word counts two, a Han character one. Less says too little to support anything. */
    private static final int LEAST_WEIGHT = 6;

    private static final Pattern ELLIPSIS = Pattern.compile("\\.{3,}|\\[\\.\\.\\.\\]");

    private final EvidenceLedger ledger;
    private final Map<Integer, QuoteMatcher> matchers = new HashMap<>();

    /** A citation, or why there is none. */
    record Result(
            @Nullable Citation citation,
            String reason,
            @Nullable Passage closest) {}

    QuoteCheck(EvidenceLedger ledger) {
        this.ledger = ledger;
    }

    Result check(DraftQuote said) {
        List<SourceInfo> read = ledger.all();
        Optional<QuoteMatcher> matcher = matcher(said.source());
        if (matcher.isEmpty()) {
            return unknown(said, read);
        }
        if (NormalText.of(said.quote()).text().isEmpty()) {
            return refused("The quote is empty; copy the words of source " + said.source() + " that support it.", null);
        }
        Optional<QuoteMatcher.Place> place = matcher.get().find(said.quote());
        if (place.isEmpty()) {
            return missing(said, matcher.get(), read);
        }
        int start = place.get().start();
        int end = place.get().end();
        String text = matcher.get().original();
        if (weight(said.quote()) < LEAST_WEIGHT && !isWholeLine(text, start, end)) {
            return refused(
                    "The quote is too short to support a claim; quote the whole sentence round it.",
                    ClosestPassage.in(said.source(), text, said.quote())
                            .map(n -> sentence(said.source(), text, start, end))
                            .orElse(null));
        }
        return new Result(new Citation(said.source(), text.substring(start, end), start, end), "", null);
    }

    private Result unknown(DraftQuote said, List<SourceInfo> read) {
        String known = read.isEmpty()
                ? "nothing has been read yet: read a page first"
                : "the sources that were read are " + numbers(read);
        Result elsewhere = elsewhere(said, read);
        return elsewhere != null
                ? elsewhere
                : refused("There is no source " + said.source() + "; " + known + ".", null);
    }

    private Result missing(DraftQuote said, QuoteMatcher matcher, List<SourceInfo> read) {
        Result elsewhere = elsewhere(said, read);
        if (elsewhere != null) {
            return elsewhere;
        }
        Passage closest = ClosestPassage.in(said.source(), matcher.original(), said.quote())
                .map(ClosestPassage.Near::passage)
                .orElse(null);
        String normal = QuoteMatcher.bare(NormalText.of(said.quote()).text());
        if (ELLIPSIS.matcher(normal).find()) {
            return refused(
                    "The quote leaves something out (\"...\"), so it does not stand in source " + said.source()
                            + "; give its parts as separate quotes, each copied whole.",
                    closest);
        }
        return refused(
                "These words do not stand in source " + said.source()
                        + (closest == null
                                ? ", and nothing like them does; quote what it says, or read a source that says this."
                                : "; copy the closest passage word for word if it supports the claim, else change the claim."),
                closest);
    }

    /** Tells of another source in which the quote stands. */
    private @Nullable Result elsewhere(DraftQuote said, List<SourceInfo> read) {
        if (weight(said.quote()) < LEAST_WEIGHT) {
            return null;
        }
        for (SourceInfo info : read) {
            int number = info.number();
            Optional<QuoteMatcher> matcher = number == said.source() ? Optional.empty() : matcher(number);
            Optional<QuoteMatcher.Place> place = matcher.flatMap(m -> m.find(said.quote()));
            if (matcher.isPresent() && place.isPresent()) {
                int start = place.get().start();
                String words =
                        matcher.get().original().substring(start, place.get().end());
                return refused(
                        "These words stand in source " + number + ", not in source " + said.source() + "; name source "
                                + number + ".",
                        new Passage(number, start, words));
            }
        }
        return null;
    }

    private Optional<QuoteMatcher> matcher(int number) {
        QuoteMatcher known = matchers.get(number);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<QuoteMatcher> made = ledger.source(number).map(Source::text).map(QuoteMatcher::new);
        made.ifPresent(m -> matchers.put(number, m));
        return made;
    }

    private static Result refused(String reason, @Nullable Passage closest) {
        return new Result(null, reason, closest);
    }

    static String numbers(List<SourceInfo> read) {
        return read.stream().map(i -> Integer.toString(i.number())).collect(Collectors.joining(", "));
    }

    private static int weight(String quote) {
        int weight = 0;
        boolean inWord = false;
        for (int cp : quote.codePoints().toArray()) {
            boolean han = Character.isIdeographic(cp);
            boolean letter = !han && Character.isLetterOrDigit(cp);
            if (han) {
                weight++;
            } else if (letter && !inWord) {
                weight += 2;
            }
            inWord = letter;
        }
        return weight;
    }

    /** A heading, a table row or a list item may be as short as it is. */
    private static boolean isWholeLine(String text, int start, int end) {
        int from = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
        int to = text.indexOf('\n', end);
        String line = text.substring(start == 0 ? 0 : from, to < 0 ? text.length() : to);
        String bare = line.replaceAll("^[\\s#>*+|-]+|[\\s|]+$", "");
        return bare.length() <= end - start;
    }

    private static Passage sentence(int source, String text, int start, int end) {
        int from = start;
        while (from > 0 && start - from < 300 && ".!?。！？\n".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        int to = end;
        while (to < text.length() && to - end < 300 && text.charAt(to) != '\n') {
            to++;
            if (".!?。！？".indexOf(text.charAt(to - 1)) >= 0) {
                break;
            }
        }
        while (from < start && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        return new Passage(source, from, text.substring(from, to));
    }
}
