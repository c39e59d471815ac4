package dev.footnote.page.format;

import dev.footnote.api.LeftOut;
import dev.footnote.api.SourceDetails;
import dev.footnote.api.search.PublishedDate;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file or page, before it is frozen.
 *
 * @param title plain text, may be empty
 * @param text its main text, Markdown-like
 * @param language BCP 47 tag that it gives for itself, or null
 * @param published a date that it gives for itself, or null
 * @param links of its main text, in order, each address once
 * @param aliases other addresses that it gives for itself
 * @param leftOut its parts that are not in the text
 * @param details its statements about itself, and the part that was not read; without flags
 */
public record ParsedDocument(
        String title,
        String text,
        @Nullable String language,
        @Nullable PublishedDate published,
        List<Link> links,
        List<URI> aliases,
        LeftOut leftOut,
        SourceDetails details) {

    /** A document that is read whole. */
    public ParsedDocument(
            String title,
            String text,
            @Nullable String language,
            @Nullable PublishedDate published,
            List<Link> links,
            List<URI> aliases) {
        this(title, text, language, published, links, aliases, LeftOut.NOTHING, SourceDetails.NONE);
    }

    public ParsedDocument {
        links = List.copyOf(links);
        aliases = List.copyOf(aliases);
    }

    /** Returns, in words, the part that was not read because a limit was reached, or null where it was read to its end. */
    public @Nullable String cut() {
        return details.cut();
    }
}
