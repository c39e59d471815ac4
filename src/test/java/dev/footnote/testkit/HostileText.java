package dev.footnote.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Long repeated texts that make patterns backtrack or recurse, and a thread with a small stack to read them on. */
public final class HostileText {

    private static final int LENGTH = 200_000;
    private static final long STACK = 256 * 1024;
    private static final List<String> PIECES = List.of(
            "a",
            "a ",
            " ",
            "\n",
            "/",
            "/a",
            ".",
            "a.",
            "-",
            "%4",
            "%41",
            "a=1&",
            "?",
            "#",
            "http://",
            "www.",
            "*.",
            "(",
            "[",
            "[x](",
            "<b>",
            "<",
            "&amp;",
            "\"",
            "{\"a\":",
            "[1,",
            "1",
            "1,",
            "v1",
            "amp.",
            "title=&",
            "/RU=a",
            "/dp/",
            "的",
            "的文",
            "文·",
            "\u0301",
            "\ud83d",
            "年",
            "2020年",
            "site:a ",
            "w=",
            "User-agent: *\n",
            ";jsessionid=",
            "hmb_");

    private HostileText() {}

    /** Returns texts of 200,000 characters, each a short piece again and again. */
    public static Stream<String> all() {
        return PIECES.stream().map(HostileText::repeated);
    }

    /**
     * Gives each of these texts to a reader, see {@link #read(Stream, Consumer)}.
     */
    public static void read(Consumer<String> reader) {
        read(all(), reader);
    }

    /** Returns some of these texts, for readers that take long for each. */
    public static Stream<String> some() {
        return Stream.of("a ", "/a", "<b>", "{\"a\":", "[1,", "\u0301", "的文").map(HostileText::repeated);
    }

    private static String repeated(String piece) {
        return piece.repeat(LENGTH / piece.length()) + "!";
    }

    /**
     * Gives each text to a reader, on a thread with a stack of 256 KB. Fails with the reader's error, or when it takes more than 20 s for one
     * of them.
     */
    public static void read(Stream<String> texts, Consumer<String> reader) {
        AtomicReference<String> current = new AtomicReference<>("");
        CompletableFuture<Void> end = new CompletableFuture<>();
        AtomicInteger done = new AtomicInteger();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        texts.forEach(text -> {
                            current.set(text.substring(0, 20));
                            reader.accept(text);
                            done.incrementAndGet();
                        });
                        end.complete(null);
                    } catch (Throwable e) {
                        end.completeExceptionally(new AssertionError("failed on repeats of " + current.get(), e));
                    }
                },
                "hostile-text",
                STACK);
        thread.setDaemon(true);
        thread.start();
        for (int before = -1; !end.isDone(); ) {
            int now = done.get();
            assertThat(now)
                    .as("texts read in 20 s, standing at repeats of %s", current)
                    .isNotEqualTo(before);
            before = now;
            end.handle((none, error) -> none)
                    .completeOnTimeout(null, 20, TimeUnit.SECONDS)
                    .join();
        }
        end.join();
    }
}
