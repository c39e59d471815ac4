package dev.footnote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paragraphs beside a plain split at blank lines, and cuts beside the list of places in their order of worth. */
class ParagraphCutsTest {

    private static final Pattern BLANK = Pattern.compile("\\n(?:[^\\S\\n]*\\n)+");
    private static final String[] PIECES = {
        "weir ", "Old. ", "水坝", "。", "\n", "\n\n", " \n", "\t\n", "gate", "😀", "! ", "？", "# H\n"
    };

    private static String some(Random random, int most) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            out.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return out.toString();
    }

    /** The paragraphs of a short text, by a pattern. */
    private static List<String> split(String text) {
        List<String> out = new ArrayList<>();
        int from = 0;
        Matcher m = BLANK.matcher(text);
        while (m.find()) {
            out.add(text.substring(from, m.end()));
            from = m.end();
        }
        if (from < text.length()) {
            out.add(text.substring(from));
        }
        return out;
    }

    @Test
    void short_paragraphs_end_where_a_plain_split_ends_them() {
        for (int seed = 0; seed < 2_000; seed++) {
            String text = some(new Random(seed), 40).strip();
            List<String> parts = new ArrayList<>();
            for (Paragraphs.Span span : Paragraphs.of(text)) {
                parts.add(text.substring(span.start(), span.end()));
            }
            assertThat(parts).as("seed %d: %s", seed, text).isEqualTo(split(text));
        }
    }

    @Test
    void a_cut_is_the_last_of_the_best_places_in_the_second_half() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String text = some(random, 60) + "the rest of the text";
            int start = random.nextInt(text.length() / 2);
            int limit = Math.min(text.length() - 1, start + 2 + random.nextInt(60));
            int cut = Paragraphs.cut(text, start, limit);
            assertThat(cut).as("seed %d", seed).isBetween(start + 1, limit);
            int best = worth(text, cut);
            for (int i = start + (limit - start) / 2 + 2; i <= limit; i++) {
                boolean better = worth(text, i) > best || worth(text, i) == best && i > cut && best > 0;
                assertThat(better)
                        .as("seed %d: %d is better than %d in %s", seed, i, cut, text)
                        .isFalse();
            }
        }
    }

    /** How good a place is to cut: behind a blank line 4, a line 3, a sentence 2, a word 1. */
    private static int worth(String text, int at) {
        String before = text.substring(0, at);
        if (before.endsWith("\n\n")) {
            return 4;
        }
        if (before.endsWith("\n")) {
            return 3;
        }
        if (before.matches("(?s).*(?:[。！？；]|[.!?] )")) {
            return 2;
        }
        return before.endsWith(" ") ? 1 : 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 1000})
    void at_or_beyond_the_end_of_the_text_the_cut_is_its_end(int more) {
        String text = "weir and gate";
        assertThat(Paragraphs.cut(text, 0, text.length() + more)).isEqualTo(text.length());
    }

    @ParameterizedTest
    @CsvSource({"1499, 1", "1500, 1", "1501, 2", "3000, 2", "3001, 3"})
    void only_a_longer_paragraph_than_the_longest_is_cut(int length, int parts) {
        assertThat(Paragraphs.of("x".repeat(length))).hasSize(parts);
    }

    @Test
    void a_table_a_list_and_code_without_blank_lines_are_cut_at_lines() {
        String rows = "| weir | gate | 12 m | built in the year 1911 |\n".repeat(100);
        assertThat(Paragraphs.of(rows)).hasSizeGreaterThan(2).allSatisfy(span -> {
            String part = rows.substring(span.start(), span.end());
            assertThat(part).startsWith("| weir").endsWith("|\n");
        });
    }

    @Test
    void a_long_chinese_paragraph_is_cut_behind_its_stops() {
        String text = "旧水坝建在河上，石闸门每年春天打开一次。".repeat(200);
        assertThat(Paragraphs.of(text))
                .hasSizeGreaterThan(1)
                .allSatisfy(span -> assertThat(text.substring(span.start(), span.end()))
                        .startsWith("旧")
                        .endsWith("。"));
    }
}
