package dev.footnote.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Long repeats that make careless parsers take quadratic time or overflow the stack. */
public final class Adversarial {

    /** UTF-16 units of each text. */
    public static final int LENGTH = 200_000;

    private static final int STACK = 512 * 1024;
    private static final int LIMIT_MS = 180_000;

    /** What is repeated. */
    public static final List<String> SHAPES = List.of(
            "文·", "a.", "((", "[[", "<b>", "\n \n", "1,1,1,", "--", "“”", " ", "\u0301", "A ", "a", "!?", "`*a ",
            "{\"a\":", "- a\n");

    /** Four times the text makes linear work four times as much, or up to six where buffers grow in steps, and quadratic work sixteen times. */
    private static final double LINEAR = 8;

    private static final int SINGLE = 24_000;

    private Adversarial() {}

    /**
     * Checks that a renderer of foreign text takes memory in proportion to the text, whatever the text repeats.
     *
     * @param name of the renderer, for the message of a failure
     * @param form makes something to be rendered of a text; what that takes is not counted
     * @param renderer is measured
     * @param <T> what is rendered
     */
    public static <T> void isLinear(String name, Function<String, T> form, Function<T, String> renderer) {
        for (String shape : SHAPES) {
            String once = shape.repeat(SINGLE / shape.length());
            T single = form.apply(once + "x");
            T fourfold = form.apply(once.repeat(4) + "x");
            renderer.apply(single);
            long one = allocated(() -> renderer.apply(single));
            long four = allocated(() -> renderer.apply(fourfold));
            assertThat((double) four / one)
                    .as("%s of repeats of \"%s\": %d and %d bytes", name, shape, one, four)
                    .isLessThan(LINEAR);
        }
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        work.run();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    /** A text of one shape, with an end that fits none of them. */
    public static String text(String shape) {
        return shape.repeat(LENGTH / shape.length()) + "\u2603x";
    }

    /**
     * Feeds a parser every shape, on a thread with a small stack, within a generous time for all of them.
     *
     * @param parser may refuse a text with an exception, which its caller must expect
     */
    public static void feed(Consumer<String> parser) {
        feed(SHAPES, parser);
    }

    /**
     * Feeds a parser some shapes, on a thread with a small stack, within a generous time for all of them.
     *
     * @param shapes what is repeated
     * @param parser may refuse a text with an exception, which its caller must expect
     */
    public static void feed(List<String> shapes, Consumer<String> parser) {
        AtomicReference<String> at = new AtomicReference<>("");
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> shapes.forEach(shape -> {
                    at.set(shape);
                    parser.accept(text(shape));
                }),
                "small-stack",
                STACK);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, error) -> failure.set(error));
        thread.start();
        try {
            thread.join(LIMIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("interrupted", e);
        }
        assertThat(thread.isAlive())
                .as("still at repeats of \"" + at.get() + "\" after " + LIMIT_MS + " ms")
                .isFalse();
        if (failure.get() != null) {
            fail("repeats of \"" + at.get() + "\" end in " + failure.get(), failure.get());
        }
    }
}
