package dev.footnote.research;

import dev.footnote.api.Cancellation;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ThoughtDelta;
import dev.footnote.api.run.ToolCall;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.wire.ReportedTokens;
import dev.footnote.llm.wire.RunParameters;
import dev.footnote.research.state.MessageMapping;
import dev.footnote.research.state.RunContext;
import dev.footnote.research.state.RunState;
import dev.footnote.research.tool.ToolRunner;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sits between the AI service and the model, one a run. The service does not build the request: what is sent is the run's own view of its
 * events. The seat writes the assistant's event, starts tools as soon as their calls are complete, and hands the whole, sound response to
 * the service only when all of them are done. Turns without a call never reach the service. Once the run is over, the service's next call is
 * answered on the spot.
 */
public final class ModelDriver implements StreamingChatModel {

    /** Failures that a shorter conversation may cure: it is too long, or a page in it is refused. */
    private static final Set<ModelFailure.Kind> LESS_MAY_HELP =
            EnumSet.of(ModelFailure.Kind.CONTEXT, ModelFailure.Kind.FILTERED);

    private final RunContext run;
    private final ToolRunner toolbox;
    private volatile RunParameters parameters;
    private final AtomicInteger attempt = new AtomicInteger(1);
    private volatile @Nullable StepHandler current;

    ModelDriver(RunContext run, ToolRunner toolbox) {
        this.run = run;
        this.toolbox = toolbox;
        boolean changed =
                run.journal().with(state -> state.modelChanges().stream().anyMatch(change -> change.step() > 0));
        this.parameters = changed ? translated() : RunParameters.of(run.cancellation(), this::attemptDiscarded);
    }

    /** For a model that goes on with what another one wrote. */
    private RunParameters translated() {
        return RunParameters.ofForeignHistory(run.cancellation(), this::attemptDiscarded);
    }

    private void attemptDiscarded(String reason) {
        int step = run.journal().with(RunState::step);
        run.journal().append(new ResearchEvent.AttemptDiscarded(step, attempt.getAndIncrement(), reason));
    }

    @Override
    public void chat(ChatRequest ignored, StreamingChatResponseHandler service) {
        run.hop(() -> ask(service));
    }

    /** Sends the next request, unless something ends the run first. */
    void ask(StreamingChatResponseHandler service) {
        if (run.journal().with(RunState::ended)) {
            service.onCompleteResponse(
                    ChatResponse.builder().aiMessage(AiMessage.from("")).build());
            return;
        }
        if (!run.journal().with(RunState::stepIsOpen) && !prepared()) {
            return;
        }
        send(open(), service);
    }

    private void send(int step, StreamingChatResponseHandler service) {
        toolbox.nextStep();
        attempt.set(1);
        StepHandler handler = new StepHandler(step, service);
        current = handler;
        run.model().chat().chat(request(handler.token), handler);
    }

    /** The time is up: a model that is still thinking is stopped and asked to hand in what it has. */
    void handIn() {
        StepHandler thinking = current;
        if (thinking == null || run.journal().with(RunState::ended) || !thinking.abandon()) {
            return;
        }
        attemptDiscarded("the time limit was reached while the model was thinking");
        run.warn();
        int step = run.journal().with(state -> {
            run.journal().append(new ResearchEvent.ModelCalled(state.step() + 1, List.of(ToolNames.SUBMIT), true));
            return state.step();
        });
        send(step, thinking.service);
    }

    /** What comes between two steps; a step that a broken-off run left open has it behind it. */
    private boolean prepared() {
        if (!run.mayGoOn()) {
            return false;
        }
        run.thinking().afterSteps();
        run.warn();
        run.fold();
        return true;
    }

    /** The step that the next request belongs to; what is offered is fixed here and holds until the next one. */
    private int open() {
        return run.journal().with(state -> {
            if (!state.stepIsOpen()) {
                run.journal()
                        .append(new ResearchEvent.ModelCalled(
                                state.step() + 1,
                                state.limitReached() ? List.of(ToolNames.SUBMIT) : offered(),
                                state.limitReached() && state.limitIgnored()));
            }
            return state.step();
        });
    }

    private List<String> offered() {
        return run.delegates() ? ToolNames.WITH_DELEGATE : ToolNames.ALL;
    }

    /** The tool list stays when the budget has ended, for the cached prefix's sake, unless that was ignored. */
    private ChatRequest request(Cancellation token) {
        boolean onlySubmit = run.journal().with(RunState::onlySubmit);
        List<ChatMessage> chat = run.journal().with(RunState::messages);
        return ChatRequest.builder()
                .messages(chat)
                .parameters(thinking().withCancellation(token).withTools(tools(onlySubmit)))
                .build();
    }

    private RunParameters thinking() {
        if (run.thinking().isFast()) {
            return parameters.withoutThinking();
        }
        return run.thinking().isLight() ? parameters.withLessThinking() : parameters;
    }

    private List<ToolSpecification> tools(boolean onlySubmit) {
        if (run.delegates()) {
            return ToolContract.withDelegate(onlySubmit, run.wantsFields());
        }
        return run.model().small()
                ? ToolContract.few(onlySubmit, run.wantsFields())
                : ToolContract.specifications(onlySubmit, run.wantsFields());
    }

    private final class StepHandler implements StreamingChatResponseHandler {

        private final int step;
        private final StreamingChatResponseHandler service;
        private final AtomicBoolean over = new AtomicBoolean();
        private final Cancellation token = new Cancellation();
        private final Cancellation.Registration link = run.cancellation()
                .onCancel(() -> token.cancel(run.cancellation().reason().orElse("cancelled")));
        private final ModelStop stop = new ModelStop(token);

        StepHandler(int step, StreamingChatResponseHandler service) {
            this.step = step;
            this.service = service;
        }

        @Override
        public void onPartialThinking(PartialThinking thinking) {
            guarded(() -> run.journal().think(new ThoughtDelta(step, attempt.get(), thinking.text())));
        }

        @Override
        public void onPartialThinking(PartialThinking thinking, PartialThinkingContext context) {
            stop.reaches(context.streamingHandle());
            onPartialThinking(thinking);
        }

        @Override
        public void onPartialResponse(String text) {
            // A draft's words are never shown before they are checked.
        }

        @Override
        public void onPartialResponse(PartialResponse text, PartialResponseContext context) {
            stop.reaches(context.streamingHandle());
        }

        @Override
        public void onPartialToolCall(PartialToolCall call, PartialToolCallContext context) {
            stop.reaches(context.streamingHandle());
        }

        @Override
        public void onCompleteToolCall(CompleteToolCall call) {
            if (!over.get()) {
                guarded(() -> toolbox.start(
                        step, identified(step, call.index(), call.toolExecutionRequest(), new HashSet<>())));
            }
        }

        /** Takes no answer any more; false if it has come. */
        private boolean abandon() {
            if (!over.compareAndSet(false, true)) {
                return false;
            }
            token.cancel("the time limit was reached");
            close();
            return true;
        }

        private void close() {
            stop.close();
            link.close();
        }

        /** The model's thread may swallow what is thrown on it. */
        private void guarded(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                run.fail(e);
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            if (over.compareAndSet(false, true)) {
                close();
                run.hop(() -> complete(step, response, service));
            }
        }

        @Override
        public void onError(Throwable error) {
            if (over.compareAndSet(false, true)) {
                close();
                run.hop(() -> failed(step, error, service));
            }
        }
    }

    /**
     * A turn that stays empty after all retries is asked again like one in prose; a request that outgrew the window, or whose pages the host refuses, is sent
     * again with less in it; any other failure hands the run to the next model, or ends it where there is none.
     */
    private void failed(int step, Throwable error, StreamingChatResponseHandler service) {
        ModelFailure.@Nullable Kind kind = error instanceof ModelFailure failure ? failure.kind() : null;
        if (kind == ModelFailure.Kind.EMPTY) {
            complete(step, ChatResponse.builder().aiMessage(AiMessage.from("")).build(), service);
        } else if (kind != null && LESS_MAY_HELP.contains(kind) && run.foldMore()) {
            ask(service);
        } else if (error instanceof ModelFailure failure && run.changeModel(failure)) {
            parameters = translated();
            ask(service);
        } else {
            run.fail(error);
        }
    }

    private void complete(int step, ChatResponse response, StreamingChatResponseHandler service) {
        List<ToolCall> calls = identified(step, response.aiMessage().toolExecutionRequests());
        Message message = MessageMapping.fromAssistant(response.aiMessage(), calls);
        boolean written = run.journal()
                .append(new ResearchEvent.ModelAnswered(
                        step,
                        message,
                        ReportedTokens.finishReason(response),
                        ReportedTokens.of(response),
                        run.price(ReportedTokens.of(response))));
        if (!written) {
            return;
        }
        if (calls.isEmpty()) {
            prose(step, message, () -> ask(service));
            return;
        }
        for (ToolCall call : calls) {
            toolbox.start(step, call);
        }
        ChatResponse whole = response.toBuilder()
                .aiMessage(response.aiMessage().toBuilder()
                        .toolExecutionRequests(
                                calls.stream().map(MessageMapping::request).toList())
                        .build())
                .build();
        // No thread waits for the tools.
        run.after(toolbox.all(), () -> service.onCompleteResponse(whole));
    }

    /** A turn without a call: asked again a few times, then its text is taken as claims without quotes. */
    void prose(int step, Message message, Runnable again) {
        int turns = run.journal().with(RunState::proseTurns);
        String text = message.text() == null ? "" : message.text().strip();
        if (turns <= run.settings().proseTurns()) {
            run.journal().append(new ResearchEvent.UserNoted(step, Message.user(run.proseNote(text))));
            again.run();
        } else if (text.isEmpty()) {
            run.fail("the model gave neither text nor a tool call, " + turns
                    + " turns in a row; try again, or choose another model with --model or model.endpoint");
        } else {
            run.endWithProse(step, text);
        }
    }

    /** Nine letters or digits, which the strictest chat templates take. */
    private static String id(int step, int index) {
        return String.format(Locale.ROOT, "s%05dc%02d", step, index);
    }

    private List<ToolCall> identified(int step, List<ToolExecutionRequest> requests) {
        List<ToolCall> calls = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            calls.add(identified(step, i, requests.get(i), used));
        }
        return calls;
    }

    /** A model's own id where it is usable; template families count theirs over the whole run, others start anew each turn. */
    private ToolCall identified(int step, int index, ToolExecutionRequest request, Set<String> used) {
        ToolCall call = MessageMapping.call(request);
        boolean taken = run.journal().with(state -> state.calls().hasId(call.id()));
        boolean usable = !call.id().isBlank() && !taken && used.add(call.id());
        return usable ? call : new ToolCall(id(step, index), call.name(), call.arguments());
    }
}
