package dev.footnote.api;

import dev.footnote.api.search.SearchScope;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A question, and how far to go for it.
 *
 * @param question not blank, at most {@value #MAX_QUESTION_BYTES} bytes of UTF-8
 * @param budget limits of this run; what it leaves open comes from the settings
 * @param language BCP 47 tag of the answer's language, of a known language, script and region; null for the question's own
 * @param scope which hits may be considered
 * @param outputSchema the JSON Schema of a structured answer, or null where none is wanted
 */
public record ResearchRequest(
        String question,
        Budget budget,
        @Nullable String language,
        SearchScope scope,
        @Nullable String outputSchema) {

    /** The longest question, in bytes of UTF-8. */
    public static final int MAX_QUESTION_BYTES = 65_536;

    public ResearchRequest {
        if (question.isBlank()) {
            throw new IllegalArgumentException("question is empty; ask something");
        }
        int bytes = question.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_QUESTION_BYTES) {
            throw new IllegalArgumentException("question has " + bytes + " bytes; at most " + MAX_QUESTION_BYTES
                    + " (64 KB) are taken; put long material into a --corpus folder instead");
        }
        String wrong = language == null ? null : LanguageTags.problem(language).orElse(null);
        if (wrong != null) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /**
     * Creates a request for an answer in prose alone.
     *
     * @param question not blank
     * @param budget limits of this run
     * @param language BCP 47 tag, or null
     * @param scope which hits may be considered
     */
    public ResearchRequest(String question, Budget budget, @Nullable String language, SearchScope scope) {
        this(question, budget, language, scope, null);
    }

    /**
     * A request with every limit left to the settings.
     *
     * @param question not blank
     */
    public static ResearchRequest of(String question) {
        return new ResearchRequest(question, Budget.UNSET, null, SearchScope.ALL);
    }

    /**
     * The same request under another budget.
     *
     * @param other the limits to use
     */
    public ResearchRequest withBudget(Budget other) {
        return new ResearchRequest(question, other, language, scope, outputSchema);
    }

    /**
     * The same request, answered in a given language.
     *
     * @param tag BCP 47, or null for the question's own
     */
    public ResearchRequest withLanguage(@Nullable String tag) {
        return new ResearchRequest(question, budget, tag, scope, outputSchema);
    }

    /**
     * The same request, answered in a form of the caller's own besides.
     *
     * @param schema a JSON Schema of an object, or null
     */
    public ResearchRequest withOutputSchema(@Nullable String schema) {
        return new ResearchRequest(question, budget, language, scope, schema);
    }
}
