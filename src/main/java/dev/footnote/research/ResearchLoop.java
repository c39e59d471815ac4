package dev.footnote.research;

import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.llm.wire.ReportedTokens;
import dev.footnote.research.state.MessageMapping;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.tool.ToolAnswers;
import dev.footnote.research.tool.ToolRunner;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a run: ask the model, append its turn, run the tools that it calls, append their results, and ask again. It ends when the
 * check of a draft accepts it (see {@link dev.footnote.research.tool.DraftSubmission}), or when a limit, a failure or the caller
 * ends the run. No thread waits for the model or for a tool: each method returns, and the next one is called when there is something
 * to go on with. LangChain4j's AI service binds model and tools, behind the {@link AiServiceAdapter}.
 */
final class ResearchLoop {

    private final Run run;
    private final RunJournal journal;
    private final ToolRunner tools;
    private final ToolAnswers results;
    private final ModelRequests requests;
    private final StepOpener steps;
    private final FailureRecovery recovery;
    private final CallIds ids;
    private final AiServiceAdapter service;
    private volatile @Nullable ModelStep current;

    ResearchLoop(Run run, ToolRunner tools, RunLimits limits) {
        this.run = run;
        this.journal = run.journal();
        this.tools = tools;
        this.results = limits.results();
        this.requests = new ModelRequests(run);
        this.steps = new StepOpener(run, limits, requests);
        this.recovery = new FailureRecovery(run, requests);
        this.ids = new CallIds(journal);
        this.service = new AiServiceAdapter(run, this);
    }

    /** Starts the run, or goes on where its journal breaks off: calls without a result get theirs first. Also waits for what the plan runs first. */
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
        } else {
            steps.open().ifPresent(this::send);
        }
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

    /** Asks again where that may help, or else ends the run. An empty turn is taken as prose. */
    void failed(int step, Throwable error) {
        if (FailureRecovery.isEmptyTurn(error)) {
            answered(step, ChatResponse.builder().aiMessage(AiMessage.from("")).build());
        } else if (recovery.canAskAgain(error)) {
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
        send(steps.openForHandIn());
    }
}
