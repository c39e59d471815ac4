package dev.footnote.offline;

import dev.langchain4j.model.chat.StreamingChatModel;
import java.util.concurrent.Executor;

/** The embedded model: it needs no key, no network and no weights, and answers with sentences it has read. */
public final class OfflineModel {

    /** The id under which it shows in answers. */
    public static final String NAME = "offline-extractive";

    private OfflineModel() {}

    /**
     * The model; stateless, safe for many threads.
     *
     * @param settings how far it goes
     * @param executor runs each request, one task a request
     */
    public static StreamingChatModel create(OfflineSettings settings, Executor executor) {
        return new OfflineChat(settings, executor);
    }
}
