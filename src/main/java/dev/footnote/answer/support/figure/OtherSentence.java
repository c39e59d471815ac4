package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds a date or number that belongs to another of the quoted sentences than the one that says the rest of the claim. */
final class OtherSentence {

    /** The share of the claim's words that the one sentence must have. */
    private static final double MOST = 0.75;

    private final Comparison c;
    private final LifetimeDates lives;

    OtherSentence(Comparison comparison) {
        this.c = comparison;
        this.lives = new LifetimeDates(comparison);
    }

    /** Adds what speaks against the claim. */
    void run() {
        List<Statement> quoted = c.evidence().quoted();
        if (quoted.size() < 2 || quoted.size() > 6 || c.across()) {
            return;
        }
        if (c.claim().dates().size() == 1) {
            dates(quoted, c.claim().dates().get(0));
        }
        List<Quantity> numbers = c.claim().quantities().stream()
                .filter(q -> q.unit() != null && q.form() == Quantity.Form.NUMBER)
                .toList();
        if (numbers.size() == 1) {
            numbers(quoted, numbers.get(0));
        }
    }

    private void dates(List<Statement> quoted, DateMention said) {
        for (Statement one : quoted) {
            List<DateMention> own = one.dates().stream()
                    .filter(DateMention::hasYear)
                    .filter(d -> !lives.isOther(said, d))
                    .toList();
            boolean without = !own.isEmpty() && own.stream().noneMatch(d -> said.isGivenBy(d) || d.agrees(said));
            for (Statement other : without && said.hasYear() ? quoted : List.<Statement>of()) {
                if (other.dates().stream().anyMatch(said::isGivenBy) && isOfFirst(one, other)) {
                    differs(Kind.DATE, said.text(), own.get(0).text());
                    return;
                }
            }
        }
    }

    private void numbers(List<Statement> quoted, Quantity said) {
        for (Statement one : quoted) {
            List<Quantity> own =
                    one.quantities().stream().filter(said::comparable).toList();
            boolean without = own.size() == 1 && !said.sameAmount(own.get(0));
            for (Statement other : without ? quoted : List.<Statement>of()) {
                if (other.quantities().stream().anyMatch(said::sameAmount) && isOfFirst(one, other)) {
                    differs(Kind.NUMBER, said.text(), own.get(0).text());
                    return;
                }
            }
        }
    }

    /** True if the one sentence says nearly all of the claim, and the other lacks its subject or much of it. */
    private boolean isOfFirst(Statement one, Statement other) {
        Set<String> words = new LinkedHashSet<>();
        c.claim().terms().forEach(t -> words.add(t.key()));
        if (words.size() < 2) {
            return false;
        }
        Set<String> here = one.keys();
        Set<String> there = other.keys();
        long met = words.stream().filter(here::contains).count();
        long also = words.stream().filter(there::contains).count();
        String first = words.iterator().next();
        boolean subject = here.contains(first) && !there.contains(first) && isTelling(first);
        return met >= MOST * words.size() && (subject && also < met || 2 * also <= met);
    }

    private boolean isTelling(String key) {
        return c.claim().terms().stream().filter(t -> t.key().equals(key)).noneMatch(this::isTopic);
    }

    private boolean isTopic(Term t) {
        return c.evidence().topic().stream().anyMatch(s -> s.keys().contains(t.key()));
    }

    private void differs(Kind kind, String said, String shown) {
        c.out()
                .contradicted(
                        kind,
                        said,
                        shown,
                        "the source gives " + shown + " for this; " + said + " stands for something else",
                        "来源里这一项是" + shown + "，" + said + "说的是另一项");
    }
}
