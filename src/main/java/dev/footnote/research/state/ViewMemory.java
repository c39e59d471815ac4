package dev.footnote.research.state;

import dev.footnote.research.ModelDriver;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.ChatMemory;
import java.util.List;
import java.util.function.Consumer;

/**
 * The service's memory: a view of the run's events. Only tools' results are taken from the service; the opening messages stand in the log
 * before it starts, and assistant messages are written by the {@link ModelDriver}.
 */
public final class ViewMemory implements ChatMemory {

    private final String id;
    private final RunJournal journal;
    private final Consumer<ToolExecutionResultMessage> answered;

    public ViewMemory(String id, RunJournal journal, Consumer<ToolExecutionResultMessage> answered) {
        this.id = id;
        this.journal = journal;
        this.answered = answered;
    }

    @Override
    public Object id() {
        return id;
    }

    @Override
    public void add(ChatMessage message) {
        if (message instanceof ToolExecutionResultMessage result) {
            answered.accept(result);
        }
    }

    @Override
    public List<ChatMessage> messages() {
        return journal.with(state -> state.conversation().messages());
    }

    @Override
    public void clear() {
        // The events stay: a run's log is never cleared.
    }
}
