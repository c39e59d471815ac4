package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a claim that gives two events each the other's date: "opened in 1971 and closed in 1958". */
final class ExchangedDates {

    private final Comparison c;

    ExchangedDates(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        otherYear(s);
        List<DateMention> said = c.claim().dates();
        if (said.size() != 2 || s.dates().size() < 2 || s.dates().size() > 6) {
            return;
        }
        DateMention first = match(s, said.get(0));
        DateMention second = match(s, said.get(1));
        if (first == null || second == null || first.equals(second)) {
            return;
        }
        boolean span = isSpan(c.claim(), said.get(0), said.get(1)) && first.from() < second.from();
        if (span) {
            return;
        }
        Set<String> one = before(c.claim(), said, 0);
        Set<String> two = before(c.claim(), said, 1);
        Set<String> both = new HashSet<>(one);
        both.retainAll(two);
        one.removeAll(both);
        two.removeAll(both);
        Set<String> withFirst = around(s, first, second);
        Set<String> withSecond = around(s, second, first);
        Set<String> everywhere = new HashSet<>(withFirst);
        everywhere.retainAll(withSecond);
        withFirst.removeAll(everywhere);
        withSecond.removeAll(everywhere);
        long straight = common(one, withFirst) + common(two, withSecond);
        long crossed = common(one, withSecond) + common(two, withFirst);
        if (crossed > 0 && straight == 0) {
            c.out()
                    .contradicted(
                            Kind.DATE,
                            said.get(0).text(),
                            second.text(),
                            "the dates are exchanged: the source says \"" + s.text() + "\"",
                            "两个日期颠倒了：来源说的是“" + s.text() + "”");
        }
    }

    /** "from 1919 until 1923": two dates of one thing. */
    private static boolean isSpan(Statement s, DateMention from, DateMention to) {
        String between = s.text(from.to(), to.from());
        return Set.of("until", "till", "to", "-", "–", "至", "到", "and", "through")
                .contains(between.strip());
    }

    /** "In 2022 it sold 6,150, more than in 2021" against 6,150 in 2021. */
    private void otherYear(Statement s) {
        List<DateMention> said = c.claim().dates();
        List<Quantity> numbers = c.claim().quantities();
        boolean one = said.size() == 1 && said.get(0).isYearOnly() && numbers.size() == 1;
        if (!one || numbers.get(0).form() != Quantity.Form.NUMBER) {
            return;
        }
        DateMention year = said.get(0);
        List<Quantity> same =
                s.quantities().stream().filter(numbers.get(0)::sameAmount).toList();
        if (same.size() != 1) {
            return;
        }
        int phrase = s.phraseOf(same.get(0).from());
        List<DateMention> here = s.dates().stream()
                .filter(d -> d.isYearOnly() && s.phraseOf(d.from()) == phrase)
                .toList();
        boolean than = s.dates().stream()
                .anyMatch(d -> year.isGivenBy(d)
                        && s.phraseOf(d.from()) != phrase
                        && (s.text(Math.max(0, d.from() - 2), d.from()).equalsIgnoreCase("than in")
                                || s.text(Math.max(0, d.from() - 1), d.from()).equals("比")));
        if (here.size() == 1 && than && !year.isGivenBy(here.get(0))) {
            c.out()
                    .contradicted(
                            Kind.DATE,
                            year.text(),
                            here.get(0).text(),
                            "the source gives " + numbers.get(0).text() + " for "
                                    + here.get(0).text() + ", the claim for " + year.text(),
                            "来源里" + numbers.get(0).text() + "说的是" + here.get(0).text());
        }
    }

    private static @Nullable DateMention match(Statement s, DateMention said) {
        return s.dates().stream().filter(said::isGivenBy).findFirst().orElse(null);
    }

    /** The words between the date before and this one. */
    private static Set<String> before(Statement s, List<DateMention> dates, int index) {
        int from = index == 0 ? 0 : dates.get(index - 1).to();
        int to = dates.get(index).from();
        Set<String> out = new HashSet<>();
        s.terms().stream()
                .filter(t -> t.from() >= from && t.to() <= to && !t.name())
                .forEach(t -> out.add(t.key()));
        return out;
    }

    /** The words that stand nearer to a date than to the other, by phrases. */
    private static Set<String> around(Statement s, DateMention date, DateMention other) {
        Set<String> out = new HashSet<>();
        for (Term t : s.terms()) {
            int near = Math.abs(s.phraseOf(t.from()) - s.phraseOf(date.from()));
            int far = Math.abs(s.phraseOf(t.from()) - s.phraseOf(other.from()));
            if (near < far) {
                out.add(t.key());
            }
        }
        return out;
    }

    private static long common(Set<String> a, Set<String> b) {
        return a.stream().filter(b::contains).count();
    }
}
