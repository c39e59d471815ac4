package dev.footnote.research.state;

import dev.footnote.api.Cancellation;
import dev.footnote.api.TokenCount;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.research.ModelDriver;
import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the {@link ModelDriver} needs of its run. */
public interface RunContext {

    RunJournal journal();

    ModelInUse model();

    ResearchSettings settings();

    ThinkingMode thinking();

    /** True if the model may hand questions to others. */
    boolean delegates();

    Cancellation cancellation();

    /** True if the caller wants a structured answer. */
    boolean wantsFields();

    /** Runs work on the run's executor; whatever it throws fails the run. */
    void hop(Runnable work);

    /** Runs work once a future is done, however it ended; no thread waits for it. */
    void after(CompletableFuture<Void> future, Runnable work);

    /** False if the run has been ended instead, for a limit that was passed or a model that is unfit. */
    boolean mayGoOn();

    /** Records limits that are near or reached and that no tool's answer could tell. */
    void warn();

    /** Hides older results when the model's window fills up. */
    void fold();

    /** Hides older results after the window turned out to be too small for the step that is open; false if there are none left to hide. */
    boolean foldMore();

    /** Goes on with the next model after a failure that no further try cures; false if there is none. */
    boolean changeModel(ModelFailure failure);

    @Nullable
    BigDecimal price(TokenCount tokens);

    String proseNote(String text);

    void endWithProse(int step, String text);

    void fail(Throwable error);

    void fail(String reason);
}
