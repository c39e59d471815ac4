package dev.footnote.answer;

import dev.footnote.answer.DraftChecker.Checked;
import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.quote.QuoteCheck;
import dev.footnote.answer.support.Assessment;
import dev.footnote.answer.support.comparison.SupportReason;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.Source;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.markdown.SafeMarkdown;
import dev.footnote.text.Cut;
import dev.footnote.text.Spaces;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds cited sources that contradict one another and shows them side by side. Two sources contradict one another if each quoted sentence, taken as a claim
 * about the other, is contradicted in one and the same respect (a number, a date, a negation), while both speak of the same thing: they share most of their
 * words, and nothing else that was compared, such as a name, differs. Figures of different years are no contradiction. For one thread.
 */
final class Disagreements {

    /** What sources can contradict one another in. */
    private static final Set<SupportReason.Kind> RESPECTS = EnumSet.of(
            SupportReason.Kind.NUMBER,
            SupportReason.Kind.UNIT,
            SupportReason.Kind.DATE,
            SupportReason.Kind.NEGATION,
            SupportReason.Kind.OPPOSITE,
            SupportReason.Kind.COMPARISON);

    /** The least share of words in common of two quotes for one claim: the model has said that they speak of the same thing. */
    private static final double SAME_CLAIM = 0.5;

    /** The same for quotes of different claims, where nobody has said so. */
    private static final double OTHER_CLAIM = 0.8;

    /** Fewer words in common say nothing on what two sentences speak of. */
    private static final int LEAST_WORDS = 3;

    /** Pairs of quotes that are compared at most; answers are short, and a pair costs about a millisecond. */
    private static final int MOST_PAIRS = 200;

    private static final int LONGEST_QUOTE = 240;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private final EvidenceLedger ledger;
    private final Independence independence;
    private final boolean chinese;
    private final SupportCheck support;
    private int pairs;

    Disagreements(EvidenceLedger ledger, Independence independence, boolean chinese) {
        this.ledger = ledger;
        this.independence = independence;
        this.chinese = chinese;
        this.support = new SupportCheck(ledger);
    }

    /** A quote of a claim with the sentence it stands in. */
    private record Side(int claim, Citation citation, QuotedPassage passage, String sentence, Set<String> words) {}

    /** Returns the claims, each followed by what contradicts its sources among those of it and of the claims before. */
    List<Checked> shown(List<Checked> claims) {
        List<Side> before = new ArrayList<>();
        Set<Set<Integer>> known = new HashSet<>();
        List<Checked> out = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i).claim();
            out.add(claims.get(i));
            if (claim.support() == Support.NONE) {
                continue;
            }
            for (Side side : sides(i, claim)) {
                before.stream()
                        .filter(other -> !known.contains(sources(side, other)))
                        .filter(other -> contradict(other, side))
                        .findFirst()
                        .ifPresent(other -> {
                            known.add(sources(side, other));
                            out.add(new Checked(null, sideBySide(other, side)));
                        });
                before.add(side);
            }
        }
        return out;
    }

    private static Set<Integer> sources(Side one, Side other) {
        return Set.copyOf(List.of(one.citation().source(), other.citation().source()));
    }

    private List<Side> sides(int index, Claim claim) {
        List<Side> sides = new ArrayList<>();
        for (Citation citation : claim.citations()) {
            for (QuotedPassage passage : support.passages(List.of(citation))) {
                String sentence = QuoteCheck.sentence(citation.source(), passage.text(), passage.start(), passage.end())
                        .text();
                sides.add(new Side(index, citation, passage, sentence, words(sentence)));
            }
        }
        return sides;
    }

    private boolean contradict(Side one, Side other) {
        if (independence.areCopies(one.citation().source(), other.citation().source())
                || share(one.words(), other.words()) < (one.claim() == other.claim() ? SAME_CLAIM : OTHER_CLAIM)
                || pairs >= MOST_PAIRS) {
            return false;
        }
        pairs++;
        Optional<SupportReason.Kind> there = respect(one.sentence(), other.passage());
        return there.isPresent() && there.equals(respect(other.sentence(), one.passage()));
    }

    /** The only respect in which a passage contradicts a sentence; empty if there is none, or if they differ in what they speak of. */
    private Optional<SupportReason.Kind> respect(String sentence, QuotedPassage passage) {
        Assessment assessment = support.assess(sentence, List.of(passage));
        Set<SupportReason.Kind> kinds = EnumSet.noneOf(SupportReason.Kind.class);
        boolean contradicted = false;
        for (SupportReason reason : assessment.reasons()) {
            if (reason.kind() != SupportReason.Kind.MISSING) {
                kinds.add(reason.kind());
            }
            contradicted |= reason.contradicts();
        }
        return contradicted && kinds.size() == 1
                ? kinds.stream().filter(RESPECTS::contains).findFirst()
                : Optional.empty();
    }

    private Claim sideBySide(Side one, Side other) {
        List<Citation> citations = List.of(one.citation(), other.citation());
        String text = chinese
                ? "来源说法不一。" + dated(one) + "称：“" + quoted(one) + "”；" + dated(other) + "称：“" + quoted(other) + "”。"
                : "Sources disagree. One, " + dated(one) + ": \u201C" + quoted(one) + "\u201D Another, " + dated(other)
                        + ": \u201C" + quoted(other) + "\u201D";
        return new Claim(
                SafeMarkdown.claim(text),
                Claim.Kind.DISAGREEMENT,
                Support.FULL,
                List.of(),
                citations,
                independence.independent(sources(one, other)));
    }

    private String dated(Side side) {
        int number = side.citation().source();
        PublishedDate date = ledger.source(number).map(Source::published).orElse(null);
        if (date != null && date.kind() == PublishedDate.Kind.PUBLISHED) {
            return chinese ? date.shown() + "发表的来源" : "published " + date.shown();
        }
        String day =
                ledger.info(number).map(info -> DAY.format(info.fetchedAt())).orElse("");
        return chinese ? day + "读取的来源" : "undated, read " + day;
    }

    private static String quoted(Side side) {
        String plain = Spaces.joined(side.sentence().strip());
        String shown =
                plain.length() <= LONGEST_QUOTE ? plain : plain.substring(0, Cut.end(plain, LONGEST_QUOTE)) + "…";
        return SafeMarkdown.line(SafeMarkdown.withoutMarks(shown));
    }

    /** Share of the words of the shorter text that the other has too. */
    private static double share(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        int least = Math.min(one.size(), other.size());
        return common.size() < LEAST_WORDS ? 0 : (double) common.size() / least;
    }

    /** Words of four letters and more, in lower case, and pairs of Chinese characters; without numbers. */
    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            if (Character.isIdeographic(c)) {
                if (end < text.length() && Character.isIdeographic(text.codePointAt(end))) {
                    words.add(text.substring(i, end + Character.charCount(text.codePointAt(end))));
                }
            } else if (Character.isLetter(c)) {
                while (end < text.length()
                        && Character.isLetter(text.codePointAt(end))
                        && !Character.isIdeographic(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                if (end - i > 3) {
                    words.add(text.substring(i, end).toLowerCase(Locale.ROOT));
                }
            }
            i = end;
        }
        return words;
    }
}
