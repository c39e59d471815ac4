package dev.footnote.page.format;

import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.api.search.PublishedDate.Precision;
import dev.footnote.text.DateFigures;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates as pages write them in their structured data. Dates that two readings fit ({@code 03/04/2020}) are left out. */
public final class PageDates {

    private static final Pattern NUMBERS = Pattern.compile(
            "^\\D{0,8}((?:19|20)\\d{2})(?:\\s*[-/.\u5e74]\\s*(\\d{1,2})(?:\\s*[-/.\u6708]\\s*(\\d{1,2})(?!\\d))?)?");
    private static final Pattern COMPACT = Pattern.compile("^((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:T?\\d{4,6}Z?)?$");

    /** Seconds or milliseconds since 1970. */
    private static final Pattern CLOCK = Pattern.compile("^(1\\d{9})(?:\\d{3})?$");

    /** Characters of a longer text, which is no date. */
    private static final int MAX_LENGTH = 80;

    private PageDates() {}

    public static Optional<PublishedDate> parse(String text, Kind kind) {
        String plain = text.length() > MAX_LENGTH ? text.strip() : DateFigures.plain(text.strip());
        if (plain.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Matcher m = COMPACT.matcher(plain);
            if (m.find()) {
                return day(m.group(1), m.group(2), m.group(3), kind);
            }
            m = CLOCK.matcher(plain);
            if (m.find()) {
                LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(m.group(1))), ZoneOffset.UTC);
                return Optional.of(new PublishedDate(day, Precision.DAY, kind));
            }
            Optional<PublishedDate> day = find(plain, kind);
            if (day.isPresent()) {
                return day;
            }
            m = NUMBERS.matcher(plain);
            return m.find() ? numbers(m, kind) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Finds the first day that a line of running text names.
     *
     * @param line a short one
     */
    public static Optional<PublishedDate> find(String line, Kind kind) {
        return DateWords.first(DateFigures.plain(line))
                .map(found -> new PublishedDate(found.day(), Precision.DAY, kind));
    }

    /** Returns false for a line in which {@link #find} finds nothing, as it has no year. */
    public static boolean mayHold(String line) {
        return DateWords.hasYear(line) || DateWords.hasYear(DateFigures.plain(line));
    }

    /**
     * Finds the first day that a line of running text names, where the language settles the meaning of {@code 03/04/2020}.
     *
     * @param line a short one
     * @param language BCP 47 tag of the page, or an empty text; {@code en} without a country tells nothing, nor does a language that is not known to put the day first
     */
    public static Optional<PublishedDate> find(String line, Kind kind, String language) {
        return DateWords.first(DateFigures.plain(line), DateWords.Order.of(language))
                .map(found -> new PublishedDate(found.day(), Precision.DAY, kind));
    }

    private static Optional<PublishedDate> numbers(Matcher m, Kind kind) {
        if (m.group(3) != null) {
            return day(m.group(1), m.group(2), m.group(3), kind);
        }
        int year = Integer.parseInt(m.group(1));
        return Optional.of(
                m.group(2) != null
                        ? new PublishedDate(LocalDate.of(year, Integer.parseInt(m.group(2)), 1), Precision.MONTH, kind)
                        : new PublishedDate(LocalDate.of(year, 1, 1), Precision.YEAR, kind));
    }

    private static Optional<PublishedDate> day(String year, String month, String day, Kind kind) {
        LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        return Optional.of(new PublishedDate(date, Precision.DAY, kind));
    }
}
