package dev.footnote.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ways of hiding a sentence from readers, and of keeping one for a click, a scroll or another device, gathered apart from the code that tells them.
 *
 * <p>A pool's file holds examples of three lines: {@code === name}, a style sheet, and a part of a page.
 */
class HiddenPoolTest {

    private static final String STORY = "<p>The grove by the river was planted by two brothers who kept bees, and their"
            + " honey was sold as far as the coast.</p><p>Each autumn the children of the village gathered the nuts and"
            + " were paid by the basket, until the road was built.</p>";

    private record Example(String name, String css, String body) {

        boolean isRead() {
            return Parsing.page("<!doctype html><html class=js lang=en><head><title>Grove</title><style>" + css
                            + "</style></head><body><main><h1>The grove</h1>" + STORY + body + STORY
                            + "</main></body></html>")
                    .text()
                    .contains("WALNUT");
        }
    }

    private static List<Example> pool(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                HiddenPoolTest.class.getResourceAsStream("/dev/footnote/page/hidden/" + name + ".txt"))) {
            String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            List<Example> out = new ArrayList<>();
            for (int i = 0; i + 2 < lines.length; i += 3) {
                out.add(new Example(lines[i].substring(4), lines[i + 1], lines[i + 2]));
            }
            return out;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second", "third", "fourth", "fifth"})
    void what_readers_cannot_reach_is_not_read(String name) throws IOException {
        assertThat(pool(name + "-hidden").stream().filter(Example::isRead).map(Example::name))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second", "third", "fourth", "fifth"})
    void what_readers_can_reach_is_read(String name) throws IOException {
        assertThat(pool(name + "-shown").stream().filter(e -> !e.isRead()).map(Example::name))
                .isEmpty();
    }
}
