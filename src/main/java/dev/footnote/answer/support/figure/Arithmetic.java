package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Quantity.Form;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Numbers that follow from those of the passage: sums, differences, shares, multiples, ages. */
final class Arithmetic {

    /** Pairs are tried, so more numbers than these are left alone. */
    private static final int MOST = 40;

    private static final Set<String> SUMS = Set.of(
            "total",
            "totalled",
            "altogether",
            "combined",
            "together",
            "sum",
            "all",
            "overall",
            "before",
            "previous",
            "earlier",
            "both",
            "last",
            "originally",
            "until");

    private static final Set<String> REST = Set.of("rest", "remaining", "remainder", "elsewhere", "others", "other");

    private static final Set<String> EACH = Set.of("each", "apiece", "every", "每", "各");

    private static final Set<String> TWICE = Set.of("twice", "double", "doubled", "half", "halved");

    private final Comparison c;
    private final List<Quantity> shown;
    private boolean summed;

    private final ImpliedFigures implied;
    private final CountedThings counts;
    private final SpanFigures spans;
    private final Proportions proportions;

    Arithmetic(Comparison comparison, List<Quantity> shown) {
        this.c = comparison;
        List<Quantity> all = new ArrayList<>(shown);
        comparison.evidence().context().forEach(s -> all.addAll(s.quantities()));
        this.shown = all.stream()
                .filter(q -> q.form() != Form.CLOCK && q.form() != Form.ORDINAL)
                .limit(MOST)
                .toList();
        this.implied = new ImpliedFigures(comparison, this.shown);
        this.counts = new CountedThings(comparison, this.shown);
        this.spans = new SpanFigures(comparison);
        this.proportions = new Proportions(comparison);
    }

    /** True if the claim has a word for a result and the number is one. */
    boolean gives(Quantity said) {
        if (spans.gives(said)
                || counts.gives(said)
                || isOfRatio(said)
                || isFold(said)
                || isOfShare(said)
                || isPartOfWhole(said)
                || isProduct(said)
                || proportions.gives(said)
                || implied.gives(said)) {
            return true;
        }
        if (!(c.claim().has(CueKind.DERIVED) || isComplement() || isCountedFrom()) || said.form() != Form.NUMBER) {
            return false;
        }
        return spans.isAge(said) || isSum(said) || isPair(said);
    }

    /** "18 of them" where the passage has 27 and two thirds. */
    private boolean isOfShare(Quantity said) {
        if (said.form() != Form.NUMBER || said.isPercent() || said.value() < 2) {
            return false;
        }
        double tolerance = said.bound() == Quantity.Bound.ABOUT ? 0.03 : 0.005;
        for (Quantity part : shown) {
            boolean fraction = part.unit() == null && part.value() > 0 && part.value() < 1;
            double share = part.isPercent() ? part.value() / 100 : fraction ? part.value() : 0;
            boolean result = share > 0
                    && share < 1
                    && shown.stream()
                            .anyMatch(q -> q.comparable(said)
                                    && !q.isPercent()
                                    && Quantity.close(share * q.base(), said.base(), tolerance));
            if (result) {
                return true;
            }
        }
        return false;
    }

    /** "720 metres" where each of six holes has 120 metres, "£16,000" where 640 members pay £25. */
    private boolean isProduct(Quantity said) {
        if (said.form() != Form.NUMBER) {
            return false;
        }
        boolean amount = said.unit() != null && !said.isPercent() && said.value() >= 10;
        for (Statement s : c.evidence().quoted()) {
            boolean each = s.tokens().stream().anyMatch(t -> EACH.contains(t.lower()));
            if ((each || amount) && isProduct(said, s, each)) {
                return true;
            }
        }
        return false;
    }

    /** Without a word such as "each", only a whole number times an amount with a unit counts. */
    private static boolean isProduct(Quantity said, Statement s, boolean each) {
        List<Quantity> all = s.quantities().stream()
                .filter(q -> q.form() == Form.NUMBER && !q.isPercent() && (each || q.value() > 1))
                .limit(MOST)
                .toList();
        for (Quantity times : all) {
            boolean count = times.unit() == null && times.value() >= 2;
            if (!count || !each && times.value() != Math.rint(times.value())) {
                continue;
            }
            for (Quantity one : all) {
                boolean factor = !times.equals(one) && one.comparable(said) && (each || one.unit() != null);
                if (factor && near(times.value() * one.base(), said)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Two thirds of it" where one sentence has the whole and the part, in the same unit. */
    private boolean isPartOfWhole(Quantity said) {
        boolean fraction = said.unit() == null && said.form() == Form.NUMBER && said.value() > 0 && said.value() < 1;
        if (!fraction) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            List<Quantity> all = s.quantities().stream()
                    .filter(q -> q.unit() != null && !q.isPercent() && q.base() > 0)
                    .limit(MOST)
                    .toList();
            for (Quantity whole : all) {
                for (Quantity part : all) {
                    if (part.comparable(whole) && Quantity.close(part.base() / whole.base(), said.value(), 1e-6)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** "Twice as much as planned": what was planned is half. */
    private boolean isOfRatio(Quantity said) {
        boolean twice = c.evidence().quoted().stream()
                .flatMap(s -> s.tokens().stream())
                .anyMatch(t -> TWICE.contains(t.lower()));
        return twice
                && shown.stream()
                        .anyMatch(q -> q.comparable(said) && (near(q.base() / 2, said) || near(q.base() * 2, said)));
    }

    /** "More than twice as much", 两倍多, where the passage has both numbers, in the same unit. */
    private boolean isFold(Quantity said) {
        boolean fold = said.unit() != null && said.unit().dimension().equals("ratio") && said.value() >= 2;
        for (int i = 0; fold && i < shown.size(); i++) {
            for (int j = 0; j < shown.size(); j++) {
                Quantity one = shown.get(i);
                Quantity other = shown.get(j);
                boolean pair = i != j && one.unit() != null && one.comparable(other) && other.base() > 0;
                if (pair && isFold(said, one.base() / other.base())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isFold(Quantity said, double ratio) {
        return switch (said.bound()) {
            case MORE, AT_LEAST -> ratio > said.value() && ratio < said.value() + 1;
            case LESS, AT_MOST -> ratio < said.value() && ratio > said.value() - 0.6;
            case ABOUT -> Math.abs(ratio / said.value() - 1) < 0.12;
            default -> Math.abs(ratio / said.value() - 1) < 0.05;
        };
    }

    /** The passage itself counts from another number: "all but one of nine", "four less than the year before", "the rest". */
    private boolean isCountedFrom() {
        boolean rest = c.evidence().quoted().stream()
                .flatMap(s -> s.tokens().stream())
                .anyMatch(t -> REST.contains(t.lower()));
        boolean but = c.evidence().quoted().stream()
                .anyMatch(s -> s.text().contains("ll but ")
                        || s.text().contains("其余")
                        || s.text().contains("其他"));
        boolean otherYear = c.claim().dates().stream()
                .anyMatch(d -> d.hasYear()
                        && c.evidence().quoted().stream()
                                .flatMap(s -> s.dates().stream())
                                .noneMatch(d::isGivenBy));
        boolean year = otherYear
                && c.evidence().quoted().stream()
                        .anyMatch(s -> s.text().contains("上一年")
                                || s.text().contains("上年")
                                || s.text().contains("year before")
                                || s.text().contains("previous year")
                                || s.text().contains("去年"));
        summed |= year;
        return rest || but || year;
    }

    /** The claim speaks of the men, the passage of all and of the women. */
    private boolean isComplement() {
        for (Term t : c.claim().terms()) {
            boolean opposite = t.side() != 0
                    && c.evidence().quoted().stream()
                            .flatMap(s -> s.terms().stream())
                            .anyMatch(x -> x.key().equals(t.key()) && x.side() == -t.side());
            if (opposite) {
                return true;
            }
        }
        return false;
    }

    private boolean isSum(Quantity said) {
        double sum = 0;
        int parts = 0;
        for (Quantity q : shown) {
            if (q.comparable(said) && !q.isPercent()) {
                sum += q.base();
                parts++;
            }
        }
        return isSummed() && parts > 1 && near(sum, said);
    }

    private boolean isPair(Quantity said) {
        for (int i = 0; i < shown.size(); i++) {
            for (int j = 0; j < shown.size(); j++) {
                if (i != j && isResult(shown.get(i), shown.get(j), said)) {
                    return true;
                }
            }
        }
        boolean whole = said.unit() == null
                && said.value() < 1
                && shown.stream().anyMatch(q -> q.unit() == null && q.value() < 1 && near(1 - q.value(), said));
        return whole
                || said.isPercent()
                        && (isComplement() || isCountedFrom() || c.claim().has(CueKind.NOT))
                        && shown.stream().anyMatch(q -> q.isPercent() && near(100 - q.value(), said));
    }

    private boolean isResult(Quantity a, Quantity b, Quantity said) {
        if (!a.comparable(b)) {
            return said.unit() != null && a.unit() == null && near(a.value() * b.base(), said);
        }
        boolean sameKind = said.comparable(a) || said.unit() == null || a.unit() == null;
        if (said.isPercent() && !a.isPercent()) {
            double share = 100 * a.base() / b.base();
            return b.base() != 0 && (percent(share, said) || percent(Math.abs(100 - share), said));
        }
        boolean times =
                said.unit() != null && said.unit().dimension().equals("ratio") || said.unit() == null && isMultiple();
        if (times && b.base() != 0 && Quantity.close(a.base() / b.base(), said.value(), 0.02)) {
            return true;
        }
        boolean share = said.value() < 1 && said.unit() == null && b.base() != 0;
        return (share && Quantity.close(a.base() / b.base(), said.value(), 0.03))
                || (sameKind
                        && (isSummed() && near(a.base() + b.base(), said)
                                || near(Math.abs(a.base() - b.base()), said)));
    }

    private boolean isSummed() {
        return summed
                || c.claim().tokens().stream()
                        .anyMatch(t ->
                                SUMS.contains(t.lower()) || ("共总合原前".contains(t.text()) && t.kind() == Token.Kind.HAN));
    }

    private boolean isMultiple() {
        return c.claim().tokens().stream()
                .anyMatch(t ->
                        t.is("times") || t.is("twice") || t.is("doubled") || t.is("倍") || t.is("per") || t.is("each"));
    }

    private static boolean percent(double share, Quantity said) {
        return Math.abs(share - said.value()) <= Math.max(0.51, said.step());
    }

    static boolean near(double value, Quantity said) {
        return Quantity.close(value, said.base(), 1e-6);
    }
}
