package dev.footnote.api;

import dev.footnote.api.search.PublishedDate;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that was read, frozen: it never changes again, and every offset of a run counts in it.
 *
 * @param url the address it was read from, after redirects
 * @param title plain text, may be empty
 * @param published a date the page gives, or null
 * @param fetchedAt when it was read
 * @param language BCP 47 tag of its main language, or null
 * @param text the whole text; offsets count its UTF-16 units from 0
 * @param sha256 of the text's UTF-8 bytes, 64 lower-case hex digits
 * @param details further details of it
 */
public record Source(
        URI url,
        String title,
        @Nullable PublishedDate published,
        Instant fetchedAt,
        @Nullable String language,
        String text,
        String sha256,
        SourceDetails details) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Source {
        details = Objects.requireNonNullElse(details, SourceDetails.NONE);
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 of " + url + " is \"" + sha256 + "\"; 64 hex digits are needed");
        }
    }

    /**
     * A source of which nothing else is known.
     *
     * @param url the address it was read from, after redirects
     * @param title plain text, may be empty
     * @param published a date the page gives, or null
     * @param fetchedAt when it was read
     * @param language BCP 47 tag of its main language, or null
     * @param text the whole text
     * @param sha256 of the text's UTF-8 bytes, 64 lower-case hex digits
     */
    public Source(
            URI url,
            String title,
            @Nullable PublishedDate published,
            Instant fetchedAt,
            @Nullable String language,
            String text,
            String sha256) {
        this(url, title, published, fetchedAt, language, text, sha256, SourceDetails.NONE);
    }

    /**
     * Returns the same text under another address of its page.
     *
     * @param address one that leads there too
     */
    public Source at(URI address) {
        return new Source(address, title, published, fetchedAt, language, text, sha256, details);
    }
}
