package dev.footnote.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page or file as it was read outside of a run.
 *
 * @param source its text, frozen
 * @param cut in words, the part that was not read because a limit was reached, or null where it was read to its end
 * @param leftOut the parts that were not taken as its text
 * @param links of its text, in order
 */
public record Reading(Source source, @Nullable String cut, LeftOut leftOut, List<URI> links) {

    public Reading {
        links = List.copyOf(links);
    }

    /** Describes the part that was not read, if a limit was reached. */
    public Optional<String> truncation() {
        return Optional.ofNullable(cut);
    }
}
