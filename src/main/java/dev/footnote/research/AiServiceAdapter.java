package dev.footnote.research;

import dev.footnote.api.run.ToolCall;
import dev.footnote.research.state.MessageMapping;
import dev.footnote.research.tool.ToolRunner;
import dev.footnote.tools.ToolContract;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Binds the model and the tools of a run with LangChain4j's AI service. The service sees a model that is the {@link ResearchLoop} itself: its
 * requests are not sent, since what the model is sent follows from the journal. It gets turns with calls only, once the tools have done their slow part; it asks for the
 * result of each call, puts it into its memory, which is the journal, and calls the model again.
 */
final class AiServiceAdapter {

    private final Run run;
    private final ResearchLoop loop;
    private final List<ChatMessage> question;
    private final Map<String, ToolRunner.Outcome> outcomes = new ConcurrentHashMap<>();
    private volatile @Nullable StreamingChatResponseHandler waiting;

    AiServiceAdapter(Run run, ResearchLoop loop) {
        this.run = run;
        this.loop = loop;
        this.question = List.of(
                dev.langchain4j.data.message.UserMessage.from(run.request().question()));
    }

    /** Implemented by LangChain4j. Content is taken as it is, so that braces in a question stay text. */
    interface Service {
        TokenStream go(@UserMessage List<Content> question);
    }

    /** Starts the service, which calls {@link ResearchLoop#ask}; does nothing if the run has ended. */
    void start() {
        if (run.journal().with(state -> state.outcome().hasEnded())) {
            return;
        }
        AiServices.builder(Service.class)
                .streamingChatModel(new LoopModel())
                .chatMemory(new JournalMemory())
                .tools(executors())
                .hallucinatedToolNameStrategy(call -> ToolExecutionResultMessage.from(call, result(call)))
                .maxToolCallingRoundTrips(Integer.MAX_VALUE)
                .build()
                .go(List.of(TextContent.from(run.request().question())))
                .onPartialResponse(text -> {})
                .onCompleteResponse(response -> {})
                .onError(run::fail)
                .start();
    }

    /**
     * Hands a turn to the service, which asks for the results of its calls.
     *
     * @param response as the model gave it
     * @param calls its calls, with ids that are used once in the run
     */
    void dispatch(ChatResponse response, List<ToolCall> calls) {
        complete(response.toBuilder()
                .aiMessage(response.aiMessage().toBuilder()
                        .toolExecutionRequests(
                                calls.stream().map(MessageMapping::request).toList())
                        .build())
                .build());
    }

    /** Ends the service. */
    void end() {
        complete(ChatResponse.builder().aiMessage(AiMessage.from("")).build());
    }

    private void complete(ChatResponse response) {
        StreamingChatResponseHandler handler = waiting;
        if (handler != null) {
            handler.onCompleteResponse(response);
        }
    }

    /** In a fixed order: it decides the prompt's prefix. */
    private Map<ToolSpecification, ToolExecutor> executors() {
        Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
        for (ToolSpecification specification : ToolContract.specifications()) {
            executors.put(specification, (call, memoryId) -> result(call));
        }
        for (ToolSpecification specification : run.external()) {
            executors.put(specification, (call, memoryId) -> result(call));
        }
        return executors;
    }

    /** The service would take what is thrown here for the tool's answer, or lose it. */
    private String result(ToolExecutionRequest request) {
        ToolCall call = MessageMapping.call(request);
        try {
            ToolRunner.Outcome outcome = loop.result(call);
            outcomes.put(call.id(), outcome);
            return outcome.text();
        } catch (RuntimeException | Error e) {
            run.fail(e);
            return "The run has ended.";
        }
    }

    private void append(ToolExecutionResultMessage result) {
        ToolCall call = run.journal()
                .with(state -> state.steps().unanswered(result.id()))
                .orElseGet(() -> new ToolCall(result.id(), result.toolName(), ""));
        ToolRunner.Outcome outcome = outcomes.remove(result.id());
        loop.append(call, outcome == null ? new ToolRunner.Outcome(result.text(), false) : outcome);
    }

    /** The model as the service sees it. */
    private final class LoopModel implements StreamingChatModel {

        @Override
        public void chat(ChatRequest ignored, StreamingChatResponseHandler handler) {
            waiting = handler;
            try {
                loop.ask(); // the model answers on another thread, so that this one comes back at once
            } catch (RuntimeException | Error e) {
                run.fail(e); // the service would take it for the model's
            }
        }
    }

    /** The service's memory: the journal. Only results of tools are taken from the service; the loop has written all else. */
    private final class JournalMemory implements ChatMemory {

        @Override
        public Object id() {
            return run.id();
        }

        @Override
        public void add(ChatMessage message) {
            if (message instanceof ToolExecutionResultMessage result) {
                append(result);
            }
        }

        /** The service's requests are not sent, so that the question does for all of them. */
        @Override
        public List<ChatMessage> messages() {
            return question;
        }

        @Override
        public void clear() {
            // The events stay: a run's log is never cleared.
        }
    }
}
