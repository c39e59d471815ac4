package dev.footnote.offline.manual;

import java.util.List;
import java.util.Optional;

/** Answers questions from technical documentation: defaults, the effect of an option, the way to do something, versions, and names. */
public final class ManualReader {

    /** Below this share of the question a page speaks of something else. */
    private static final double ENOUGH = 0.6;

    private ManualReader() {}

    /**
     * Returns the answer of the pages to a question, or empty where it is no question of this kind, no page is documentation, or none of them
     * says it.
     *
     * @param question as the user wrote it
     * @param pages the pages that were read
     */
    public static Optional<ManualAnswer> answer(String question, List<ManualPage> pages) {
        Optional<ManualQuestion> asked = ManualQuestion.of(question);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        ManualIndex index = new ManualIndex(asked.get(), pages);
        if (!index.isManual()) {
            return Optional.empty();
        }
        Optional<ManualAnswer> answer = switch (asked.get().asks()) {
            case DEFAULT -> DefaultReader.read(asked.get(), index);
            case MEANING -> MeaningReader.read(asked.get(), index);
            case STEP -> StepReader.read(asked.get(), index);
            case VERSION -> VersionReader.read(asked.get(), index);
            case WHETHER -> WhetherReader.read(asked.get(), index);
            case QUANTITY -> AmountReader.read(asked.get(), index);
            case PLACE -> PlaceReader.read(asked.get(), index);
            case VALUES -> ValuesReader.read(asked.get(), index).or(() -> NameReader.read(asked.get(), index));
            case NAME -> NameReader.read(asked.get(), index);
        };
        return answer.filter(found -> found.score() >= ENOUGH && index.isMet());
    }

    /**
     * Returns the options and settings that a question asks the effect or value of, as written; empty for other questions.
     *
     * @param question as the user wrote it
     */
    public static List<String> named(String question) {
        return ManualQuestion.of(question)
                .filter(asked ->
                        asked.asks() == ManualQuestion.Asks.MEANING || asked.asks() == ManualQuestion.Asks.DEFAULT)
                .map(asked -> List.copyOf(asked.codes()))
                .orElse(List.of());
    }

    /** Returns true if a question is of a kind that documentation answers. */
    public static boolean isAsked(String question) {
        return ManualQuestion.of(question).isPresent();
    }
}
