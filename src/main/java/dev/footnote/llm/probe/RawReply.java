package dev.footnote.llm.probe;

import dev.footnote.llm.endpoint.ModelFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request, as it came.
 *
 * @param status of HTTP; 0 where no answer came
 * @param type the content type in small letters; empty where none was told
 * @param body the text, cut off where it is very long
 * @param problem the failure, in words that name the remedy and never a key; null for status 200
 */
public record RawReply(
        int status, String type, String body, @Nullable ModelFailure problem) {

    /** Returns the failure; empty for status 200. */
    public Optional<ModelFailure> failure() {
        return Optional.ofNullable(problem);
    }

    /** True for status 200. */
    public boolean ok() {
        return problem == null;
    }
}
