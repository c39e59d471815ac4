package dev.footnote.answer;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.support.comparison.SupportReason;
import dev.footnote.api.Claim.Reason;
import dev.footnote.text.Languages;
import dev.footnote.text.NormalText;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks that the few words of a short answer are carried by the claims that hold and by their quotes. */
final class ShortAnswer {

    /** From so many words or Han characters on, a short answer is a statement of its own and compared as one. */
    private static final int STATEMENT_WORDS = 6;

    private static final int STATEMENT_HAN = 14;

    /** What a few words can get wrong; that they say less than a sentence is no fault. */
    private static final Set<SupportReason.Kind> OF_WORDS = EnumSet.of(
            SupportReason.Kind.NUMBER,
            SupportReason.Kind.UNIT,
            SupportReason.Kind.DATE,
            SupportReason.Kind.NAME,
            SupportReason.Kind.ROLE);

    private static final Set<SupportReason.Kind> OF_STATEMENTS =
            EnumSet.complementOf(EnumSet.of(SupportReason.Kind.UNRELATED, SupportReason.Kind.MISSING));

    /** Capitalised first words that name nothing. */
    private static final Set<String> NO_NAMES =
            Set.of("yes", "no", "true", "false", "both", "neither", "unknown", "about", "approximately", "roughly");

    private final SupportCheck rules;

    ShortAnswer(SupportCheck rules) {
        this.rules = rules;
    }

    /**
     * Returns why nothing carries the short answer; empty if something does.
     *
     * @param said the short answer, without marks
     * @param claims texts of the claims that are fully supported
     * @param passages the quotes of all claims that have some support
     */
    Optional<Reason> fault(String said, List<String> claims, List<QuotedPassage> passages) {
        String plain = NormalText.of(said).text();
        boolean copied = claims.stream().anyMatch(claim -> contains(claim, plain))
                || passages.stream().anyMatch(passage -> contains(JudgeTask.sentences(passage), plain));
        if (copied) {
            return Optional.empty();
        }
        List<QuotedPassage> evidence = new ArrayList<>(passages);
        claims.forEach(claim -> evidence.add(new QuotedPassage(claim, 0, claim.length(), "", null, null)));
        boolean statement = isStatement(said);
        Set<SupportReason.Kind> kinds = statement ? OF_STATEMENTS : OF_WORDS;
        return rules.assess(sentence(said, evidence), evidence).reasons().stream()
                .filter(reason -> kinds.contains(reason.kind()))
                // A few words do not tell what a figure is for, so one that is there is carried.
                .filter(reason -> statement || !isThere(reason.claimPart(), evidence))
                .findFirst()
                .map(SupportCheck::reason);
    }

    private static boolean isThere(String part, List<QuotedPassage> evidence) {
        String words = NormalText.of(part).text();
        return !words.isEmpty() && evidence.stream().anyMatch(passage -> contains(JudgeTask.sentences(passage), words));
    }

    private static boolean contains(String text, String words) {
        return NormalText.of(text).text().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    private static boolean isStatement(String said) {
        if (Languages.hasHan(said)) {
            return said.codePoints().filter(Character::isIdeographic).count() >= STATEMENT_HAN;
        }
        return Words.of(said).size() >= STATEMENT_WORDS;
    }

    /**
     * The short answer as a sentence. Its first word has a capital in any case; it counts as a name only if the answer is
     * so short that hardly anything else can be meant.
     */
    private static String sentence(String said, List<QuotedPassage> evidence) {
        if (Languages.hasHan(said)) {
            return said;
        }
        int end = Words.end(said, 1);
        String first = said.substring(0, end);
        boolean capital = Character.isUpperCase(first.codePointAt(0))
                && first.substring(1).equals(first.substring(1).toLowerCase(Locale.ROOT));
        boolean shown = evidence.stream().anyMatch(passage -> contains(JudgeTask.sentences(passage), first));
        String lower = first.toLowerCase(Locale.ROOT);
        boolean name = !Words.isStop(lower)
                && !NO_NAMES.contains(lower)
                && Words.of(said).size() <= 3;
        boolean plain = Words.isStop(lower) || (!shown && !name);
        String words = capital && plain ? lower + said.substring(end) : said;
        return "The answer is " + words;
    }
}
