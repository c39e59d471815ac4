package dev.footnote.api;

import dev.footnote.api.search.SearchScope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question, and how far to go for it.
 *
 * @param question not blank, at most {@value #MAX_QUESTION_BYTES} bytes of UTF-8
 * @param budget limits of this run; those that it leaves open come from the settings
 * @param language BCP 47 tag of the answer's language, of a known language, script and region; null for the question's own
 * @param scope which hits may be considered
 * @param outputSchema the JSON Schema of a structured answer, or null where none is wanted
 * @param context the conversation before the question, and wishes for the answer's form, at most {@value #MAX_QUESTION_BYTES} bytes of UTF-8; it helps to
 *     understand the question and is never a source; null for none
 * @param mode how much thinking it is worth; null: as the settings say
 * @param follows the id of a kept run of the same owner whose sources stay readable and citable under their numbers, as in a conversation; null for none
 * @param model the name of the endpoint that is tried first, one of those that the settings name, or {@code offline} for the embedded model, which is always there; null for the first of the settings
 * @param places where to search and read: {@value #WEB}, {@value #CORPUS} for all folders, or {@code corpus/NAME} for one of them; empty for all that there is
 */
public record ResearchRequest(
        String question,
        Budget budget,
        @Nullable String language,
        SearchScope scope,
        @Nullable String outputSchema,
        @Nullable String context,
        @Nullable Mode mode,
        @Nullable String follows,
        @Nullable String model,
        List<String> places) {

    /** The amount of thinking that a question is worth. */
    public enum Mode {
        /** Few steps, without thinking where the model has a switch. */
        FAST,
        /** As many steps as the budget has, with thinking. */
        THINK,
        /** The question's form decides; a fast attempt that comes back unsupported or unsure goes on with thinking. */
        AUTO,
        /** Several trajectories with plans of their own, under one budget; a last pass reconciles what they found. */
        HEAVY
    }

    /** The place that stands for the web, and for search engines of the caller's own. */
    public static final String WEB = "web";

    /** The place that stands for all folders. */
    public static final String CORPUS = "corpus";

    /** The longest question, in bytes of UTF-8. */
    public static final int MAX_QUESTION_BYTES = 65_536;

    public ResearchRequest {
        // A request that was kept by an earlier version has no places.
        places = places == null ? List.of() : List.copyOf(places);
        if (question.isBlank()) {
            throw new IllegalArgumentException("question is empty; ask something");
        }
        int bytes = question.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_QUESTION_BYTES) {
            throw new IllegalArgumentException("question has " + bytes + " bytes; at most " + MAX_QUESTION_BYTES
                    + " (64 KB) are taken; put long material into a folder that is searched");
        }
        if (context != null && context.getBytes(StandardCharsets.UTF_8).length > MAX_QUESTION_BYTES) {
            throw new IllegalArgumentException(
                    "context has more than " + MAX_QUESTION_BYTES + " bytes (64 KB); leave out what was said long ago");
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
        this(question, budget, language, scope, null, null, null, null, null, List.of());
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
        return new ResearchRequest(
                question, other, language, scope, outputSchema, context, mode, follows, model, places);
    }

    /**
     * The same request, answered in a given language.
     *
     * @param tag BCP 47, or null for the question's own
     */
    public ResearchRequest withLanguage(@Nullable String tag) {
        return new ResearchRequest(question, budget, tag, scope, outputSchema, context, mode, follows, model, places);
    }

    /**
     * The same request, answered in a form of the caller's own besides.
     *
     * @param schema a JSON Schema of an object, or null
     */
    public ResearchRequest withOutputSchema(@Nullable String schema) {
        return new ResearchRequest(question, budget, language, scope, schema, context, mode, follows, model, places);
    }

    /**
     * The same request after an earlier run.
     *
     * @param run the id of a kept run of the same owner, or null
     */
    public ResearchRequest withFollows(@Nullable String run) {
        return new ResearchRequest(question, budget, language, scope, outputSchema, context, mode, run, model, places);
    }

    /**
     * The same request in another mode.
     *
     * @param other how much thinking it is worth, or null for the settings' own
     */
    public ResearchRequest withMode(@Nullable Mode other) {
        return new ResearchRequest(
                question, budget, language, scope, outputSchema, context, other, follows, model, places);
    }

    /**
     * The same request at another model.
     *
     * @param endpoint the name of an endpoint, or null for the first that is set up
     */
    public ResearchRequest withModel(@Nullable String endpoint) {
        return new ResearchRequest(
                question, budget, language, scope, outputSchema, context, mode, follows, endpoint, places);
    }

    /**
     * Returns a builder for a question; new fields come to it without breaking its callers.
     *
     * @param question not blank
     */
    public static Builder about(String question) {
        return new Builder(question);
    }

    /** Builds a request. Not safe for many threads. */
    public static final class Builder {

        private final String question;
        private Budget budget = Budget.UNSET;
        private @Nullable String language;
        private SearchScope scope = SearchScope.ALL;
        private @Nullable String outputSchema;
        private @Nullable String context;
        private @Nullable Mode mode;
        private @Nullable String follows;
        private @Nullable String model;
        private List<String> places = List.of();

        private Builder(String question) {
            this.question = question;
        }

        /**
         * Sets the limits of the run; those that it leaves open come from the settings.
         *
         * @param limits of this run
         */
        public Builder budget(Budget limits) {
            this.budget = limits;
            return this;
        }

        /**
         * Sets the language of the answer instead of the question's own.
         *
         * @param tag BCP 47
         */
        public Builder language(String tag) {
            this.language = tag;
            return this;
        }

        /**
         * Sets which hits may be considered.
         *
         * @param hits such as those of some sites
         */
        public Builder scope(SearchScope hits) {
            this.scope = hits;
            return this;
        }

        /**
         * Asks for a structured answer.
         *
         * @param schema a JSON Schema of an object, or null
         */
        public Builder outputSchema(@Nullable String schema) {
            this.outputSchema = schema;
            return this;
        }

        /**
         * Sets the conversation so far.
         *
         * @param conversation earlier turns and wishes for the answer's form, or null
         */
        public Builder context(@Nullable String conversation) {
            this.context = conversation;
            return this;
        }

        /**
         * Sets how much thinking the question is worth.
         *
         * @param wanted or null for the settings' own
         */
        public Builder mode(@Nullable Mode wanted) {
            this.mode = wanted;
            return this;
        }

        /**
         * Names an earlier run whose sources stay citable.
         *
         * @param run the id of a kept run of the same owner, or null
         */
        public Builder follows(@Nullable String run) {
            this.follows = run;
            return this;
        }

        /**
         * Names the endpoint that is tried first.
         *
         * @param endpoint one of those that are set up, or {@code offline}; null for the first of the settings
         */
        public Builder model(@Nullable String endpoint) {
            this.model = endpoint;
            return this;
        }

        /**
         * Sets where to search and read.
         *
         * @param where {@value ResearchRequest#WEB}, {@value ResearchRequest#CORPUS} or {@code corpus/NAME}; empty for all that there is
         */
        public Builder places(List<String> where) {
            this.places = List.copyOf(where);
            return this;
        }

        /**
         * Returns the request.
         *
         * @throws IllegalArgumentException if the question is blank or too long, or the language is unknown
         */
        public ResearchRequest build() {
            return new ResearchRequest(
                    question, budget, language, scope, outputSchema, context, mode, follows, model, places);
        }
    }
}
