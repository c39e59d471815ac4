package dev.footnote.answer.support;

import dev.footnote.answer.passage.Evidence;
import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.passage.SourceText;
import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.Findings;
import dev.footnote.answer.support.comparison.SupportReason;
import dev.footnote.answer.support.figure.DateCheck;
import dev.footnote.answer.support.figure.FigureRoleCheck;
import dev.footnote.answer.support.figure.NumberCheck;
import dev.footnote.answer.support.figure.RankingCheck;
import dev.footnote.answer.support.figure.TableCheck;
import dev.footnote.answer.support.party.KindCheck;
import dev.footnote.answer.support.party.NameCheck;
import dev.footnote.answer.support.party.OrderCheck;
import dev.footnote.answer.support.party.PartyCheck;
import dev.footnote.answer.support.party.RoleCheck;
import dev.footnote.answer.support.wording.AbsenceCheck;
import dev.footnote.answer.support.wording.ComplementCheck;
import dev.footnote.answer.support.wording.CoverageCheck;
import dev.footnote.answer.support.wording.EndsCheck;
import dev.footnote.answer.support.wording.ExceptionCheck;
import dev.footnote.answer.support.wording.MaterialCheck;
import dev.footnote.answer.support.wording.ModalityCheck;
import dev.footnote.answer.support.wording.PolarityCheck;
import dev.footnote.answer.support.wording.QuantifierCheck;
import dev.footnote.answer.support.wording.ScopeCheck;
import dev.footnote.api.Claim;
import dev.footnote.text.Languages;
import dev.footnote.text.RecentlyUsed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a claim follows from the passages that are quoted for it. The evidence is the quoted sentences whole; the
 * rest of a source only resolves references and shows contradictions. What no rule can judge passes as full. For one thread.
 */
public final class ClaimSupport {

    /** A longer text is no claim that could be compared. */
    private static final int LONGEST = 10_000;

    /** Words of a claim beyond which only its numbers and dates are compared. */
    private static final int LONG = 300;

    /** Characters of sources that are kept taken apart. */
    private static final int MOST_KEPT = 4_000_000;

    private final RecentlyUsed<String, SourceText> pages = new RecentlyUsed<>(MOST_KEPT);

    /** Creates a check for the claims of one draft. */
    public ClaimSupport() {}

    /**
     * Returns how far the passages support the claim.
     *
     * @param claim one statement, plain text
     * @param passages the quotes that were found for it, of any sources
     */
    public Assessment assess(String claim, List<QuotedPassage> passages) {
        boolean chinese = claim.length() <= LONGEST && Languages.hasHan(claim);
        if (claim.length() > LONGEST) {
            return new Assessment(Claim.Support.PARTIAL, List.of(tooLong()), false);
        }
        if (passages.isEmpty()) {
            return new Assessment(Claim.Support.NONE, List.of(), false);
        }
        List<SourceText> read = new ArrayList<>();
        passages.forEach(p -> read.add(page(p)));
        Evidence evidence = new Evidence(passages, read);
        Statement said = new Statement(
                WebAddresses.without(SourceText.fold(claim)),
                chinese ? "zh" : "en",
                word -> read.stream().anyMatch(p -> p.isName(word)));
        Findings out = new Findings(chinese);
        Comparison c = new Comparison(said, evidence, chinese != evidence.isHan(), out);
        check(c);
        return assessment(c);
    }

    private static void check(Comparison c) {
        new NumberCheck(c).run();
        DateCheck dates = new DateCheck(c);
        dates.run();
        if (c.claim().tokens().size() > LONG) {
            return;
        }
        new FigureRoleCheck(c).run();
        new TableCheck(c).run();
        new RankingCheck(c).run();
        new NameCheck(c).run();
        new RoleCheck(c).run();
        OrderCheck order = new OrderCheck(c);
        order.run();
        new PolarityCheck(c, order.settled()).run();
        new AbsenceCheck(c).run();
        new PartyCheck(c).run();
        new ComplementCheck(c).run();
        new EndsCheck(c).run();
        new KindCheck(c).run();
        new ModalityCheck(c).run();
        new QuantifierCheck(c).run();
        new MaterialCheck(c).run();
        new ScopeCheck(c).run();
        new CoverageCheck(c).run();
        new ExceptionCheck(c).run();
        settleNegations(c);
        settleShared(c);
        if (dates.isOfOtherDays()) {
            c.out().drop(r -> r.kind() == SupportReason.Kind.OPPOSITE);
        }
    }

    /** Takes negations back where both deny the same word: "no study has been made", "it has not been studied". */
    private static void settleShared(Comparison c) {
        Set<String> mine = denied(c.claim());
        boolean shared = !c.across()
                && c.evidence().quoted().stream()
                        .flatMap(s -> denied(s).stream())
                        .anyMatch(mine::contains);
        shared |=
                c.claim().isHan() && c.claim().cues().stream().anyMatch(cue -> cue.is(CueKind.NOT) && isTaken(c, cue));
        if (shared) {
            c.out().drop(r -> r.kind() == SupportReason.Kind.NEGATION);
        }
    }

    /** True if a quoted sentence has the negation with the characters behind it. */
    private static boolean isTaken(Comparison c, Cue cue) {
        String words = c.claim().text(cue.from(), Math.min(c.claim().tokens().size(), cue.to() + HAN_SHARED));
        return words.length() >= cue.text().length() + HAN_SHARED
                && c.evidence().quoted().stream().anyMatch(s -> s.text().contains(words));
    }

    /** Characters behind a Chinese negation that must be the same. */
    private static final int HAN_SHARED = 4;

    /** Families of the words, no names, that stand within a few words behind a negation. */
    private static Set<String> denied(Statement s) {
        Set<String> out = new HashSet<>();
        for (Cue cue : s.cues()) {
            if ((cue.is(CueKind.NOT) || cue.is(CueKind.NONE)) && !s.isHan()) {
                s.terms().stream()
                        .filter(t ->
                                t.from() == cue.to() || !t.name() && t.from() > cue.to() && t.from() < cue.to() + 5)
                        .forEach(t -> out.add(t.key()));
            }
        }
        return out;
    }

    /** Takes negations back that stand in a phrase before the one with all names of the claim, or that the claim has itself at its end: "the telescope was not". */
    private static void settleNegations(Comparison c) {
        if (c.claim().isHan() || c.across() || c.evidence().quoted().size() != 1) {
            return;
        }
        Statement s = c.evidence().quoted().get(0);
        List<Term> names = c.claim().terms().stream().filter(Term::name).toList();
        Cue not = s.first(CueKind.NOT);
        boolean apart = not != null
                && !names.isEmpty()
                && names.stream()
                        .allMatch(n -> s.terms().stream()
                                .anyMatch(
                                        t -> t.key().equals(n.key()) && s.phraseOf(t.from()) > s.phraseOf(not.from())))
                && s.terms().stream()
                        .noneMatch(t -> s.phraseOf(t.from()) == s.phraseOf(not.from())
                                && names.stream().anyMatch(n -> n.key().equals(t.key())));
        List<Token> words =
                c.claim().tokens().stream().filter(Token::isWordOrHan).toList();
        boolean elliptic = words.size() > 6 && words.get(words.size() - 1).is("not");
        if (apart || elliptic) {
            c.out().drop(r -> r.kind() == SupportReason.Kind.NEGATION);
        }
    }

    private static Assessment assessment(Comparison c) {
        boolean copied = isCopied(c);
        List<SupportReason> reasons =
                c.out().all().stream().filter(r -> !(copied && r.contradicts())).toList();
        boolean contradicted = reasons.stream().anyMatch(SupportReason::contradicts);
        boolean compared = !c.claim().quantities().isEmpty()
                || !c.claim().dates().isEmpty()
                || c.claim().terms().stream().anyMatch(t -> t.name() || t.side() != 0);
        Claim.Support support =
                contradicted ? Claim.Support.NONE : reasons.isEmpty() ? Claim.Support.FULL : Claim.Support.PARTIAL;
        return new Assessment(support, reasons, reasons.isEmpty() && !compared);
    }

    /** True if a quoted sentence has the claim word for word, so that it cannot say otherwise. */
    private static boolean isCopied(Comparison c) {
        String said = c.claim().text();
        int end = said.length();
        while (end > 0 && !Character.isLetterOrDigit(said.charAt(end - 1))) {
            end--;
        }
        String bare = said.substring(0, end);
        return c.evidence().quoted().stream().anyMatch(s -> s.text().contains(bare));
    }

    private SourceText page(QuotedPassage passage) {
        String language = passage.language();
        return pages.get(
                passage.text(),
                passage.text(),
                text -> new SourceText(text, language == null ? Languages.of(text) : language));
    }

    private static SupportReason tooLong() {
        return new SupportReason(
                SupportReason.Kind.TOO_LONG,
                false,
                "",
                "",
                "the claim is longer than " + LONGEST + " characters and cannot be compared");
    }
}
