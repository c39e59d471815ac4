package dev.footnote.page.format;

import dev.footnote.api.PermanentException;
import org.jspecify.annotations.Nullable;

/**
 * A failure to read a page that came with words of the page's own choice, such as its title. They are no part of the message, so that no page can put words
 * into ours; who shows them shows them as foreign text.
 */
public class PageSaysException extends PermanentException {

    private static final long serialVersionUID = 1L;

    private final String said;

    /**
     * @param message the fault, its place and the remedy, in our words alone
     * @param said the page's words; null counts as none
     */
    public PageSaysException(String message, @Nullable String said) {
        this(message, said, null);
    }

    /**
     * @param message the fault, its place and the remedy, in our words alone
     * @param said the page's words; null counts as none
     * @param cause the exception that was caught, or null
     */
    public PageSaysException(String message, @Nullable String said, @Nullable Throwable cause) {
        super(message, cause);
        this.said = said == null ? "" : said;
    }

    /** Returns the page's own words; may be empty. */
    public String said() {
        return said;
    }
}
