package dev.footnote.answer;

import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Draft;
import dev.footnote.api.Passage;
import dev.footnote.api.Source;
import dev.footnote.api.SourceInfo;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.text.Figures;
import dev.footnote.text.Languages;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Checks a run's drafts against what the run has read. Safe for many threads; deterministic. */
public final class DraftChecker {

    /** Words that a quote needs, and Chinese characters; less than that stands in any text. */
    private static final int MIN_WORDS = 3;

    private static final int MIN_HAN = 4;

    private final EvidenceLedger ledger;
    private final Map<Integer, QuoteMatcher> matchers = new ConcurrentHashMap<>();

    /**
     * A checker for one run.
     *
     * @param ledger what the run has read
     */
    public DraftChecker(EvidenceLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Something that does not hold.
     *
     * @param claim index of the claim in the draft, from 0; -1 where the draft as a whole is meant
     * @param source as the draft named it
     * @param quote as the draft gave it
     * @param reason one sentence
     * @param closest the nearest passage, or null
     */
    public record Refused(
            int claim,
            int source,
            String quote,
            String reason,
            @Nullable Passage closest) {}

    /**
     * A claim with its support.
     *
     * @param section heading under which it stands, or null
     * @param claim its citations carry the run's own source numbers
     */
    public record Checked(@Nullable String section, Claim claim) {}

    /**
     * What becomes of a draft.
     *
     * @param accepted false if it goes back to the model
     * @param refusals what does not hold
     * @param claims all claims with their support, as they stand if this is the last word
     */
    public record Verdict(boolean accepted, List<Refused> refusals, List<Checked> claims) {
        public Verdict {
            refusals = List.copyOf(refusals);
            claims = List.copyOf(claims);
        }
    }

    /**
     * The verdict on a draft.
     *
     * @param draft as handed in
     * @param lastRound true if it is accepted whatever it holds, with bad claims marked
     */
    public Verdict check(Draft draft, boolean lastRound) {
        List<Refused> refusals = new ArrayList<>();
        List<Checked> claims = new ArrayList<>();
        for (int i = 0; i < draft.claims().size(); i++) {
            Draft.DraftClaim claim = draft.claims().get(i);
            claims.add(new Checked(claim.section(), check(draft, i, claim, refusals)));
        }
        if (draft.found() && draft.claims().isEmpty()) {
            refusals.add(new Refused(
                    -1,
                    0,
                    "",
                    "the answer has no claims; give at least one with a quote, or set found to false",
                    null));
        }
        return new Verdict(lastRound || refusals.isEmpty(), refusals, claims);
    }

    private Claim check(Draft draft, int index, Draft.DraftClaim claim, List<Refused> refusals) {
        List<Citation> citations = new ArrayList<>();
        for (Draft.DraftQuote quote : claim.quotes()) {
            Optional<Citation> citation = match(quote);
            if (citation.isPresent()) {
                citations.add(citation.get());
            } else {
                refusals.add(refusal(index, quote));
            }
        }
        if (claim.quotes().isEmpty() && draft.found()) {
            refusals.add(new Refused(index, 0, "", "the claim has no quote; copy the words that support it", null));
        }
        return new Claim(claim.text(), support(claim, citations), citations);
    }

    private Optional<Citation> match(Draft.DraftQuote quote) {
        return isTooShort(quote.quote())
                ? Optional.empty()
                : matcher(quote.source()).flatMap(matcher -> matcher.match(quote.quote()));
    }

    private Optional<QuoteMatcher> matcher(int number) {
        return ledger.source(number).map(source -> matchers.computeIfAbsent(number, n -> new QuoteMatcher(n, source)));
    }

    private static boolean isTooShort(String quote) {
        long han = quote.codePoints().filter(Languages::isHan).count();
        return han < MIN_HAN && Words.of(quote).size() - han < MIN_WORDS;
    }

    private Refused refusal(int index, Draft.DraftQuote quote) {
        Optional<QuoteMatcher> matcher = matcher(quote.source());
        if (matcher.isEmpty()) {
            List<Integer> numbers =
                    ledger.all().stream().map(SourceInfo::number).toList();
            String known = numbers.isEmpty() ? "nothing has been read yet" : "sources read so far: " + numbers;
            return new Refused(
                    index, quote.source(), quote.quote(), "there is no source " + quote.source() + "; " + known, null);
        }
        if (isTooShort(quote.quote())) {
            return new Refused(
                    index,
                    quote.source(),
                    quote.quote(),
                    "the quote is too short to support anything; copy the whole sentence",
                    matcher.get().closest(quote.quote()).orElse(null));
        }
        Optional<Integer> elsewhere = elsewhere(quote);
        if (elsewhere.isPresent()) {
            String reason = "these words stand in source " + elsewhere.get() + ", not in source " + quote.source();
            return new Refused(index, quote.source(), quote.quote(), reason, null);
        }
        Optional<Passage> closest = matcher.get().closest(quote.quote());
        return new Refused(index, quote.source(), quote.quote(), reason(quote, closest), closest.orElse(null));
    }

    private Optional<Integer> elsewhere(Draft.DraftQuote quote) {
        return ledger.all().stream()
                .map(SourceInfo::number)
                .filter(number -> number != quote.source())
                .filter(number -> matcher(number)
                        .flatMap(matcher -> matcher.match(quote.quote()))
                        .isPresent())
                .findFirst();
    }

    private static String reason(Draft.DraftQuote quote, Optional<Passage> closest) {
        if (quote.quote().contains("...") || quote.quote().contains("…")) {
            return "a quote must be one unbroken stretch of the text; give two quotes instead of dots";
        }
        if (closest.isEmpty()) {
            return "these words do not stand in source " + quote.source() + ", nor does anything like them";
        }
        List<String> missing = QuoteMatcher.missing(quote.quote(), closest.get().text());
        String what = missing.isEmpty()
                ? ""
                : "; it has no " + String.join(", ", missing.subList(0, Math.min(6, missing.size())));
        return "these words do not stand in source " + quote.source() + what;
    }

    private Claim.Support support(Draft.DraftClaim claim, List<Citation> citations) {
        if (citations.isEmpty()) {
            return Claim.Support.NONE;
        }
        boolean all = citations.size() == claim.quotes().size();
        return all && figuresStand(claim.text(), citations) ? Claim.Support.FULL : Claim.Support.PARTIAL;
    }

    /** Every figure of the claim stands in a quote, or in the title or date of a source that is quoted. */
    private boolean figuresStand(String claim, List<Citation> citations) {
        Set<String> there = new HashSet<>();
        for (Citation citation : citations) {
            there.addAll(Figures.of(citation.quote()));
            Optional<Source> source = ledger.source(citation.source());
            source.ifPresent(s -> {
                there.addAll(Figures.of(s.title()));
                if (s.published() != null) {
                    there.addAll(Figures.of(s.published().shown()));
                }
            });
        }
        return there.containsAll(Figures.of(claim));
    }
}
