package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.Set;

/** Finds a claim that says of the whole what its passage says of a part: "19 ships lay in port" against "14 of the 19 ships". */
final class WholeCheck {

    private final Comparison c;

    WholeCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        if (s.isHan() && c.claim().isHan()) {
            within(s);
        }
        for (int i = 0; i + 1 < s.quantities().size() && !s.isHan(); i++) {
            Quantity part = s.quantities().get(i);
            Quantity whole = s.quantities().get(i + 1);
            boolean of = whole.from() - part.to() <= 5
                    && whole.from() > part.to()
                    && s.tokens().get(part.to()).is("of")
                    && part.comparable(whole)
                    && part.form() == Quantity.Form.NUMBER
                    && part.base() < whole.base();
            if (of && c.claim().quantities().stream().anyMatch(whole::sameAmount)) {
                check(s, part, whole);
            }
        }
    }

    /** 职工84人，其中女性21人: a claim that gives the women the number of all. */
    private void within(Statement s) {
        for (int i = 0; i + 1 < s.quantities().size(); i++) {
            Quantity whole = s.quantities().get(i);
            Quantity part = s.quantities().get(i + 1);
            String between = s.text(whole.to(), part.from());
            int at = between.indexOf("其中");
            if (at < 0 || part.base() >= whole.base() || !part.comparable(whole)) {
                continue;
            }
            String named = between.substring(at + 2).strip();
            boolean all = c.claim().quantities().stream().anyMatch(whole::sameAmount);
            boolean both = c.claim().quantities().stream().anyMatch(part::sameAmount);
            boolean ofPart = !named.isEmpty()
                    && named.length() <= 6
                    && c.claim().text().contains(named.substring(0, 1))
                    && !s.text(0, whole.to()).contains(named.substring(0, 1));
            if (all && !both && ofPart && c.claim().quantities().size() == 1) {
                wrong(part, whole);
            }
        }
    }

    private void check(Statement s, Quantity part, Quantity whole) {
        boolean both = c.claim().quantities().stream().anyMatch(part::sameAmount);
        boolean hedged = c.claim().quantities().size() > 1;
        Set<String> keys = c.claim().keys();
        Term noun = s.terms().stream()
                .filter(t -> t.from() >= whole.to())
                .findFirst()
                .orElse(null);
        int from = noun == null ? whole.to() : noun.to();
        boolean said = s.terms().stream()
                .anyMatch(t -> t.from() >= from
                        && t.from() < from + 6
                        && !t.name()
                        && s.phraseOf(t.from()) == s.phraseOf(whole.from())
                        && keys.contains(t.key()));
        if (!both && !hedged && said) {
            wrong(part, whole);
        }
    }

    private void wrong(Quantity part, Quantity whole) {
        c.out()
                .contradicted(
                        Kind.NUMBER,
                        whole.text(),
                        part.text(),
                        "the source says this of " + part.text() + " only; " + whole.text() + " is the whole",
                        "来源说的是其中的" + part.text() + "，" + whole.text() + "是总数");
    }
}
