package dev.footnote.answer.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Usage;
import dev.footnote.markdown.SafeMarkdown;
import dev.footnote.testkit.Adversarial;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Twice the text takes about twice the memory in every form, whatever the text; quadratic work takes four times as much. */
class LinearRenderersIT {

    private static final int LENGTH = 24_000;
    private static final double DOUBLED = 3;

    private static final Map<String, Function<Answer, String>> FORMS = new TreeMap<>(Map.of(
            "markdown", Renderers::markdown,
            "html", Renderers::html,
            "plain", a -> Renderers.plain(a, true, 80)));

    private static Answer answer(String text) {
        Claim claim = new Claim(text, Claim.Support.FULL, List.of(new Citation(1, text, 0, text.length())));
        Answer.CitedSource source = new Answer.CitedSource(
                1, 1, URI.create("https://one.example/"), text, Instant.EPOCH, "ab".repeat(32), null);
        return new Answer(
                "id",
                text,
                Answer.Status.ANSWERED,
                text + " [1]",
                text,
                1,
                List.of(claim),
                List.of(source),
                List.of(text),
                List.of(),
                null,
                "m",
                Usage.NONE,
                text);
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        work.run();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    @Test
    void every_form_is_linear_in_its_text() {
        FORMS.forEach((name, form) -> {
            for (String shape : Adversarial.SHAPES) {
                String once = shape.repeat(LENGTH / shape.length());
                Answer single = answer(once + "x");
                Answer twice = answer(once + once + "x");
                form.apply(single);
                long one = allocated(() -> form.apply(single));
                long two = allocated(() -> form.apply(twice));
                assertThat((double) two / one)
                        .as("%s of repeats of \"%s\": %d and %d bytes", name, shape, one, two)
                        .isLessThan(DOUBLED);
            }
        });
    }

    @Test
    void any_text_is_rendered_on_a_small_stack() {
        Adversarial.feed(text -> {
            Answer a = answer(text);
            FORMS.values().forEach(form -> form.apply(a));
            SafeMarkdown.claim(text);
        });
        Adversarial.feed(List.of("> ", "- ", "*a **b ", "![", "[a](<b ", "<![CDATA[", "<!--", "``` ` ", "| "), text -> {
            Answer a = answer(text.replace("\u2603", "\n"));
            FORMS.values().forEach(form -> form.apply(a));
        });
    }
}
