package dev.footnote.research;

import dev.footnote.api.Cancellation;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.llm.wire.RunParameters;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Builds the requests of a run from its journal, and counts the attempts of each. Safe for many threads. */
final class ModelRequests {

    private final Run run;
    private final AtomicInteger attempt = new AtomicInteger(1);
    private volatile RunParameters parameters;

    ModelRequests(Run run) {
        this.run = run;
        this.parameters = RunParameters.of(run.cancellation(), this::discarded);
        if (run.journal().with(state -> state.models().changes().stream().anyMatch(change -> change.step() > 0))) {
            historyIsForeign();
        }
    }

    /** The next model goes on with what another one wrote. */
    void historyIsForeign() {
        parameters = RunParameters.ofForeignHistory(run.cancellation(), this::discarded);
    }

    /** Begins a request; returns what tells the number of its attempt, from 1. */
    IntSupplier begin() {
        attempt.set(1);
        return attempt::get;
    }

    /**
     * Returns the next request. The list of tools stays when the budget has ended, for the cached prefix's sake, unless that was ignored.
     *
     * @param cancellation stops the request
     */
    ChatRequest next(Cancellation cancellation) {
        boolean onlySubmit = run.journal().with(state -> state.steps().onlySubmit());
        List<ChatMessage> messages =
                run.journal().with(state -> state.conversation().messages());
        return ChatRequest.builder()
                .messages(messages)
                .parameters(thinking().withCancellation(cancellation).withTools(tools(onlySubmit)))
                .build();
    }

    /** Returns the names of the tools that may be called while no limit has been reached. */
    List<String> offered() {
        List<String> own = run.delegates() ? ToolNames.WITH_DELEGATE : ToolNames.ALL;
        return Stream.concat(own.stream(), run.external().stream().map(ToolSpecification::name))
                .toList();
    }

    private RunParameters thinking() {
        if (run.thinking().isFast()) {
            return parameters.withoutThinking();
        }
        return run.thinking().isLight() ? parameters.withLessThinking() : parameters;
    }

    private List<ToolSpecification> tools(boolean onlySubmit) {
        boolean fields = run.request().outputSchema() != null;
        if (run.model().small()) {
            return ToolContract.few(onlySubmit, fields);
        }
        List<ToolSpecification> own = run.delegates()
                ? ToolContract.withDelegate(onlySubmit, fields)
                : ToolContract.specifications(onlySubmit, fields);
        return onlySubmit || run.external().isEmpty()
                ? own
                : Stream.concat(own.stream(), run.external().stream()).toList();
    }

    /**
     * Records that what has come of an attempt is not used.
     *
     * @param reason for the record
     */
    void discarded(String reason) {
        int step = run.journal().with(state -> state.steps().current());
        run.journal().append(new ResearchEvent.AttemptDiscarded(step, attempt.getAndIncrement(), reason));
    }
}
