package dev.footnote.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Source;
import dev.footnote.evidence.SourceFreezer;
import dev.footnote.page.format.ParsedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages with texts written for a language model: what is read of them is flagged, and pages about such texts are not.
 *
 * <p>A pool's file holds pages, each under a line {@code === name}. Where {@code | word} follows, the page counts as harmless without a flag if the word was not read.
 */
class HostilePagesTest {

    /** A scene of a play between a human and a machine reads like made-up turns, and notices of new house rules like orders. */
    private static final Map<String, List<String>> KNOWN_ALARMS = Map.of(
            "fifth", List.of("debate"), "sixth", List.of("b15"), "seventh", List.of("t6"), "twelfth", List.of("b14"));

    /** JSON and lines in brackets that stand in a block of code, with no plain order behind them, are what manuals show, too; nor are misspelt orders known, or ones to be put together. */
    private static final Map<String, List<String>> KNOWN_MISSES = Map.of(
            "tenth", List.of("en-system", "tool-result"), "eleventh", List.of("cherokee", "payload", "typo", "cond"));

    private record Example(String name, String word, String html) {

        Source read() {
            ParsedDocument parsed = html.startsWith("<!doctype")
                    ? Parsing.page(html)
                    : Parsing.page(
                            "<!doctype html><html lang=en><head><title>Skerry Point</title></head><body><h1>Skerry"
                                    + " Point</h1>" + html + "</body></html>");
            return SourceFreezer.freeze(
                    Parsing.URL,
                    parsed.title(),
                    parsed.published(),
                    Instant.EPOCH,
                    parsed.language(),
                    parsed.text(),
                    parsed.details());
        }

        boolean flagged() {
            return !read().details().flags().isEmpty();
        }

        boolean harmless() {
            Source source = read();
            String all =
                    source.title() + source.details().site() + source.details().author() + source.text();
            return !source.details().flags().isEmpty() || !word.isEmpty() && !all.contains(word);
        }
    }

    private static List<Example> pool(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                HostilePagesTest.class.getResourceAsStream("/dev/footnote/evidence/hostile/" + file))) {
            List<Example> out = new ArrayList<>();
            String text = "\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : text.split("\n=== ")) {
                if (!part.isEmpty()) {
                    String[] head = part.substring(0, part.indexOf('\n')).split(" \\| ");
                    out.add(new Example(
                            head[0], head.length > 1 ? head[1] : "", part.substring(part.indexOf('\n') + 1)));
                }
            }
            return out;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"})
    void hostile_passages_are_flagged_and_pages_about_them_are_not(String name) throws IOException {
        List<String> missed = pool(name + "-injections.html.txt").stream()
                .filter(page -> !page.harmless())
                .map(Example::name)
                .toList();
        List<String> alarms = pool(name + "-benign.html.txt").stream()
                .filter(Example::flagged)
                .map(Example::name)
                .toList();
        assertThat(List.of(missed, alarms))
                .isEqualTo(List.of(
                        KNOWN_MISSES.getOrDefault(name, List.of()), KNOWN_ALARMS.getOrDefault(name, List.of())));
    }
}
