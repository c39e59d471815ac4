package dev.footnote.api;

import dev.footnote.api.search.PublishedDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Properties of a source besides its text, title and date.
 *
 * @param site the name of the site or publication, may be empty
 * @param author its authors by name, several joined by {@code ", "}, may be empty
 * @param modified when it was last changed, or null
 * @param cut in words, the part that was not read because a limit was reached, or null where it was read to its end
 * @param flags places that look written for a language model, in the order of the text
 * @param pages offsets in its text, in UTF-16 units, at which its pages begin, the first page first; empty where it has no pages
 * @param rendered true if its text was built by a script that a browser ran
 */
public record SourceDetails(
        String site,
        String author,
        @Nullable PublishedDate modified,
        @Nullable String cut,
        List<Flag> flags,
        List<Integer> pages,
        boolean rendered) {

    /** Nothing is known. */
    public static final SourceDetails NONE = new SourceDetails("", "", null, null, List.of());

    public SourceDetails {
        flags = List.copyOf(flags);
        pages = pages == null ? List.of() : List.copyOf(pages);
    }

    /**
     * Details of a source without pages.
     *
     * @param site may be empty
     * @param author may be empty
     * @param modified or null
     * @param cut or null
     * @param flags in the order of the text
     */
    public SourceDetails(
            String site, String author, @Nullable PublishedDate modified, @Nullable String cut, List<Flag> flags) {
        this(site, author, modified, cut, flags, List.of(), false);
    }

    /**
     * Returns the number of the page that contains a position, from 1; empty where the source has no pages.
     *
     * @param offset in its text, UTF-16 units, from 0
     */
    public OptionalInt page(int offset) {
        int page = 0;
        while (page < pages.size() && pages.get(page) <= offset) {
            page++;
        }
        return pages.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Math.max(1, page));
    }

    /**
     * Returns the same with the beginnings of its pages.
     *
     * @param starts offsets in the text, ascending
     */
    public SourceDetails paged(List<Integer> starts) {
        return new SourceDetails(site, author, modified, cut, flags, starts, rendered);
    }

    /**
     * Returns the same of another site and author.
     *
     * @param publication may be empty
     * @param authors may be empty
     */
    public SourceDetails named(String publication, String authors) {
        boolean same = publication.equals(site) && authors.equals(author);
        return same ? this : new SourceDetails(publication, authors, modified, cut, flags, pages, rendered);
    }

    /** Describes the part that was not read, if a limit was reached. */
    public Optional<String> truncation() {
        return Optional.ofNullable(cut);
    }

    /**
     * Returns the same with other flags.
     *
     * @param found in the order of the text
     */
    public SourceDetails flagged(List<Flag> found) {
        return found.equals(flags) ? this : new SourceDetails(site, author, modified, cut, found, pages, rendered);
    }

    /** The kind of a flagged passage. */
    public enum FlagKind {
        /** Orders to a language model. */
        INSTRUCTION("orders to a language model"),
        /** An end of the quoted page that the page wrote itself. */
        FORGED_FENCE("a forged end of the quoted page"),
        /** A turn of a conversation, or the result of a tool, that never was. */
        FAKE_TURN("a made-up turn or tool result"),
        /** A special token of a chat template. */
        TEMPLATE_TOKEN("a special token of a chat template"),
        /** Orders in base64 or another code. */
        ENCODED("orders in an encoded form"),
        /** Orders in split, swapped or look-alike letters. */
        DISGUISED("orders in disguised letters");

        private final String words;

        FlagKind(String words) {
            this.words = words;
        }

        /** Returns the kind in plain words, which follow "looks like". */
        public String words() {
            return words;
        }
    }

    /** The text of the source in which the offsets of a flag count. */
    public enum Field {
        TEXT,
        TITLE,
        SITE,
        AUTHOR;

        /** The field's name in lower case. */
        public String shown() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A place that looks written for a language model instead of readers. It is part of the source all the same.
     *
     * @param kind the kind of place
     * @param field the field that contains it
     * @param start offset of its first UTF-16 unit in that field
     * @param end offset after its last one
     */
    public record Flag(FlagKind kind, Field field, int start, int end) {}
}
