package dev.footnote.research.state;

import dev.footnote.api.Cancellation;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.List;

/** What a run's tools need of it. */
public interface RunContext {

    /** Returns the run's events and state. */
    RunJournal journal();

    /** Returns limits and habits. */
    ResearchSettings settings();

    /** Returns true if the model may hand questions to others. */
    boolean delegates();

    /** Returns what is cancelled when the run ends. */
    Cancellation cancellation();

    /** Returns the tools of other servers that may be called besides ours. */
    List<ToolSpecification> external();

    /** Runs work on the run's executor; whatever it throws fails the run. */
    void execute(Runnable work);

    /** Ends the run as failed, or as cancelled if the error comes from that. */
    void fail(Throwable error);

    /**
     * Ends the run as failed.
     *
     * @param reason for the answer
     */
    void fail(String reason);
}
