package dev.footnote.offline.span;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A question as the scorer sees it.
 *
 * @param text as asked
 * @param asked the thing that it asks for
 * @param chinese true if it is written in Chinese
 * @param weights of the stems of its content words, by rarity
 * @param relation stems outside of its names: the relation that is asked for
 * @param related stems that speak of the same relation as a stem, as "born" and "birth"
 */
public record QuestionView(
        String text,
        AskedFor asked,
        boolean chinese,
        Map<String, Double> weights,
        Set<String> relation,
        Function<String, Set<String>> related) {}
