package dev.footnote.answer.support.figure;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Quantity.Form;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.support.comparison.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time and ages that follow from the dates of the passage. */
final class SpanFigures {

    /** Pairs are tried, so more numbers than these are left alone. */
    private static final int MOST = 40;

    private static final Set<String> AGES = Set.of("aged", "age", "old", "died", "death");

    private final Comparison c;
    private final List<Integer> years = new ArrayList<>();

    SpanFigures(Comparison comparison) {
        this.c = comparison;
        comparison.evidence().quoted().forEach(this::years);
        comparison.evidence().context().forEach(this::years);
    }

    /** Returns true if a number of the claim is a length of time or an age that the dates give. */
    boolean gives(Quantity said) {
        return isOfSpan(said) || isOfMonths(said) || isOfLength(said) || isUntilDeath(said) || isAgeWithin(said);
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
        boolean only = !age && isOnlySpan(said, wanted);
        for (Statement s : c.evidence().quoted()) {
            List<DateMention> dates = s.dates();
            for (int i = 0; i + 1 < dates.size(); i++) {
                DateMention first = dates.get(i);
                DateMention last = dates.get(i + 1);
                boolean near = last.from() - first.to() <= 2 && first.hasYear() && last.hasYear();
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

    /** "About half a year late", 晚了大约半年: the months between two dates of the passage, with the claim's bound. */
    private boolean isOfLength(Quantity said) {
        boolean time = said.form() == Quantity.Form.NUMBER
                && said.unit() != null
                && said.unit().dimension().equals("time")
                && said.base() >= MONTH;
        if (!time) {
            return false;
        }
        double wanted = said.base() / MONTH;
        List<Double> months = new ArrayList<>();
        c.evidence().quoted().forEach(s -> months(s, months));
        for (double a : months) {
            for (double b : months) {
                double apart = b - a;
                boolean fits = switch (said.bound()) {
                    case ABOUT -> Math.abs(apart - wanted) <= Math.max(1, 0.1 * wanted);
                    case LESS, AT_MOST -> apart <= wanted && apart > wanted - Math.max(1.2, 0.2 * wanted);
                    case MORE, AT_LEAST -> apart >= wanted - 0.05 && apart < wanted + Math.max(1.2, 0.35 * wanted);
                    case EXACT -> false;
                };
                if (apart > 0 && fits) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The dates of a sentence that are known to the month, in months. */
    private static void months(Statement s, List<Double> out) {
        for (DateMention d : s.dates()) {
            String behind = d.to() < s.tokens().size() ? s.tokens().get(d.to()).text() : "";
            String before = d.from() > 1 ? s.text(d.from() - 2, d.from()).toLowerCase(Locale.ROOT) : "";
            double month = d.month() > 0
                    ? d.month() - 1 + (d.day() > 0 ? (d.day() - 1) / DAYS : 0.5)
                    : behind.equals("底") || behind.equals("末") || before.equals("end of")
                            ? 12
                            : behind.equals("初") ? 0 : -1;
            if (d.hasYear() && month >= 0 && out.size() < MOST) {
                out.add(d.firstYear() * 12 + month);
            }
        }
    }

    private static final double DAYS = 30.44;

    private static final double MONTH = DAYS * 86_400;

    /** "Secretary for some 26 years": from a year of the passage until a death that the first sentence of the source dates. */
    private boolean isUntilDeath(Quantity said) {
        boolean time = said.form() == Quantity.Form.NUMBER
                && said.unit() != null
                && said.unit().name().startsWith("year");
        boolean until = time
                && c.evidence().quoted().stream()
                        .anyMatch(s -> s.text().contains("until his death")
                                || s.text().contains("until her death")
                                || s.text().contains("直到去世")
                                || s.text().contains("直至去世"));
        if (!until) {
            return false;
        }
        double slack = said.bound() == Quantity.Bound.ABOUT ? 1 : 0;
        for (QuotedPassage p : c.evidence().passages()) {
            Matcher life = LIFE.matcher(p.text().substring(0, Math.min(p.text().length(), OPENING)));
            int died = life.find() ? Integer.parseInt(life.group(1)) : 0;
            if (years.stream().anyMatch(y -> y < died && Math.abs(died - y - said.value()) <= slack)) {
                return true;
            }
        }
        return false;
    }

    /** Characters at the beginning of a text among which the dates of a life stand. */
    private static final int OPENING = 600;

    /** Two years in brackets: a life. */
    private static final Pattern LIFE =
            Pattern.compile("[(（][^()（）]{0,80}?\\b\\d{4}\\b[^()（）]{1,60}?\\b(\\d{4})\\b[^()（）]{0,12}[)）]");

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

    boolean isAge(Quantity said) {
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

    private void years(Statement s) {
        s.dates().stream().filter(DateMention::isYearOnly).limit(MOST).forEach(d -> years.add(d.firstYear()));
        s.dates().stream().filter(d -> d.hasYear() && d.month() > 0).limit(MOST).forEach(d -> years.add(d.firstYear()));
    }
}
