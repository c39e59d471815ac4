package dev.footnote.research;

import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.wire.ReportedTokens;
import dev.footnote.research.state.MessageMapping;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.tool.ToolAnswers;
import dev.footnote.research.tool.ToolRunner;
import dev.footnote.tools.ToolNames;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a run: ask the model, append its turn, run the tools that it calls, append their results, and ask again. It ends when the
 * check of a handed-in draft accepts it (see {@link dev.footnote.research.tool.DraftSubmission}), or when a limit, a failure or the caller ends the run. No thread waits for
 * the model or for a tool: each method returns, and the next one is called when there is something to go on with. LangChain4j's AI service
 * binds model and tools, behind the {@link AiServiceAdapter}.
 */
final class ResearchLoop {

    /** Failures that a shorter conversation may cure: it is too long, or a page in it is refused. */
    private static final Set<ModelFailure.Kind> LESS_MAY_HELP =
            EnumSet.of(ModelFailure.Kind.CONTEXT, ModelFailure.Kind.FILTERED);

    private final Run run;
    private final RunJournal journal;
    private final ToolRunner tools;
    private final ToolAnswers results;
    private final RunLimits limits;
    private final ProseTurns prose;
    private final ModelRequests requests;
    private final CallIds ids;
    private final AiServiceAdapter service;
    private volatile @Nullable ModelStep current;

    ResearchLoop(Run run, ToolRunner tools, RunLimits limits) {
        this.run = run;
        this.journal = run.journal();
        this.tools = tools;
        this.limits = limits;
        this.results = limits.results();
        this.prose = new ProseTurns(run);
        this.requests = new ModelRequests(run);
        this.ids = new CallIds(journal);
        this.service = new AiServiceAdapter(run, this);
    }

    /** Begins, or goes on where the journal of a run that was broken off ends: calls without a result get theirs first, and what the plan of the run begins is waited for. */
    void start() {
        int step = journal.with(state -> state.steps().current());
        List<ToolCall> open = journal.with(state -> state.steps().unanswered());
        open.forEach(call -> tools.start(step, call));
        CompletableFuture<Void> before =
                run.parts().plan().before().apply(run, run.parts().ledger());
        run.after(CompletableFuture.allOf(tools.all(), before), () -> {
            open.forEach(call -> append(call, tools.join(step, call)));
            service.start();
        });
    }

    /** Asks the model for its next turn, unless the run has ended or ends here. */
    void ask() {
        if (journal.with(state -> state.outcome().hasEnded())) {
            service.end();
        } else if (journal.with(state -> state.steps().isOpen()) || isReady()) {
            send(open());
        }
    }

    /** Does what comes between two steps; returns false if it has ended the run. */
    private boolean isReady() {
        if (!prose.isReplied() || limits.haveEndedRun()) {
            return false;
        }
        run.thinking().afterSteps();
        limits.warn();
        long window = run.model().window().getAsLong();
        Folding.fold(journal, window, run.settings());
        limits.handInBeforeWindowIsFull(window);
        return true;
    }

    /** Opens the next step, if none is open. The tools that it offers are fixed here. */
    private int open() {
        return journal.with(state -> {
            if (!state.steps().isOpen()) {
                boolean last = state.limits().isReached();
                journal.append(new ResearchEvent.ModelCalled(
                        state.steps().current() + 1,
                        last ? List.of(ToolNames.SUBMIT) : requests.offered(),
                        last && state.limits().isIgnored()));
            }
            return state.steps().current();
        });
    }

    private void send(int step) {
        tools.nextStep();
        ModelStep asked = new ModelStep(step, run, this, requests.begin());
        current = asked;
        run.model().chat().chat(requests.next(asked.cancellation()), asked);
    }

    /** Starts a tool as soon as its call is complete, while the model goes on writing. */
    void called(int step, ToolCall call) {
        tools.start(step, call);
    }

    /** Appends a turn of the model, and runs the tools that it calls. */
    void answered(int step, ChatResponse response) {
        List<ToolCall> calls = ids.of(step, response.aiMessage().toolExecutionRequests());
        Message message = MessageMapping.fromAssistant(response.aiMessage(), calls);
        boolean written = journal.append(new ResearchEvent.ModelAnswered(
                step,
                message,
                ReportedTokens.finishReason(response),
                ReportedTokens.of(response),
                run.price(ReportedTokens.of(response))));
        if (written && calls.isEmpty()) {
            ask(); // replies to the prose first
        } else if (written) {
            calls.forEach(call -> tools.start(step, call));
            run.after(tools.all(), () -> service.dispatch(response, calls)); // asks for each result, then calls ask()
        }
    }

    /** Returns the result of a call: what the tool found, or what the check of a draft says. An accepted draft ends the run. */
    ToolRunner.Outcome result(ToolCall call) {
        return tools.join(journal.with(state -> state.steps().current()), call);
    }

    /** Appends the result of a call, with a note where a limit is near. */
    void append(ToolCall call, ToolRunner.Outcome result) {
        results.add(call, result);
    }

    /** Sends less where that may help, or goes on with the next model; ends the run where there is none. An empty turn is taken as prose. */
    void failed(int step, Throwable error) {
        ModelFailure.@Nullable Kind kind = error instanceof ModelFailure failure ? failure.kind() : null;
        if (kind == ModelFailure.Kind.EMPTY) {
            answered(step, ChatResponse.builder().aiMessage(AiMessage.from("")).build());
        } else if (kind != null && LESS_MAY_HELP.contains(kind) && Folding.foldMore(journal, run.settings())) {
            ask();
        } else if (error instanceof ModelFailure failure && run.changeModel(failure)) {
            requests.historyIsForeign();
            ask();
        } else {
            run.fail(error);
        }
    }

    /** At the time limit: stops a model that is still thinking, and asks it to hand in what it has. */
    void handIn() {
        ModelStep thinking = current;
        if (thinking == null || journal.with(state -> state.outcome().hasEnded()) || !thinking.abandon()) {
            return;
        }
        requests.discarded("the time limit was reached while the model was thinking");
        limits.warn();
        send(journal.with(state -> {
            int step = state.steps().current() + 1;
            journal.append(new ResearchEvent.ModelCalled(step, List.of(ToolNames.SUBMIT), true));
            return state.steps().current();
        }));
    }
}
