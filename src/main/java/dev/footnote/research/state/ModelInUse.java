package dev.footnote.research.state;

import dev.footnote.api.TokenCount;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The model that a run thinks with.
 *
 * @param endpoint the endpoint's name
 * @param model the model's id
 * @param chat streams; must end each call with exactly one terminal event, sooner or later
 * @param window tokens that fit into a request with its answer, or 0 where unknown: nothing is folded then; a refusal may lower it
 * @param price US dollars for a call's tokens, or null where unknown
 * @param canJudge true if it can be asked to judge claims; the embedded model cannot
 * @param small true if it needs short instructions, few tools and one call a turn
 */
public record ModelInUse(
        String endpoint,
        String model,
        StreamingChatModel chat,
        LongSupplier window,
        @Nullable Function<TokenCount, BigDecimal> price,
        boolean canJudge,
        boolean small) {}
