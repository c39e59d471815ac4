package dev.footnote.api.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer as the model hands it in. Nothing of it is shown before it is checked.
 *
 * @param found false when the model says that the sources do not hold the answer
 * @param shortAnswer the answer in a few words; may be empty
 * @param confidence the model's own, 0 to 1
 * @param claims in the order of the answer
 * @param openQuestions the parts that stay unanswered
 * @param fields values for the form that the caller asked for; empty where none was asked for
 */
public record Draft(
        boolean found,
        String shortAnswer,
        double confidence,
        List<DraftClaim> claims,
        List<String> openQuestions,
        List<DraftField> fields) {

    /**
     * One statement of a draft.
     *
     * @param text one or more sentences of the answer, Markdown, without marks
     * @param section heading of its section, or null for the section of the claim before it
     * @param quotes the quotes that are to support it; empty for an unsupported claim
     */
    public record DraftClaim(String text, @Nullable String section, List<DraftQuote> quotes) {
        public DraftClaim {
            quotes = List.copyOf(quotes);
        }
    }

    /**
     * Words that the model reports to be in a source.
     *
     * @param source the run's number of the source
     * @param quote the words
     */
    public record DraftQuote(int source, String quote) {}

    /**
     * A value for a field of the form that the caller asked for.
     *
     * @param field its path, such as {@code people.0.name}
     * @param value as text, whatever its type
     * @param quotes the quotes that are to support it
     */
    public record DraftField(String field, String value, List<DraftQuote> quotes) {
        public DraftField {
            quotes = List.copyOf(quotes);
        }
    }

    /**
     * Creates a draft without fields.
     *
     * @param found false when the model says that the sources do not hold the answer
     * @param shortAnswer may be empty
     * @param confidence 0 to 1
     * @param claims in their order
     * @param openQuestions the parts that stay unanswered
     */
    public Draft(
            boolean found, String shortAnswer, double confidence, List<DraftClaim> claims, List<String> openQuestions) {
        this(found, shortAnswer, confidence, claims, openQuestions, List.of());
    }

    public Draft {
        fields = List.copyOf(fields);
        claims = List.copyOf(claims);
        openQuestions = List.copyOf(openQuestions);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + "; it runs from 0 to 1");
        }
    }
}
