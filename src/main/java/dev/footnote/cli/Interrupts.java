package dev.footnote.cli;

import dev.footnote.cli.terminal.Signals;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Ctrl-C: the first one asks the work to end and says what is waited for, the second ends the process at once. So does the end of the grace time, for work that does not end.
 */
final class Interrupts {

    /**
     * Work that can be stopped.
     *
     * @param waitsFor one clause that says why the program goes on after the first Ctrl-C
     * @param stop asks for the end and returns soon; it gets the cause, such as "Ctrl-C"
     * @param grace how long that may take
     */
    record Work(Supplier<String> waitsFor, Consumer<String> stop, Duration grace) {}

    private final Work work;
    private final Consumer<String> say;
    private final IntConsumer halt;
    private final AtomicInteger heard = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);

    Interrupts(Work work, Consumer<String> say, IntConsumer halt) {
        this.work = work;
        this.say = say;
        this.halt = halt;
    }

    /**
     * Works, and listens meanwhile to Ctrl-C and to the end of the process by other means.
     *
     * @param work what is being done
     * @param say shows a line
     * @param body does it
     * @return what the body returns
     */
    static int during(Work work, Consumer<String> say, Callable<Integer> body) throws Exception {
        Interrupts interrupts =
                new Interrupts(work, say, code -> Runtime.getRuntime().halt(code));
        Runnable restore = Signals.on("INT", interrupts::signalled);
        Thread hook = new Thread(interrupts::ending, "footnote-ending");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return body.call();
        } finally {
            interrupts.close();
            restore.run();
            unhook(hook);
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, by way of this very hook: nothing is left to be taken back.
            return;
        }
    }

    /** Ctrl-C was pressed. */
    void signalled() {
        if (heard.incrementAndGet() > 1) {
            halt.accept(Main.CANCELLED);
            return;
        }
        say.accept("stopping: " + work.waitsFor().get() + "; Ctrl-C again ends at once");
        work.stop().accept("Ctrl-C");
        if (!awaited()) {
            halt.accept(Main.CANCELLED);
        }
    }

    /** The process is ending, by another signal: the hook holds it until the work is over. */
    void ending() {
        if (over.getCount() > 0) {
            if (heard.get() == 0) {
                say.accept("stopping: " + work.waitsFor().get());
            }
            work.stop().accept("the end of the process");
            boolean unused = awaited();
        }
    }

    private boolean awaited() {
        try {
            return over.await(work.grace().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The work is over. */
    void close() {
        over.countDown();
    }
}
