package dev.footnote.llm;

import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.Prices;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.Duration;
import java.util.Optional;

/** A host that answers chat completions, with one model of it. Safe for many threads; close it when done. */
public interface Endpoint extends AutoCloseable {

    /** Its name in the settings. */
    String name();

    /** The host's name, for telling users where their text goes. */
    String host();

    /** True if text stays on machines of the user's own. */
    boolean local();

    /**
     * The model's id. Where it is left to the endpoint, the first call asks the host and may block.
     *
     * @throws ModelFailure if the host does not tell or shows no fitting model
     */
    String model();

    /** The model's window in tokens, prompt and answer together. Does not block. */
    long window();

    /** True if the model needs short instructions, few tools and one call a turn. Does not block. */
    boolean small();

    /** What the model costs, where that is known. Does not block; empty until the model is known. */
    Optional<Prices> prices();

    /** The model: each call ends with exactly one terminal event, retries included. */
    StreamingChatModel chat();

    /**
     * Asks the host whether it can be used now, which costs nothing. Blocks.
     *
     * @param most how long to wait for it
     * @return what is wrong and the remedy, or empty if calls may succeed
     */
    Optional<String> trouble(Duration most);

    @Override
    void close();
}
