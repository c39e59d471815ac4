package dev.footnote.search;

import dev.footnote.api.PublishedDate;
import dev.footnote.api.PublishedDate.Kind;
import dev.footnote.api.PublishedDate.Precision;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates that engines give; null where there is none to be read. */
final class Dates {

    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?(?:[T ].*)?");
    private static final Pattern AGO = Pattern.compile("(\\d+|an?) (minute|hour|day|week|month|year)s? ago");
    private static final List<DateTimeFormatter> WRITTEN = List.of(
            DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH));

    private Dates() {}

    static @Nullable PublishedDate read(String text, Kind kind, Clock clock) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        try {
            Matcher iso = ISO.matcher(stripped);
            return iso.matches() ? iso(iso, kind) : written(stripped, kind, clock);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static PublishedDate iso(Matcher m, Kind kind) {
        int year = Integer.parseInt(m.group(1));
        if (m.group(2) == null) {
            return parts(year, 0, 0, kind);
        }
        int day = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        return parts(year, Integer.parseInt(m.group(2)), day, kind);
    }

    /** A date of parts; month or day 0 where unknown. */
    static PublishedDate parts(int year, int month, int day, Kind kind) {
        Precision precision = month == 0 ? Precision.YEAR : day == 0 ? Precision.MONTH : Precision.DAY;
        return new PublishedDate(LocalDate.of(year, Math.max(1, month), Math.max(1, day)), precision, kind);
    }

    private static @Nullable PublishedDate written(String text, Kind kind, Clock clock) {
        Matcher ago = AGO.matcher(text.toLowerCase(Locale.ROOT));
        if (ago.matches()) {
            int count = ago.group(1).startsWith("a") ? 1 : Integer.parseInt(ago.group(1));
            return new PublishedDate(
                    before(LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC), count, ago.group(2)),
                    Precision.RELATIVE,
                    kind);
        }
        for (DateTimeFormatter format : WRITTEN) {
            try {
                return new PublishedDate(LocalDate.parse(text, format), Precision.DAY, kind);
            } catch (DateTimeException e) {
                // the next form
            }
        }
        LocalDate day =
                ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toLocalDate();
        return new PublishedDate(day, Precision.DAY, kind);
    }

    private static LocalDate before(LocalDate today, int count, String unit) {
        return switch (unit) {
            case "day" -> today.minusDays(count);
            case "week" -> today.minusWeeks(count);
            case "month" -> today.minusMonths(count);
            case "year" -> today.minusYears(count);
            default -> today;
        };
    }
}
