package dev.footnote.http.batches;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.FootnoteException;
import dev.footnote.batch.QuestionList;
import dev.footnote.http.exchange.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One batch: its questions, the runs that are going, and the lines that are there. Goes on whether or not anybody reads. Safe for many threads. */
final class QuestionBatch {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionBatch.class);

    /** Problems that do not pass while the batch waits. */
    private static final Set<String> FOR_GOOD = Set.of("key-money", "no-prices", "shutting-down");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final String id;
    private final String owner;
    private final Instant createdAt;
    private final ArrayDeque<QuestionList.Question> left;
    private final int questions;
    private final int bad;
    private final BatchRuns runs;
    private final int concurrency;
    private final Executor executor;
    private final Duration pause;
    private final List<String> lines = new ArrayList<>();
    private final Set<BatchRuns.Started> going = new HashSet<>();
    private int starting;
    private int failed;
    private boolean waiting;
    private @Nullable String stopped;

    /**
     * @param id unguessable
     * @param owner whose it is
     * @param createdAt when it was asked for
     * @param list its questions, and lines that cannot be used
     * @param runs starts runs
     * @param settings how many at a time
     * @param executor begins runs, which may take time
     */
    QuestionBatch(
            String id,
            String owner,
            Instant createdAt,
            QuestionList list,
            BatchRuns runs,
            BatchSettings settings,
            Executor executor) {
        this.id = id;
        this.owner = owner;
        this.createdAt = createdAt;
        this.left = new ArrayDeque<>(list.questions());
        this.questions = left.size();
        this.bad = list.problems().size();
        this.runs = runs;
        this.concurrency = settings.concurrency();
        this.pause = settings.pause();
        this.executor = executor;
        for (QuestionList.Problem problem : list.problems()) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            lines.add(line.put("line", problem.line()).put("problem", problem.problem()) + "\n");
        }
    }

    String id() {
        return id;
    }

    String owner() {
        return owner;
    }

    /** Begins as many questions as there are places; the rest follow as runs end. */
    void go() {
        executor.execute(this::feed);
    }

    private void feed() {
        for (QuestionList.Question question = take(); question != null; question = take()) {
            if (!begin(question)) {
                return;
            }
        }
    }

    private QuestionList.@Nullable Question take() {
        lock.lock();
        try {
            boolean free = stopped == null && !waiting && going.size() + starting < concurrency;
            if (!free || left.isEmpty()) {
                return null;
            }
            starting++;
            return left.poll();
        } finally {
            lock.unlock();
        }
    }

    /** False if there was no place, and the question has to wait. */
    private boolean begin(QuestionList.Question question) {
        BatchRuns.Started run;
        try {
            run = runs.start(question.request(), owner);
        } catch (ProblemException e) {
            if (e.problem().status() < 500 && e.problem().status() != 429) {
                ended(question, null, Answer.failed("", question.request().question(), String.valueOf(e.getMessage())));
                return true;
            }
            putBack(question, e);
            return false;
        } catch (FootnoteException e) {
            ended(question, null, Answer.failed("", question.request().question(), String.valueOf(e.getMessage())));
            return true;
        } catch (RuntimeException e) {
            LOG.error("a question of batch {} could not be begun", id, e);
            ended(
                    question,
                    null,
                    Answer.failed(
                            "",
                            question.request().question(),
                            "the run could not be begun; the server's log tells why"));
            return true;
        }
        String why = begun(run);
        if (why != null) {
            run.cancel().accept(why);
        }
        var unused = run.answer()
                .whenComplete((answer, error) -> ended(
                        question,
                        run,
                        answer == null
                                ? Answer.failed(run.id(), question.request().question(), "the run could not be started")
                                : answer));
        return true;
    }

    /** Returns why the run has to end at once, or null. */
    private @Nullable String begun(BatchRuns.Started run) {
        lock.lock();
        try {
            starting--;
            going.add(run);
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Without a place the question waits; where there will be none, the batch ends. */
    private void putBack(QuestionList.Question question, ProblemException e) {
        boolean again;
        lock.lock();
        try {
            starting--;
            left.addFirst(question);
            again = !FOR_GOOD.contains(e.problem().name()) && stopped == null && !waiting;
            waiting = waiting || again;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (again) {
            CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, executor)
                    .execute(this::waited);
        } else if (FOR_GOOD.contains(e.problem().name())) {
            stop(e.problem().detail());
        }
    }

    private void waited() {
        lock.lock();
        try {
            waiting = false;
        } finally {
            lock.unlock();
        }
        feed();
    }

    private void ended(QuestionList.Question question, BatchRuns.@Nullable Started run, Answer answer) {
        String line = question.answered(answer);
        lock.lock();
        try {
            if (run == null) {
                starting--;
            } else {
                going.remove(run);
            }
            lines.add(line);
            failed += answer.status() == Answer.Status.FAILED ? 1 : 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (run != null) {
            go();
        }
    }

    /** Ends the batch with what it has: no further question is begun, and those that are going end as cancelled. */
    void stop(String reason) {
        List<BatchRuns.Started> some;
        lock.lock();
        try {
            if (isOver()) {
                return;
            }
            stopped = stopped == null ? reason : stopped;
            some = List.copyOf(going);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        some.forEach(run -> run.cancel().accept(reason));
    }

    /** Returns whether no further line will come. */
    boolean isEnded() {
        lock.lock();
        try {
            return isOver();
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver() {
        return going.isEmpty() && starting == 0 && (stopped != null || left.isEmpty());
    }

    /**
     * Waits for news.
     *
     * @param from how many lines the reader has
     * @param most how long to wait
     * @return the lines from there on; empty if none came in time or none will come
     */
    List<String> await(int from, Duration most) throws InterruptedException {
        lock.lock();
        try {
            long nanos = most.toNanos();
            while (lines.size() <= from && !isOver() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return from < lines.size() ? List.copyOf(lines.subList(from, lines.size())) : List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how it stands. */
    ObjectNode view() {
        lock.lock();
        try {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("id", id);
            node.put("status", isOver() ? stopped == null ? "complete" : "stopped" : "running");
            node.put("created_at", createdAt.toString());
            node.put("questions", questions);
            node.put("answered", lines.size() - bad);
            node.put("failed", failed);
            node.put("running", going.size());
            node.put("bad_lines", bad);
            node.put("lines", lines.size());
            if (stopped != null) {
                node.put("reason", stopped);
            }
            node.put("url", BatchRoutes.PATH + "/" + id);
            node.put("results_url", BatchRoutes.PATH + "/" + id + "/results");
            return node;
        } finally {
            lock.unlock();
        }
    }
}
