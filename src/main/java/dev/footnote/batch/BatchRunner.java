package dev.footnote.batch;

import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.OutputSchema;
import dev.footnote.api.PermanentException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.json.Json;
import dev.footnote.service.RunCost;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers the questions of files and appends each answer to the output as it ends. Questions that the output holds already are not asked again, but failed and cancelled
 * lines are. Runs once; {@link #stop} may be called by any thread at any time.
 */
public final class BatchRunner {

    /** Starts runs. */
    @FunctionalInterface
    public interface RunStarter {
        /**
         * Starts a run.
         *
         * @param request question and limits
         * @param corpus the question's own folder, or null for the batch's
         * @throws FootnoteException if it cannot be started
         */
        ResearchRun start(ResearchRequest request, @Nullable Path corpus);
    }

    private static final long TICK_MS = 200;

    private final BatchPlan plan;
    private final RunStarter starter;
    private final InputStream stdin;
    private final BatchListener listener;
    private final Semaphore places;
    private final Map<ResearchRun, RunCost> running = new ConcurrentHashMap<>();
    private final BatchCounters tally;
    private final Object writing = new Object();
    private volatile @Nullable Stop stop;
    private volatile @Nullable FootnoteException broken;
    private boolean unwritable;

    /** Why a batch ends early. */
    private record Stop(BatchReport.Outcome outcome, String reason) {}

    /**
     * @param plan the task
     * @param starter starts runs, from several threads' callbacks
     * @param stdin read where the inputs name it; stays the caller's
     * @param listener hears of progress
     * @param clock for the total time
     */
    public BatchRunner(BatchPlan plan, RunStarter starter, InputStream stdin, BatchListener listener, Clock clock) {
        this.plan = plan;
        this.starter = starter;
        this.stdin = stdin;
        this.listener = listener;
        this.places = new Semaphore(plan.concurrency());
        this.tally = new BatchCounters(clock);
    }

    /**
     * Works through all inputs.
     *
     * @throws InvalidInputException if an input or the output cannot be used
     * @throws PermanentException if an answer cannot be written
     */
    public BatchReport run() {
        QuestionInputs inputs = new QuestionInputs(plan, stdin);
        long total = inputs.count();
        tally.total(total);
        try (AnswerFile output = AnswerFile.open(plan.output(), schema())) {
            if (output.kept() + output.dropped() > 0 || output.torn()) {
                listener.resumed(output.kept(), output.dropped(), output.torn());
            }
            boolean known = total >= 0;
            if (known && output.kept() > 0) {
                // At once, so that what is shown counts the whole file also where this start ends early.
                inputs.each(question -> before(question, output));
            }
            try {
                inputs.read(new Feed(output, known));
            } finally {
                drain();
            }
        } catch (IOException e) {
            throw new PermanentException("the output " + plan.output() + " cannot be closed: " + e.getMessage(), e);
        }
        FootnoteException failure = broken;
        if (failure != null) {
            throw failure;
        }
        return report();
    }

    private @Nullable OutputSchema schema() {
        String schema = plan.reading().outputSchema();
        return schema == null ? null : Json.outputSchema(schema);
    }

    /**
     * Ends the batch as cancelled: no further question is started, and those on the way end with the claims that they have.
     *
     * @param reason shown in their answers
     */
    public void stop(String reason) {
        end(new Stop(BatchReport.Outcome.CANCELLED, reason));
    }

    /** Returns how many questions are on the way. */
    public int running() {
        return running.size();
    }

    private void end(Stop why) {
        synchronized (places) {
            if (stop == null) {
                stop = why;
            }
        }
        running.keySet().forEach(run -> run.cancel(why.reason()));
    }

    private BatchReport report() {
        Stop why = stop;
        BatchProgress progress = tally.progress(0);
        if (why != null) {
            return new BatchReport(why.outcome(), progress, why.reason());
        }
        boolean whole = progress.failed() + progress.cancelled() + progress.bad() == 0;
        return new BatchReport(whole ? BatchReport.Outcome.COMPLETE : BatchReport.Outcome.SOME_FAILED, progress, "");
    }

    private void before(BatchQuestion question, AnswerFile output) {
        if (output.has(question.id())) {
            tally.before(output.status(question.id()));
        }
    }

    /** Waits for those on the way. */
    private void drain() {
        takePlaces(plan.concurrency(), true);
    }

    /** False if the batch was stopped meanwhile, unless it has to be waited for anyhow. */
    private boolean takePlaces(int count, boolean anyhow) {
        int taken = 0;
        boolean interrupted = false;
        while (taken < count && (anyhow || stop == null)) {
            try {
                checkTime();
                boolean free = places.tryAcquire(TICK_MS, TimeUnit.MILLISECONDS);
                taken += free ? 1 : 0;
                if (!free) {
                    checkCost();
                    waiting();
                }
            } catch (InterruptedException e) {
                interrupted = true;
                stop("interrupted");
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return taken == count;
    }

    private void checkTime() {
        Duration limit = plan.maxTotalTime();
        if (limit != null && stop == null && tally.elapsed().compareTo(limit) >= 0) {
            end(new Stop(BatchReport.Outcome.BUDGET_EXHAUSTED, "the batch's total time is used up"));
        }
    }

    /** What ended runs have spent is known; those on the way are asked, so that all of them together cannot go far beyond. */
    private void checkCost() {
        BigDecimal limit = plan.maxTotalCostUsd();
        if (limit == null || stop != null) {
            return;
        }
        BigDecimal spent = running.values().stream().map(RunCost::now).reduce(tally.spent(), BigDecimal::add);
        if (spent.compareTo(limit) >= 0) {
            end(new Stop(BatchReport.Outcome.BUDGET_EXHAUSTED, "the batch's total cost is used up"));
        }
    }

    private void waiting() {
        synchronized (writing) {
            listener.waiting(tally.progress(running.size()));
        }
    }

    /** Starts each new question as soon as there is a place. */
    private final class Feed implements QuestionFile.Sink {

        private final AnswerFile output;
        private final IdHashSet seen = new IdHashSet();

        private final boolean counted;

        Feed(AnswerFile output, boolean counted) {
            this.output = output;
            this.counted = counted;
        }

        @Override
        public void mapped(String file, String mapping) {
            synchronized (writing) {
                listener.mapped(file, mapping);
            }
        }

        @Override
        public void bad(String file, long line, String problem) {
            synchronized (writing) {
                tally.bad();
                listener.badLine(file, line, problem);
            }
        }

        @Override
        public boolean question(BatchQuestion question) {
            if (!seen.add(question.id())) {
                bad(question.file(), question.line(), "the id \"" + question.id() + "\" was given before");
                return true;
            }
            if (output.has(question.id())) {
                if (!counted) {
                    before(question, output);
                }
                return true;
            }
            if (!takePlaces(1, false)) {
                return false;
            }
            start(question, output);
            return stop == null;
        }
    }

    private void start(BatchQuestion question, AnswerFile output) {
        if (stop != null) {
            places.release();
            return;
        }
        ResearchRun run;
        try {
            run = starter.start(limited(question.request()), question.corpus());
        } catch (FootnoteException e) {
            refused(question, output, e);
            return;
        } catch (RuntimeException | Error e) {
            places.release(); // or the batch would wait for ever for what was never started
            throw e;
        }
        running.put(run, new RunCost(run));
        Stop why = stop;
        if (why != null) {
            run.cancel(why.reason());
        }
        var unused = run.result().whenComplete((answer, error) -> {
            running.remove(run);
            ended(
                    question,
                    output,
                    answer == null
                            ? Answer.failed(run.id(), question.request().question(), String.valueOf(error))
                            : answer);
        });
    }

    /** No question may spend more than all of them. */
    private ResearchRequest limited(ResearchRequest request) {
        return request.withBudget(request.budget().orElse(new Budget(null, null, plan.maxTotalCostUsd(), null)));
    }

    /** What is wrong with the settings would be wrong for every question; what is wrong with one becomes its line. */
    private void refused(BatchQuestion question, AnswerFile output, FootnoteException e) {
        boolean own = question.corpus() != null || question.request().budget().maxCostUsd() != null;
        if (e instanceof InvalidInputException && !own) {
            places.release();
            broken = e;
            end(new Stop(BatchReport.Outcome.SOME_FAILED, String.valueOf(e.getMessage())));
        } else {
            ended(question, output, Answer.failed("", question.request().question(), String.valueOf(e.getMessage())));
        }
    }

    private void ended(BatchQuestion question, AnswerFile output, Answer answer) {
        try {
            synchronized (writing) {
                if (unwritable) {
                    return; // nothing may follow what could not be written
                }
                output.append(question.id(), question.carried(), answer);
                tally.ended(answer);
                listener.answered(question.id(), tally.progress(running.size()));
            }
            afterwards(answer);
        } catch (IOException e) {
            unwritable(
                    "the output " + plan.output() + " cannot be written (" + e.getMessage()
                            + "); make room and start again, the answers written so far are kept",
                    e);
        } catch (RuntimeException e) {
            unwritable("the answer to \"" + question.id() + "\" was lost by an error in this program: " + e, e);
        } finally {
            places.release();
        }
    }

    private void unwritable(String message, Exception cause) {
        synchronized (writing) {
            unwritable = true;
        }
        broken = new PermanentException(message, cause);
        end(new Stop(BatchReport.Outcome.SOME_FAILED, message));
    }

    private void afterwards(Answer answer) {
        BigDecimal limit = plan.maxTotalCostUsd();
        if (plan.failFast() && answer.status() == Answer.Status.FAILED) {
            end(new Stop(BatchReport.Outcome.SOME_FAILED, "a question failed: " + answer.reason()));
        } else if (limit != null && tally.spent().compareTo(limit) >= 0) {
            end(new Stop(BatchReport.Outcome.BUDGET_EXHAUSTED, "the batch's total cost is used up"));
        }
    }
}
