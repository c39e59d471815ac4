package dev.footnote.research.tool;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.page.format.PageSaysException;
import dev.footnote.research.state.CallCounts;
import dev.footnote.research.state.RunContext;
import dev.footnote.research.state.RunJournal;
import dev.footnote.tools.InvalidArgumentsException;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.footnote.tools.ToolTexts;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a run's tools. A call's slow part starts as soon as the call is known and runs once for equal calls of a step; its quick part (numbering
 * sources, wording the result) runs when the call is joined, in the order of the calls, so that the same inputs give the same
 * trajectory whichever page came first.
 */
public final class ToolRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ToolRunner.class);

    private static final String UNREADABLE = "";

    /**
     * A tool's answer.
     *
     * @param text as the model reads it
     * @param failed true if the tool failed
     */
    public record Outcome(String text, boolean failed) {}

    /** A tool that only looks; its slow part gives the quick part. */
    public interface Tool {
        Supplier<Outcome> run(int step, ToolCall call, Cancellation cancellation);

        /**
         * Returns the longest time that the slow part may take.
         *
         * @param usual of most tools
         */
        default Duration timeout(Duration usual) {
            return usual;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, CompletableFuture<Supplier<Outcome>>> started = new LinkedHashMap<>();
    private final Map<ToolCall, String> keys = new HashMap<>();
    private final Map<String, Tool> tools;
    private final DraftSubmission submission;
    private final RunContext run;
    private final RunJournal journal;
    private final Duration timeout;

    public ToolRunner(Map<String, Tool> tools, DraftSubmission submission, RunContext run) {
        this.tools = Map.copyOf(tools);
        this.submission = submission;
        this.run = run;
        this.journal = run.journal();
        this.timeout = run.settings().toolTimeout();
    }

    /** Forgets the last step's calls: an equal call of a new step runs anew. */
    public void nextStep() {
        lock.lock();
        try {
            started.clear();
            keys.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Starts a call's slow part, unless an equal call of this step has; does nothing for calls that must not run early. */
    public void start(int step, ToolCall call) {
        Tool tool = tools.get(ToolNames.isExternal(call.name()) ? ToolNames.EXTERNAL : call.name());
        if (tool == null || !isOffered(call)) {
            return;
        }
        lock.lock();
        try {
            String key = key(call);
            if (!key.equals(UNREADABLE) && !started.containsKey(key)) {
                journal.append(new ResearchEvent.ToolCalled(step, call));
                started.put(key, launch(tool, step, call));
            }
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Supplier<Outcome>> launch(Tool tool, int step, ToolCall call) {
        Cancellation own = new Cancellation();
        Cancellation.Registration link = run.cancellation().onCancel(() -> own.cancel("the run was cancelled"));
        Duration most = tool.timeout(timeout);
        Supplier<Outcome> late = () -> failed(
                call.name(),
                "it took longer than " + most.toSeconds() + " s and was stopped",
                "Try another page or other words, or go on with what you have.");
        CompletableFuture<Supplier<Outcome>> future = new CompletableFuture<>();
        run.execute(() -> {
            try {
                future.complete(tool.run(step, call, own));
            } catch (CancelledException e) {
                future.complete(late);
            } catch (FootnoteException e) {
                future.complete(() -> failed(call.name(), e));
            } catch (RuntimeException e) {
                LOG.error("the tool {} failed on {}", call.name(), call.arguments(), e);
                future.complete(() -> brokeDown(call));
            } catch (Error e) {
                run.fail(e);
                future.complete(() -> brokeDown(call));
            }
        });
        return future.completeOnTimeout(late, most.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((outcome, error) -> {
                    link.close();
                    own.cancel("the tool has ended");
                });
    }

    /** Done when every call that was started has its slow part behind it. */
    public CompletableFuture<Void> all() {
        lock.lock();
        try {
            return CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new));
        } finally {
            lock.unlock();
        }
    }

    /** A call's answer; blocks only where its slow part is not done. Never throws for the model's sake. */
    public Outcome join(int step, ToolCall call) {
        boolean other = run.external().stream().anyMatch(tool -> tool.name().equals(call.name()));
        List<String> known = run.delegates() ? ToolNames.WITH_DELEGATE : ToolNames.ALL;
        if (!other && !known.contains(call.name())) {
            return failed(call.name(), "there is no such tool", "Use one of " + String.join(", ", known) + ".");
        }
        if (!isOffered(call)) {
            return failed(
                    call.name(),
                    "the budget is used up, so this did not run",
                    "Call submit_answer now with what you have.");
        }
        if (call.name().equals(ToolNames.SUBMIT)) {
            return submission.submit(step, call);
        }
        start(step, call);
        CompletableFuture<Supplier<Outcome>> mine = of(call);
        return mine == null ? unreadable(call) : finish(call, mine);
    }

    private Outcome finish(ToolCall call, CompletableFuture<Supplier<Outcome>> started) {
        try {
            return started.join().get();
        } catch (CompletionException e) {
            LOG.error("the tool {} failed on {}", call.name(), call.arguments(), e);
            return brokeDown(call);
        }
    }

    private static Outcome brokeDown(ToolCall call) {
        return failed(call.name(), "it broke down", "Do not repeat this call; go on without it.");
    }

    private static Outcome unreadable(ToolCall call) {
        try {
            switch (call.name()) {
                case ToolNames.SEARCH -> ToolContract.search(call.arguments());
                case ToolNames.READ -> ToolContract.read(call.arguments());
                case ToolNames.FIND -> ToolContract.find(call.arguments());
                case ToolNames.DELEGATE -> ToolContract.delegated(call.arguments());
                case ToolNames.WEB_SEARCH -> ToolContract.webSearch(call.arguments());
                default -> ToolContract.external(call.name(), call.arguments());
            }
            return failed(call.name(), "it did not run", "Call it again.");
        } catch (InvalidArgumentsException e) {
            return failed(call.name(), message(e), "Call it again with arguments of the right form.");
        }
    }

    private @Nullable CompletableFuture<Supplier<Outcome>> of(ToolCall call) {
        lock.lock();
        try {
            return started.get(key(call));
        } finally {
            lock.unlock();
        }
    }

    private boolean isOffered(ToolCall call) {
        List<String> offered = journal.with(state -> state.steps().offered());
        return offered.contains(call.name());
    }

    /** The same for calls that ask the same; a call is looked at several times, and read once. Guarded by the lock. */
    private String key(ToolCall call) {
        return keys.computeIfAbsent(
                call,
                one -> CallCounts.isReadable(one) ? ToolContract.canonical(one.name(), one.arguments()) : UNREADABLE);
    }

    private static Outcome failed(String tool, FootnoteException e) {
        String said = e instanceof PageSaysException page ? page.said() : "";
        return new Outcome(ToolTexts.failure(tool, message(e), said, "Try something else."), true);
    }

    static Outcome failed(String tool, String problem, String nextStep) {
        return new Outcome(ToolTexts.failure(tool, problem, nextStep), true);
    }

    public static String message(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
