package dev.footnote.research;

import dev.footnote.api.Cancellation;
import dev.footnote.api.run.ThoughtDelta;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/** Takes the answer to one request as it streams in, and hands it to the {@link ResearchLoop}, once. Safe for many threads. */
final class ModelStep implements StreamingChatResponseHandler {

    private final int step;
    private final Run run;
    private final ResearchLoop loop;
    private final IntSupplier attempt;
    private final CallIds ids;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Cancellation cancellation = new Cancellation();
    private final Cancellation.Registration link;
    private final ModelStop stop = new ModelStop(cancellation);

    /**
     * @param step its number
     * @param attempt returns the number of the attempt that streams in
     */
    ModelStep(int step, Run run, ResearchLoop loop, IntSupplier attempt) {
        this.step = step;
        this.run = run;
        this.loop = loop;
        this.attempt = attempt;
        this.ids = new CallIds(run.journal());
        this.link = run.cancellation()
                .onCancel(() -> cancellation.cancel(run.cancellation().reason().orElse("cancelled")));
    }

    /** Returns what stops the request alone; it is cancelled with the run. */
    Cancellation cancellation() {
        return cancellation;
    }

    /** Stops the request and takes no answer any more; returns false if one has come. */
    boolean abandon() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        cancellation.cancel("the time limit was reached");
        close();
        return true;
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        guarded(() -> run.journal().think(new ThoughtDelta(step, attempt.getAsInt(), thinking.text())));
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
            guarded(() -> loop.called(step, ids.of(step, call.index(), call.toolExecutionRequest(), new HashSet<>())));
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        if (over.compareAndSet(false, true)) {
            close();
            run.execute(() -> loop.answered(step, response));
        }
    }

    @Override
    public void onError(Throwable error) {
        if (over.compareAndSet(false, true)) {
            close();
            run.execute(() -> loop.failed(step, error));
        }
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
}
