package dev.footnote.page.render;

import org.jspecify.annotations.Nullable;

/** A page could not be rendered. The message is a part of a sentence that says why; it holds no word of the page. */
public final class RenderException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param why such as {@code no browser was found}
     */
    public RenderException(String why) {
        this(why, null);
    }

    /**
     * @param why such as {@code no browser was found}
     * @param cause the exception that was caught, or null
     */
    public RenderException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
