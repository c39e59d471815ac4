package dev.footnote.api.run;

import dev.footnote.api.Source;
import dev.footnote.api.SourceDetails;
import dev.footnote.api.search.PublishedDate;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Properties of a source, without its text.
 *
 * @param number the run's own number for it, from 1, in the order of reading
 * @param url the address it was read from, after redirects
 * @param title plain text, may be empty
 * @param published a date the page gives, or null
 * @param fetchedAt when it was read
 * @param language BCP 47 tag of its main language, or null
 * @param length UTF-16 units of its text
 * @param sha256 of the text; the key of the {@link SourceStore}
 * @param aliases other addresses that led to it, the one asked for among them
 * @param details further details of it
 */
public record SourceInfo(
        int number,
        URI url,
        String title,
        @Nullable PublishedDate published,
        Instant fetchedAt,
        @Nullable String language,
        int length,
        String sha256,
        List<URI> aliases,
        SourceDetails details) {

    public SourceInfo {
        details = Objects.requireNonNullElse(details, SourceDetails.NONE);
        aliases = List.copyOf(aliases);
        if (number < 1) {
            throw new IllegalArgumentException("source number is " + number + "; sources count from 1");
        }
    }

    /**
     * A source of which nothing else is known.
     *
     * @param number the run's own number for it, from 1
     * @param url the address it was read from, after redirects
     * @param title plain text, may be empty
     * @param published a date the page gives, or null
     * @param fetchedAt when it was read
     * @param language BCP 47 tag of its main language, or null
     * @param length UTF-16 units of its text
     * @param sha256 of the text
     * @param aliases other addresses that led to it
     */
    public SourceInfo(
            int number,
            URI url,
            String title,
            @Nullable PublishedDate published,
            Instant fetchedAt,
            @Nullable String language,
            int length,
            String sha256,
            List<URI> aliases) {
        this(number, url, title, published, fetchedAt, language, length, sha256, aliases, SourceDetails.NONE);
    }

    /**
     * A frozen source with the number a run gave it.
     *
     * @param number from 1
     * @param source the frozen text
     * @param aliases other addresses that led to it
     */
    public static SourceInfo of(int number, Source source, List<URI> aliases) {
        return new SourceInfo(
                number,
                source.url(),
                source.title(),
                source.published(),
                source.fetchedAt(),
                source.language(),
                source.text().length(),
                source.sha256(),
                aliases,
                source.details());
    }

    /**
     * The source again, joined with its text.
     *
     * @param text the text with the hash {@code sha256}
     */
    public Source with(String text) {
        return new Source(url, title, published, fetchedAt, language, text, sha256, details);
    }
}
