package dev.footnote.answer.passage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A quote with the source that it stands in.
 *
 * @param text the source's whole text
 * @param start where the quote begins in the text, UTF-16 units
 * @param end where the quote ends
 * @param title the source's title, may be empty
 * @param language BCP 47 tag of the source's main language, or null
 * @param date the date of publication, or null
 */
public record QuotedPassage(
        String text,
        int start,
        int end,
        String title,
        @Nullable String language,
        @Nullable LocalDate date) {

    public QuotedPassage {
        if (start < 0 || end < start || end > text.length()) {
            throw new IllegalArgumentException(
                    "quote from " + start + " to " + end + " is not within a text of length " + text.length());
        }
    }

    /** Returns the words of the quote. */
    public String quote() {
        return text.substring(start, end);
    }
}
