package dev.footnote.offline;

import dev.footnote.api.run.Draft;
import dev.footnote.config.Settings;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;

/** Runs of the embedded model with the settings of the program. */
final class OfflineModelRuns {

    private static final StreamingChatModel MODEL =
            OfflineModel.create(OfflineSettings.from(Settings.defaults()), Runnable::run);

    private OfflineModelRuns() {}

    static Draft run(FakeTools tools, String question) {
        return tools.run(MODEL, question);
    }

    static AiMessage turn(FakeTools tools, ChatRequest request) {
        return tools.turn(MODEL, request);
    }
}
