package dev.footnote.answer.support.figure;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import dev.footnote.text.RelativeDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds the dates of a claim against those of its evidence; a heading or the sentence before may give the year. */
public final class DateCheck {

    /** Dates of the evidence, and of a claim, that are compared. */
    private static final int MOST = 300;

    private static final int MOST_SAID = 50;

    /** A date this far before a quote, in characters, may still be the date of what is quoted. */
    private static final int BEFORE = 20_000;

    private static final List<String> YEAR_BEFORE =
            List.of("the year before", "previous year", "preceding year", "a year earlier", "上一年", "上年", "前一年");

    private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");

    private static final List<String> YEAR_AFTER =
            List.of("the year after", "following year", "the next year", "a year later", "次年", "翌年", "第二年");

    private final Comparison c;
    private final List<DateMention> shown = new ArrayList<>();
    private final List<DateMention> around = new ArrayList<>();
    private final LifetimeDates lives;

    /** Creates a check of one claim. */
    public DateCheck(Comparison comparison) {
        this.c = comparison;
        this.lives = new LifetimeDates(comparison);
        c.evidence().quoted().stream()
                .flatMap(s -> s.dates().stream())
                .limit(MOST)
                .forEach(shown::add);
        c.evidence().around().stream()
                .flatMap(s -> s.dates().stream())
                .limit(MOST)
                .forEach(around::add);
        for (QuotedPassage p : c.evidence().passages()) {
            LocalDate date = p.date();
            if (date != null) {
                around.add(DateMention.day(
                        date.getYear(), date.getMonthValue(), date.getDayOfMonth(), 0, 0, date.toString()));
            }
        }
        weekdays();
    }

    /** "on Tuesday" in a text of Wednesday, 3 May 2023, is 2 May 2023. */
    private void weekdays() {
        List<DateMention> more = new ArrayList<>();
        for (DateMention day : shown) {
            for (DateMention full : all()) {
                if (day.weekday() > 0 && day.day() == 0 && full.hasYear() && full.day() > 0 && isReal(full)) {
                    LocalDate at = LocalDate.of(full.firstYear(), full.month(), full.day());
                    int back = (at.getDayOfWeek().getValue() - day.weekday() + 7) % 7;
                    LocalDate past = at.minusDays(back);
                    LocalDate next = at.plusDays((7 - back) % 7);
                    more.add(DateMention.day(
                            past.getYear(),
                            past.getMonthValue(),
                            past.getDayOfMonth(),
                            day.from(),
                            day.to(),
                            day.text()));
                    more.add(DateMention.day(
                            next.getYear(),
                            next.getMonthValue(),
                            next.getDayOfMonth(),
                            day.from(),
                            day.to(),
                            day.text()));
                }
            }
        }
        yesterday(more);
        relative(more);
        neighbouringYears(more);
        followingSeasons(more);
        endsOfMonths(more);
        shown.addAll(more);
    }

    /** "In 2018, fewer than in the year before" speaks of 2017 too. */
    private void neighbouringYears(List<DateMention> more) {
        for (Statement s : c.evidence().quoted()) {
            String text = s.text().toLowerCase(Locale.ROOT);
            boolean before = YEAR_BEFORE.stream().anyMatch(text::contains);
            boolean after = YEAR_AFTER.stream().anyMatch(text::contains);
            for (DateMention d : before || after ? s.dates() : List.<DateMention>of()) {
                if (d.hasYear() && d.firstYear() == d.lastYear()) {
                    int year = d.firstYear() + (before ? -1 : 1);
                    more.add(DateMention.year(year, year, d.from(), d.to(), Integer.toString(year)));
                }
            }
        }
    }

    /** "In November 1979 ...; the following spring" is the spring of 1980. */
    private void followingSeasons(List<DateMention> more) {
        for (Statement s : c.evidence().quoted()) {
            String text = s.text().toLowerCase(Locale.ROOT);
            for (int season = 1; season <= SEASONS.size(); season++) {
                String name = SEASONS.get(season - 1);
                boolean next = text.contains("following " + name) || text.contains("the next " + name);
                for (DateMention d : next ? s.dates() : List.<DateMention>of()) {
                    if (d.hasYear() && d.firstYear() == d.lastYear()) {
                        boolean later = d.month() == 0 || d.month() >= 3 * season;
                        int year = d.firstYear() + (later ? 1 : 0);
                        more.add(new DateMention(year, year, 0, 0, 0, season, 0, d.from(), d.to(), name + " " + year));
                    }
                }
            }
        }
    }

    /** "Until the end of March" is until 31 March. */
    private void endsOfMonths(List<DateMention> more) {
        for (Statement s : c.evidence().quoted()) {
            for (DateMention d : s.dates()) {
                boolean end = s.text(Math.max(0, d.from() - 2), d.from()).equalsIgnoreCase("end of")
                        || s.text(d.to(), Math.min(s.tokens().size(), d.to() + 1))
                                .startsWith("底");
                if (end && d.month() > 0 && d.day() == 0) {
                    int year = d.hasYear() ? d.firstYear() : 2001;
                    int last = java.time.YearMonth.of(year, d.month()).lengthOfMonth();
                    more.add(DateMention.day(
                            d.hasYear() ? year : 0, d.month(), last, d.from(), d.to(), "the end of " + d.text()));
                }
            }
        }
    }

    /** "Tomorrow" under the date of 5 April 2031, which stands before it in a chat or log, is 6 April 2031. */
    private void relative(List<DateMention> more) {
        for (QuotedPassage p : c.evidence().passages()) {
            Optional<LocalDate> said =
                    RelativeDates.last(p.text().substring(Math.max(0, p.start() - BEFORE), p.start()));
            for (RelativeDates.Resolved d :
                    said.map(on -> RelativeDates.of(p.quote(), on)).orElse(List.of())) {
                LocalDate day = d.date();
                String text = p.quote().substring(d.start(), d.end());
                switch (d.precision()) {
                    case DAY ->
                        more.add(DateMention.day(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), 0, 0, text));
                    case MONTH -> more.add(DateMention.day(day.getYear(), day.getMonthValue(), 0, 0, 0, text));
                    case YEAR -> more.add(DateMention.year(day.getYear(), day.getYear(), 0, 0, text));
                }
            }
        }
    }

    private void yesterday(List<DateMention> more) {
        boolean says = c.evidence().quoted().stream()
                .anyMatch(q -> q.text().contains("昨日")
                        || q.text().contains("昨天")
                        || q.text().contains("esterday"));
        for (DateMention full : says ? all() : List.<DateMention>of()) {
            DateMention real = full.hasYear() ? full : full.withYear(2001);
            if (real.day() > 0 && real.month() > 0 && isReal(real)) {
                LocalDate day =
                        LocalDate.of(real.firstYear(), real.month(), real.day()).minusDays(1);
                more.add(DateMention.day(
                        full.hasYear() ? day.getYear() : 0,
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        full.from(),
                        full.to(),
                        "yesterday"));
            }
        }
    }

    private static boolean isReal(DateMention d) {
        return d.month() >= 1
                && d.day() <= java.time.YearMonth.of(d.firstYear(), d.month()).lengthOfMonth();
    }

    private List<DateMention> all() {
        List<DateMention> all = new ArrayList<>(shown);
        all.addAll(around);
        return all;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        for (DateMention said : c.claim()
                .dates()
                .subList(0, Math.min(MOST_SAID, c.claim().dates().size()))) {
            if (!isGiven(said)) {
                differs(said);
            }
        }
    }

    private boolean isGiven(DateMention said) {
        if (said.season() > 0 && said.hasYear() && isOtherYear(said)) {
            return false;
        }
        if (said.season() > 0 && !said.hasYear() && isNamed(said)) {
            return true;
        }
        for (DateMention d : shown) {
            if (said.isGivenBy(d) || (d.agrees(said) && said.isGivenBy(completed(d, said)))) {
                return true;
            }
        }
        if (said.isYearOnly() && isOfTitle(said)) {
            return true;
        }
        if (said.month() > 0 && said.day() == 0 && isWithinMonths(said)) {
            return true;
        }
        boolean plainYear = said.isYearOnly()
                && c.evidence().quoted().stream()
                        .flatMap(s -> s.quantities().stream())
                        .anyMatch(q -> q.value() == said.firstYear());
        return plainYear || isClosedDay(said) || isCountedOut(said) || isPast(said) || isLastYear(said);
    }

    /** "Closed on Mondays" where the passage has "open from Tuesday to Sunday": the opposite holds on the other days. */
    private boolean isClosedDay(DateMention said) {
        if (said.weekday() == 0 || said.day() > 0 || c.claim().terms().stream().noneMatch(t -> t.side() != 0)) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            List<DateMention> days = s.dates();
            for (int i = 0; i + 1 < days.size(); i++) {
                DateMention from = days.get(i);
                DateMention to = days.get(i + 1);
                String between = s.text(from.to(), Math.min(s.tokens().size(), Math.max(from.to(), to.from())));
                boolean span = from.weekday() > 0
                        && to.weekday() > 0
                        && (between.equals("to")
                                || between.equals("-")
                                || between.equals("–")
                                || between.equals("至")
                                || between.equals("到"));
                boolean inside = from.weekday() <= to.weekday()
                        ? said.weekday() >= from.weekday() && said.weekday() <= to.weekday()
                        : said.weekday() >= from.weekday() || said.weekday() <= to.weekday();
                if (span && !inside && turnsRound(s)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True if the claim has the opposite of a word of the sentence. */
    private boolean turnsRound(Statement s) {
        return c.claim().terms().stream()
                .anyMatch(t -> t.side() != 0
                        && s.terms().stream().anyMatch(x -> x.key().equals(t.key()) && x.side() == -t.side()));
    }

    /** True if the claim speaks of a day outside of a span of days of the passage, with the opposite word: both agree. */
    public boolean isOfOtherDays() {
        return c.claim().dates().stream().anyMatch(this::isClosedDay);
    }

    /** "Last year's winner" in a text that is headed or opened by the year after. */
    private boolean isLastYear(DateMention said) {
        boolean last = said.isYearOnly()
                && said.firstYear() == said.lastYear()
                && c.evidence().quoted().stream()
                        .map(s -> s.text().toLowerCase(Locale.ROOT))
                        .anyMatch(t -> t.contains("last year") || t.contains("去年"));
        return last && around.stream().anyMatch(d -> d.hasYear() && d.firstYear() == said.firstYear() + 1);
    }

    /** "After 1921" where the passage gives 1922 and no other year; "the year before 2010" where it gives 2009. */
    private boolean isPast(DateMention said) {
        List<Integer> years = shown.stream()
                .filter(DateMention::hasYear)
                .map(DateMention::firstYear)
                .distinct()
                .toList();
        if (!said.isYearOnly() || said.firstYear() != said.lastYear() || years.size() != 1 || said.from() == 0) {
            return false;
        }
        List<Token> tokens = c.claim().tokens();
        String before = tokens.get(said.from() - 1).lower();
        boolean one = said.from() > 2
                && tokens.get(said.from() - 2).is("year")
                && tokens.get(said.from() - 3).is("the");
        int gap = years.get(0) - said.firstYear();
        return switch (before) {
            case "after" -> one ? gap == 1 : gap > 0;
            case "before" -> one ? gap == -1 : gap < 0;
            case "by" -> gap < 0;
            default -> false;
        };
    }

    /** "The 2016 season" under the title "2016 Royals season", where the quoted sentences speak of the season too. */
    private boolean isOfTitle(DateMention said) {
        String year = Integer.toString(said.firstYear());
        return c.evidence().topic().stream()
                .filter(t -> t.tokens().size() < 14 && t.text().contains(year))
                .anyMatch(t -> t.terms().stream()
                        .anyMatch(x -> !x.name()
                                && c.claim().keys().contains(x.key())
                                && c.claim().terms().stream()
                                        .anyMatch(y -> y.key().equals(x.key()) && Math.abs(y.from() - said.to()) < 3)));
    }

    /** "In January" where the passage has "between 1 November and 15 March". */
    private boolean isWithinMonths(DateMention said) {
        for (Statement s : c.evidence().quoted()) {
            List<DateMention> all = s.dates();
            for (int i = 0; i + 1 < all.size(); i++) {
                DateMention from = all.get(i);
                DateMention to = all.get(i + 1);
                String opens = s.text(Math.max(0, from.from() - 1), from.from()).toLowerCase(Locale.ROOT);
                boolean span = from.month() > 0
                        && to.month() > 0
                        && (opens.equals("between") || opens.equals("from") || opens.equals("从") || opens.equals("自"))
                        && (!said.hasYear() || !from.hasYear());
                boolean wraps = from.month() > to.month();
                boolean inside = wraps
                        ? said.month() >= from.month() || said.month() <= to.month()
                        : said.month() >= from.month() && said.month() <= to.month();
                if (span && inside) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "In summer guides ...": the season stands there, though it could not be told from "summer guides". */
    private boolean isNamed(DateMention season) {
        return c.evidence().quoted().stream()
                .flatMap(s -> s.tokens().stream())
                .anyMatch(t -> t.is(SEASONS.get(season.season() - 1)));
    }

    /** The passage has the season, of another year only. */
    private boolean isOtherYear(DateMention said) {
        List<DateMention> same = shown.stream()
                .filter(d -> d.season() == said.season() && d.hasYear())
                .toList();
        return !same.isEmpty() && same.stream().noneMatch(d -> d.firstYear() == said.firstYear());
    }

    /** Year and month that the surroundings of a date give. */
    private DateMention completed(DateMention d, DateMention said) {
        if (d.hasYear()) {
            return d;
        }
        for (DateMention a : all()) {
            if (a.hasYear()
                    && a.firstYear() == a.lastYear()
                    && (!said.hasYear() || a.firstYear() == said.firstYear())) {
                boolean dayOnly = d.month() == 0 && d.day() > 0 && a.month() > 0;
                return dayOnly ? d.withMonth(a.firstYear(), a.month()) : d.withYear(a.firstYear());
            }
        }
        return d;
    }

    /** "twelve years later" after 1904 is 1916. */
    private boolean isCountedOut(DateMention said) {
        if (!said.isYearOnly() || said.firstYear() != said.lastYear()) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            for (Quantity q : s.quantities()) {
                boolean years = q.unit() != null && q.unit().dimension().equals("time") && q.base() > 31_000_000;
                double gap = Math.rint(q.base() / 31_557_600);
                if (years
                        && all().stream()
                                .anyMatch(d -> d.hasYear() && Math.abs(d.firstYear() - said.firstYear()) == gap)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void differs(DateMention said) {
        if (said.isYearOnly()
                && around.stream().anyMatch(said::isGivenBy)
                && c.claim().dates().size() > 1) {
            return;
        }
        DateMention rival = null;
        for (DateMention d : shown) {
            if (d.comparable(said)
                    && !d.agrees(said)
                    && !isTaken(said, d)
                    && !lives.isOther(said, d)
                    && !names(said, d)) {
                rival = rival == null || (d.month() > 0) == (said.month() > 0) ? d : rival;
            }
        }
        boolean sameSort = rival != null && (said.hasYear() == rival.hasYear() || !said.hasYear() || rival.month() > 0);
        boolean season = said.season() > 0 && said.hasYear() && isOtherYear(said);
        if (sameSort && rival != null && (season || shown.stream().noneMatch(d -> d.agrees(said)))) {
            c.out().differs(Kind.DATE, said.text(), rival.text());
        } else if (!isKnownAround(said)) {
            c.out()
                    .missing(
                            Kind.DATE,
                            said.text(),
                            "",
                            "the quote does not give the date " + said.text(),
                            "引文里没有" + said.text());
        }
    }

    /** The claim gives the passage's date as well, for something else: it speaks against no other date of the claim. */
    private boolean isTaken(DateMention said, DateMention d) {
        return c.claim().dates().stream().anyMatch(x -> !x.agrees(said) && (x.isGivenBy(d) || d.isGivenBy(x)));
    }

    /** "The 1861 novel Olm Hill was filmed five times" against "the film of 1911": the year says which novel, not when it was filmed. */
    private boolean names(DateMention said, DateMention d) {
        int before = said.from() - 1;
        boolean adjective = !c.claim().isHan()
                && said.isYearOnly()
                && before >= 0
                && c.claim().tokens().get(before).is("the");
        if (!adjective) {
            return false;
        }
        return c.claim().terms().stream()
                .filter(t -> t.from() == said.to() && !t.name())
                .anyMatch(noun -> c.evidence().quoted().stream()
                        .noneMatch(s -> s.dates().contains(d) && s.keys().contains(noun.key())));
    }

    private boolean isKnownAround(DateMention said) {
        if (around.stream().anyMatch(said::isGivenBy)) {
            return true;
        }
        boolean year = said.isYearOnly() && said.firstYear() == said.lastYear();
        return (said.weekday() > 0 || year)
                && c.evidence().pages().stream()
                        .anyMatch(p -> p.count(
                                        year
                                                ? Integer.toString(said.firstYear())
                                                : said.text().toLowerCase(java.util.Locale.ROOT))
                                > 0);
    }
}
