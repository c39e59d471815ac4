package dev.footnote.api.search;

import java.time.LocalDate;

/**
 * A date that somebody gives for a page.
 *
 * @param date the first day of the known period
 * @param precision how much of {@code date} is known
 * @param kind the event that the date belongs to; only {@link Kind#PUBLISHED} is a publication date
 */
public record PublishedDate(LocalDate date, Precision precision, Kind kind) {

    /** The precision of the date. */
    public enum Precision {
        /** The day is known. */
        DAY,
        /** The month is known; the day is its first. */
        MONTH,
        /** The year is known; month and day are its first. */
        YEAR,
        /** Derived from words like "3 days ago". */
        RELATIVE
    }

    /** The event that the date belongs to. */
    public enum Kind {
        /** When it came out. */
        PUBLISHED,
        /** When it was last changed. */
        EDITED,
        /** When an engine fetched it. */
        CRAWLED,
        /** When an engine first indexed it, by a rule that the engine does not publish. */
        SEEN
    }

    /** The date as far as it is known: {@code 2024-05-06}, {@code 2024-05} or {@code 2024}. */
    public String shown() {
        String day = date.toString();
        return switch (precision) {
            case DAY, RELATIVE -> day;
            case MONTH -> day.substring(0, day.length() - 3);
            case YEAR -> day.substring(0, day.length() - 6);
        };
    }
}
