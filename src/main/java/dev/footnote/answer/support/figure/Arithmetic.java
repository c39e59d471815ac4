package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.DateMention;
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

    private static final Set<String> AGES = Set.of("aged", "age", "old", "died", "death");
    private static final Set<String> SIBLINGS = Set.of("sibling", "siblings");

    private static final Set<String> CHILDREN =
            Set.of("children", "kids", "siblings", "sons", "daughters", "brothers", "sisters");

    private static final Set<String> EACH = Set.of("each", "apiece", "every", "每", "各");

    private static final Set<String> TWICE = Set.of("twice", "double", "doubled", "half", "halved");

    private final Comparison c;
    private final List<Quantity> shown;
    private boolean summed;
    private final List<Integer> years = new ArrayList<>();
    private final ImpliedFigures implied;

    Arithmetic(Comparison comparison, List<Quantity> shown) {
        this.c = comparison;
        List<Quantity> all = new ArrayList<>(shown);
        comparison.evidence().context().forEach(s -> all.addAll(s.quantities()));
        this.shown = all.stream()
                .filter(q -> q.form() != Form.CLOCK && q.form() != Form.ORDINAL)
                .limit(MOST)
                .toList();
        this.implied = new ImpliedFigures(comparison, this.shown);
        comparison.evidence().quoted().forEach(s -> years(s));
        comparison.evidence().context().forEach(s -> years(s));
    }

    private void years(Statement s) {
        s.dates().stream().filter(DateMention::isYearOnly).limit(MOST).forEach(d -> years.add(d.firstYear()));
        s.dates().stream().filter(d -> d.hasYear() && d.month() > 0).limit(MOST).forEach(d -> years.add(d.firstYear()));
    }

    /** True if the claim has a word for a result and the number is one. */
    boolean gives(Quantity said) {
        if (isOfSpan(said)
                || isOfRatio(said)
                || isFold(said)
                || isOfList(said)
                || isOfShare(said)
                || isOfSiblings(said)
                || isOneMore(said)
                || isOfMonths(said)
                || isAgeWithin(said)
                || isOfJoined(said)
                || isPartOfWhole(said)
                || isOfEach(said)
                || implied.gives(said)) {
            return true;
        }
        if (!(c.claim().has(CueKind.DERIVED) || isComplement() || isCountedFrom()) || said.form() != Form.NUMBER) {
            return false;
        }
        return isAge(said) || isSum(said) || isPair(said);
    }

    /** "For 33 years" where the passage tells from which year to which, and "was 79 when she died" where it has both dates of a life. */
    private boolean isOfSpan(Quantity said) {
        boolean time = said.unit() != null && said.unit().dimension().equals("time");
        double wanted = said.unit() == null ? said.value() : said.base() / 31_557_600;
        boolean age = isLife()
                || (said.unit() == null && c.claim().tokens().stream().anyMatch(t -> AGES.contains(t.lower())));
        if (said.form() != Form.NUMBER || !(time || age) || wanted < 1 || wanted != Math.rint(wanted)) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            List<DateMention> dates = s.dates();
            for (int i = 0; i + 1 < dates.size(); i++) {
                DateMention first = dates.get(i);
                DateMention last = dates.get(i + 1);
                boolean near = last.from() - first.to() <= 2 && first.hasYear() && last.hasYear();
                boolean only = !age && isOnlySpan(said, wanted);
                if (only
                        || near
                                && (age
                                        ? isAgeOf(first, last, wanted)
                                        : last.firstYear() - first.firstYear() == wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The quoted sentences give just two years, and the claim the time between them. */
    private boolean isOnlySpan(Quantity said, double wanted) {
        List<Integer> given = c.evidence().quoted().stream()
                .flatMap(s -> s.dates().stream())
                .filter(DateMention::hasYear)
                .map(DateMention::firstYear)
                .distinct()
                .sorted()
                .toList();
        double slack = said.bound() == Quantity.Bound.ABOUT ? 1 : 0;
        return given.size() == 2 && Math.abs(given.get(1) - given.get(0) - wanted) <= slack;
    }

    private static boolean isAgeOf(DateMention born, DateMention died, double age) {
        int years = died.firstYear() - born.firstYear();
        if (born.month() == 0 || died.month() == 0) {
            return years == age || years - 1 == age;
        }
        boolean before = died.month() < born.month() || died.month() == born.month() && died.day() < born.day();
        return (before ? years - 1 : years) == age;
    }

    /** "Two universities" where the passage names them: "the universities of Lasko and Brenn". */
    private boolean isOfList(Quantity said) {
        if (said.unit() != null || said.form() != Form.NUMBER || said.value() < 2 || said.value() > 6) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            if (isCountOfFigures(s, said) || isCountOfWeekdays(s, said)) {
                return true;
            }
            List<Term> names = s.terms().stream().filter(Term::name).toList();
            int run = 1;
            for (int i = 1; i < names.size(); i++) {
                String between =
                        s.text(names.get(i - 1).to(), names.get(i).from()).strip();
                boolean numbered = between.startsWith("and ")
                        && between.substring(4).chars().allMatch(Character::isDigit);
                boolean joined = numbered
                        || between.equals("and")
                        || between.equals(",")
                        || between.replace(" ", "").equals(",and");
                run = joined ? run + 1 : between.isEmpty() ? run : 1;
                boolean last = numbered || between.endsWith("and");
                if (last && run == said.value()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Three departures" where the passage has 7.15, 10.30 and 16.45. */
    private static boolean isCountOfFigures(Statement s, Quantity said) {
        int run = 1;
        List<Quantity> all = s.quantities().stream().limit(MOST).toList();
        for (int i = 1; i <= all.size(); i++) {
            String between = i < all.size()
                    ? s.text(all.get(i - 1).to(), all.get(i).from()).strip()
                    : "";
            boolean joined = between.equals(",") || between.equals("and") || between.equals("、") || between.equals("和");
            if (joined) {
                run++;
            } else if (run > 2 && run == said.value()) {
                return true;
            } else {
                run = 1;
            }
        }
        return false;
    }

    /** 每周两次 where the passage names two days of the week. */
    private static boolean isCountOfWeekdays(Statement s, Quantity said) {
        long days = s.dates().stream()
                .map(DateMention::weekday)
                .filter(d -> d > 0)
                .distinct()
                .count();
        return days > 1 && days == said.value();
    }

    /** "18 of them" where the passage has 27 and two thirds. */
    private boolean isOfShare(Quantity said) {
        if (said.form() != Form.NUMBER || said.isPercent() || said.value() < 2) {
            return false;
        }
        for (Quantity part : shown) {
            boolean fraction = part.unit() == null && part.value() > 0 && part.value() < 1;
            double share = part.isPercent() ? part.value() / 100 : fraction ? part.value() : 0;
            boolean result = share > 0
                    && share < 1
                    && shown.stream()
                            .anyMatch(q -> q.comparable(said)
                                    && !q.isPercent()
                                    && Quantity.close(share * q.base(), said.base(), 0.005));
            if (result) {
                return true;
            }
        }
        return false;
    }

    /** "Four children" where the passage has three boys and a girl. */
    private boolean isOneMore(Quantity said) {
        boolean people = said.unit() != null && said.unit().dimension().equals("persons");
        if (said.form() != Form.NUMBER || said.unit() != null && !people) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            for (Quantity q : s.quantities()) {
                boolean less = q.form() == Form.NUMBER && q.unit() == null && q.value() + 1 == said.value();
                for (int i = q.to(); less && i + 1 < s.tokens().size() && i < q.to() + 3; i++) {
                    boolean one = s.tokens().get(i + 1).is("a")
                            || s.tokens().get(i + 1).is("an")
                            || s.tokens().get(i + 1).is("one");
                    if (s.tokens().get(i).is("and") && one) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** "Ten months later" where the passage has the two days. */
    private boolean isOfMonths(Quantity said) {
        boolean months = said.form() == Form.NUMBER
                && said.unit() != null
                && said.unit().name().startsWith("month")
                && said.value() >= 1;
        List<DateMention> all = !months
                ? List.of()
                : c.evidence().quoted().stream()
                        .flatMap(s -> s.dates().stream())
                        .filter(d -> d.hasYear() && d.month() > 0)
                        .limit(MOST)
                        .toList();
        for (DateMention a : all) {
            for (DateMention b : all) {
                int apart = (b.firstYear() - a.firstYear()) * 12 + b.month() - a.month();
                boolean less = a.day() > 0 && b.day() > 0 && b.day() < a.day();
                if (apart > 0 && (apart == said.value() || less && apart - 1 == said.value())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "A ten-year-old" where the passage speaks of those under 14. */
    private boolean isAgeWithin(Quantity said) {
        boolean age = said.unit() != null
                && said.unit().dimension().equals("time")
                && c.claim()
                        .text(said.to(), Math.min(c.claim().tokens().size(), said.to() + 2))
                        .contains("old");
        return age
                && c.evidence().quoted().stream()
                        .flatMap(s -> s.quantities().stream())
                        .anyMatch(q -> q.bound().isUpper() && said.value() < q.value()
                                || q.bound().isLower() && said.value() > q.value());
    }

    /** "Six siblings" where the passage has one of seven children. */
    private boolean isOfSiblings(Quantity said) {
        boolean asks = c.claim().tokens().stream().anyMatch(t -> SIBLINGS.contains(t.lower()))
                || c.claim().text().contains("兄弟姐妹");
        if (!asks || said.unit() != null || said.form() != Form.NUMBER) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            boolean found = s.quantities().stream()
                    .filter(q -> q.form() == Form.NUMBER && Quantity.close(q.value(), said.value() + 1, 0))
                    .anyMatch(q -> q.to() < s.tokens().size()
                            && CHILDREN.contains(s.tokens().get(q.to()).lower()));
            if (found || s.isHan() && shown.stream().anyMatch(q -> Quantity.close(q.value(), said.value() + 1, 0))) {
                return true;
            }
        }
        return false;
    }

    /** "Six children" where the passage has two sons and four daughters: numbers joined by "and", with a word or two between. */
    private boolean isOfJoined(Quantity said) {
        if (said.form() != Form.NUMBER) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            List<Quantity> all = s.quantities().stream().limit(MOST).toList();
            for (int i = 0; i + 1 < all.size(); i++) {
                Quantity a = all.get(i);
                Quantity b = all.get(i + 1);
                boolean and = false;
                for (int k = a.to(); k < b.from() && b.from() - a.to() <= 4; k++) {
                    and |= s.tokens().get(k).is("and") || s.tokens().get(k).is("和");
                }
                boolean counts = a.form() == Form.NUMBER && b.form() == Form.NUMBER && !a.isPercent() && a.value() >= 1;
                if (and && counts && a.comparable(b) && a.comparable(said) && near(a.base() + b.base(), said)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "720 metres" where the passage has six holes, each of 120 metres. */
    private boolean isOfEach(Quantity said) {
        for (Statement s : c.evidence().quoted()) {
            boolean each = s.tokens().stream().anyMatch(t -> EACH.contains(t.lower()));
            if (!each || said.form() != Form.NUMBER) {
                continue;
            }
            List<Quantity> all = s.quantities().stream()
                    .filter(q -> q.form() == Form.NUMBER && !q.isPercent())
                    .limit(MOST)
                    .toList();
            for (Quantity times : all) {
                for (Quantity one : all) {
                    boolean product = !times.equals(one)
                            && times.unit() == null
                            && times.value() >= 2
                            && one.comparable(said)
                            && near(times.value() * one.base(), said);
                    if (product) {
                        return true;
                    }
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

    private boolean isAge(Quantity said) {
        boolean counts = said.unit() == null || said.unit().dimension().equals("time");
        double wanted = said.unit() == null ? said.value() : said.base() / 31_557_600;
        if (!counts) {
            return false;
        }
        if (isLife()) {
            List<DateMention> days = lifeDays();
            if (days.size() == 2) {
                return isAgeOf(days.get(0), days.get(1), wanted);
            }
        }
        for (int a : years) {
            for (int b : years) {
                double gap = Math.abs(a - b);
                boolean age = c.claim().first(CueKind.DERIVED) != null && gap > 0;
                if (age
                        && (Math.abs(gap - wanted) < 0.01
                                || (gap > 10 && Math.abs(gap - 1 - wanted) < 0.01 && isLife()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The two dates of a life, where the passage gives just two and both to the month: they leave no doubt about an age. */
    private List<DateMention> lifeDays() {
        List<DateMention> dates = c.evidence().quoted().stream()
                .flatMap(s -> s.dates().stream())
                .filter(DateMention::hasYear)
                .toList();
        boolean exact = dates.size() == 2
                && dates.stream().allMatch(d -> d.month() > 0)
                && dates.get(0).firstYear() < dates.get(1).firstYear();
        return exact ? dates : List.of();
    }

    /** An age may be one less than the difference of the years. */
    private boolean isLife() {
        return c.claim().tokens().stream().anyMatch(t -> t.is("aged") || t.is("age") || t.is("old") || t.is("岁"));
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

    private static boolean near(double value, Quantity said) {
        return Quantity.close(value, said.base(), 1e-6);
    }
}
