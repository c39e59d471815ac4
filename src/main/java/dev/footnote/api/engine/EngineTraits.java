package dev.footnote.api.engine;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Properties of an engine that are known before it is called.
 *
 * @param name unique among the engines in use, as in {@code search.engines}
 * @param index whose index it sells: engines of one index share a vote in fusion
 * @param reach the kind of documents that it searches
 * @param host where queries go, for the consent line; empty for none
 * @param costUsd of one query, or null where unknown; zero where free
 */
public record EngineTraits(
        String name,
        String index,
        Reach reach,
        String host,
        @Nullable BigDecimal costUsd) {

    /** The kind of documents that an engine searches. */
    public enum Reach {
        /** The user's own documents; nothing leaves the machine. */
        CORPUS,
        /** Pages of the open web. */
        WEB,
        /** Articles of an encyclopaedia. */
        ENCYCLOPAEDIA,
        /** Records of scholarly works. */
        SCHOLARLY
    }
}
