package dev.footnote.search.engine;

import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.api.search.PublishedDate.Precision;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates that engines give; null where there is none to be read. */
public final class EngineDates {

    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?(?:[T ].*)?");
    private static final Pattern AGO = Pattern.compile("(\\d{1,4}|an?) (minute|hour|day|week|month|year)s? ago");
    private static final Pattern CHINESE = Pattern.compile("(\\d{4})年(?:(\\d{1,2})月(?:(\\d{1,2})[日号])?)?.*");
    private static final Pattern CHINESE_AGO = Pattern.compile("(\\d{1,4}) ?(分钟|小时|天|日|周|星期|个月|月|年)前");
    private static final List<DateTimeFormatter> WRITTEN = List.of(
            DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH));

    private EngineDates() {}

    public static @Nullable PublishedDate read(String text, Kind kind, Clock clock) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        try {
            Matcher iso = ISO.matcher(stripped);
            if (iso.matches()) {
                return iso(iso, kind);
            }
            Matcher chinese = CHINESE.matcher(stripped);
            return chinese.matches()
                    ? parts(number(chinese.group(1)), number(chinese.group(2)), number(chinese.group(3)), kind)
                    : written(stripped, kind, clock);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static PublishedDate iso(Matcher m, Kind kind) {
        return parts(number(m.group(1)), number(m.group(2)), number(m.group(3)), kind);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** A date of parts; month or day 0 where unknown. */
    static PublishedDate parts(int year, int month, int day, Kind kind) {
        Precision precision = month == 0 ? Precision.YEAR : day == 0 ? Precision.MONTH : Precision.DAY;
        return new PublishedDate(LocalDate.of(year, Math.max(1, month), Math.max(1, day)), precision, kind);
    }

    private static @Nullable PublishedDate written(String text, Kind kind, Clock clock) {
        for (Pattern pattern : List.of(AGO, CHINESE_AGO)) {
            Matcher ago = pattern.matcher(text.toLowerCase(Locale.ROOT));
            if (ago.matches()) {
                int count = ago.group(1).startsWith("a") ? 1 : Integer.parseInt(ago.group(1));
                LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
                return new PublishedDate(before(today, count, ago.group(2)), Precision.RELATIVE, kind);
            }
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
            case "day", "天", "日" -> today.minusDays(count);
            case "week", "周", "星期" -> today.minusWeeks(count);
            case "month", "个月", "月" -> today.minusMonths(count);
            case "year", "年" -> today.minusYears(count);
            default -> today;
        };
    }
}
