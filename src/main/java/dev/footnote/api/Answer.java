package dev.footnote.api;

import dev.footnote.api.search.PublishedDate;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run: a checked, cited answer, or why there is none.
 *
 * @param id the run's id
 * @param question as asked
 * @param status how the run ended
 * @param answer Markdown with marks such as [1], each naming a source; may be empty
 * @param shortAnswer the answer in a few words; may be empty
 * @param confidence the share of the claims that their quotes support fully, but never more than the model's own estimate; 0
 *     without an answer
 * @param claims in the order of the answer
 * @param sources every one is cited, in the order of their numbers
 * @param openQuestions the parts that stay unanswered
 * @param notes one sentence each on the checking of the answer as a whole
 * @param output the answer in the form that was asked for, or null where none was
 * @param model the model's id, as its host calls it
 * @param usage the tokens, calls and money that the run used
 * @param reason one sentence on why it ended otherwise than answered, or null
 */
public record Answer(
        String id,
        String question,
        Status status,
        String answer,
        String shortAnswer,
        double confidence,
        List<Claim> claims,
        List<CitedSource> sources,
        List<String> openQuestions,
        List<String> notes,
        @Nullable StructuredOutput output,
        String model,
        Usage usage,
        @Nullable String reason) {

    /** The way in which a run ended. */
    public enum Status {
        /** The model handed in an answer, and some claim is supported; see the support of each claim. */
        ANSWERED,
        /** The model handed in an answer, but no quote supports any of its claims, or not as far as is demanded. */
        UNSUPPORTED,
        /** The model reports that the sources it could reach do not contain the answer. */
        NOT_FOUND,
        /** A limit was reached first; the claims are what had been handed in until then, or by its last call. */
        BUDGET_EXHAUSTED,
        /** Somebody ended the run. */
        CANCELLED,
        /** The run could not go on; the reason says why and what to do. */
        FAILED
    }

    /**
     * A source that the answer cites.
     *
     * @param id the n of its marks: the run's own number for it, as in its events
     * @param number the same
     * @param url where it was read
     * @param title may be empty
     * @param fetchedAt when it was read
     * @param sha256 of its text
     * @param text the frozen text, or null where it was not asked for
     * @param published a date that the page gives, or null
     * @param details further details of it
     */
    public record CitedSource(
            int id,
            int number,
            URI url,
            String title,
            Instant fetchedAt,
            String sha256,
            @Nullable String text,
            @Nullable PublishedDate published,
            SourceDetails details) {

        public CitedSource {
            details = Objects.requireNonNullElse(details, SourceDetails.NONE);
        }

        /**
         * Returns the same with its text.
         *
         * @param frozen the frozen text, or null
         */
        public CitedSource withText(@Nullable String frozen) {
            return new CitedSource(id, number, url, title, fetchedAt, sha256, frozen, published, details);
        }

        /**
         * A source of which nothing else is known.
         *
         * @param id the n of its marks, from 1
         * @param number the run's own number for it, as in its events
         * @param url where it was read
         * @param title may be empty
         * @param fetchedAt when it was read
         * @param sha256 of its text
         * @param text the frozen text, or null where it was not asked for
         * @param published a date that the page gives, or null
         */
        public CitedSource(
                int id,
                int number,
                URI url,
                String title,
                Instant fetchedAt,
                String sha256,
                @Nullable String text,
                @Nullable PublishedDate published) {
            this(id, number, url, title, fetchedAt, sha256, text, published, SourceDetails.NONE);
        }

        /**
         * A source whose date is not known.
         *
         * @param id the n of its marks, from 1
         * @param number the run's own number for it, as in its events
         * @param url where it was read
         * @param title may be empty
         * @param fetchedAt when it was read
         * @param sha256 of its text
         * @param text the frozen text, or null where it was not asked for
         */
        public CitedSource(
                int id, int number, URI url, String title, Instant fetchedAt, String sha256, @Nullable String text) {
            this(id, number, url, title, fetchedAt, sha256, text, null, SourceDetails.NONE);
        }
    }

    /**
     * What the confidence of an answer is made of.
     *
     * @param supported statements that their quotes support fully
     * @param statements all of them, from 1
     * @param sources that are cited
     * @param lowered true if the confidence is less than the share of supported statements, as the model's own estimate is, or since trajectories disagree
     */
    public record ConfidenceBasis(int supported, int statements, int sources, boolean lowered) {}

    /** Shares that differ by less are the same. */
    private static final double EVEN = 1e-9;

    public Answer {
        claims = List.copyOf(claims);
        sources = List.copyOf(sources);
        openQuestions = List.copyOf(openQuestions);
        notes = List.copyOf(notes);
    }

    /**
     * Returns the answer of a run that failed before it had anything.
     *
     * @param id the run's id, or empty if there is no run
     * @param question as asked
     * @param reason one sentence on why
     */
    public static Answer failed(String id, String question, String reason) {
        return new Answer(
                id,
                question,
                Status.FAILED,
                "",
                "",
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "",
                Usage.NONE,
                reason);
    }

    /** Returns what the confidence is made of; null where there is no statement or no confidence. */
    public @Nullable ConfidenceBasis confidenceBasis() {
        List<Claim> statements = claims.stream()
                .filter(claim -> claim.kind() == Claim.Kind.STATEMENT)
                .toList();
        int supported = (int) statements.stream()
                .filter(claim -> claim.support() == Claim.Support.FULL)
                .count();
        if (statements.isEmpty() || confidence <= 0) {
            return null;
        }
        boolean lowered = confidence < (double) supported / statements.size() - EVEN;
        return new ConfidenceBasis(supported, statements.size(), sources.size(), lowered);
    }

    /**
     * Returns the same answer with other notes.
     *
     * @param others sentences on the checking of the answer as a whole
     */
    public Answer withNotes(List<String> others) {
        return new Answer(
                id,
                question,
                status,
                answer,
                shortAnswer,
                confidence,
                claims,
                sources,
                openQuestions,
                others,
                output,
                model,
                usage,
                reason);
    }

    /**
     * Returns the same answer with another confidence.
     *
     * @param other 0 to 1
     */
    public Answer withConfidence(double other) {
        return new Answer(
                id,
                question,
                status,
                answer,
                shortAnswer,
                other,
                claims,
                sources,
                openQuestions,
                notes,
                output,
                model,
                usage,
                reason);
    }

    /**
     * Returns the same answer with other sources, such as the same with their texts.
     *
     * @param others in the order of their numbers
     */
    public Answer withSources(List<CitedSource> others) {
        return new Answer(
                id,
                question,
                status,
                answer,
                shortAnswer,
                confidence,
                claims,
                others,
                openQuestions,
                notes,
                output,
                model,
                usage,
                reason);
    }
}
