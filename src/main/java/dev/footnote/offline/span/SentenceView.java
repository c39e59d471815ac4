package dev.footnote.offline.span;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that may hold the answer.
 *
 * @param text verbatim
 * @param title its page's, without a remark in brackets
 * @param source number of its page's source
 * @param place how many sentences of the page come before it
 * @param score by which it is ranked, above 0
 * @param coverage share of the question's terms in it, 0 to 1
 * @param joint the same together with the sentence that leads to it
 * @param lead that sentence, or null
 * @param named true if the question names the page's title
 * @param names that the sentence seems to hold
 * @param opening stems of the first sentence of the page
 * @param date the date in it that ends or begins a life, if that is asked for, or null
 */
public record SentenceView(
        String text,
        String title,
        int source,
        int place,
        double score,
        double coverage,
        double joint,
        @Nullable String lead,
        boolean named,
        List<String> names,
        java.util.Set<String> opening,
        @Nullable String date) {}
