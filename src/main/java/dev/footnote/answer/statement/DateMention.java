package dev.footnote.answer.statement;

/**
 * A date or a part of one. A part that is not given is 0.
 *
 * @param firstYear the year, or the first one of a decade or century
 * @param lastYear the same for a year
 * @param month 1 to 12
 * @param day 1 to 31
 * @param weekday 1 for Monday
 * @param season 1 for spring
 * @param quarter 1 to 4
 * @param from first token
 * @param to token after the last
 * @param text as written
 */
public record DateMention(
        int firstYear,
        int lastYear,
        int month,
        int day,
        int weekday,
        int season,
        int quarter,
        int from,
        int to,
        String text) {

    public static DateMention year(int first, int last, int from, int to, String text) {
        return new DateMention(first, last, 0, 0, 0, 0, 0, from, to, text);
    }

    public static DateMention day(int year, int month, int day, int from, int to, String text) {
        return new DateMention(year, year, month, day, 0, 0, 0, from, to, text);
    }

    public boolean hasYear() {
        return firstYear != 0;
    }

    public boolean isYearOnly() {
        return hasYear() && month == 0 && day == 0 && quarter == 0 && season == 0;
    }

    /** True if no part of one speaks against the other. */
    public boolean agrees(DateMention other) {
        boolean years = !hasYear() || !other.hasYear() || (firstYear <= other.lastYear && other.firstYear <= lastYear);
        return years
                && same(monthOrOf(other), other.monthOrOf(this))
                && same(day, other.day)
                && same(weekday, other.weekday)
                && same(season, other.season)
                && same(quarterOfMonth(), other.quarterOfMonth());
    }

    private int monthOrOf(DateMention other) {
        return other.month == 0 ? 0 : month;
    }

    private int quarterOfMonth() {
        return quarter != 0 ? quarter : month == 0 ? 0 : (month + 2) / 3;
    }

    private static boolean same(int a, int b) {
        return a == 0 || b == 0 || a == b;
    }

    /** True if every part of this date is given by the other, or is wider. */
    public boolean isGivenBy(DateMention other) {
        return agrees(other)
                && (!hasYear() || (other.hasYear() && firstYear <= other.firstYear && other.lastYear <= lastYear))
                && (month == 0 || other.month != 0)
                && (day == 0 || other.day != 0)
                && (weekday == 0 || other.weekday != 0)
                && (season == 0 || other.season != 0)
                && (quarter == 0 || other.quarterOfMonth() != 0);
    }

    /** True if both name at least one part of the same sort, so that they can differ. */
    public boolean comparable(DateMention other) {
        return (hasYear() && other.hasYear())
                || (month != 0 && other.month != 0)
                || (day != 0 && other.day != 0)
                || (weekday != 0 && other.weekday != 0)
                || (season != 0 && other.season != 0);
    }

    public DateMention withYear(int year) {
        return new DateMention(year, year, month, day, weekday, season, quarter, from, to, text);
    }

    public DateMention withMonth(int year, int month) {
        return new DateMention(year, year, month, day, weekday, season, quarter, from, to, text);
    }
}
