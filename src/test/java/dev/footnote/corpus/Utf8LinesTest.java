package dev.footnote.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of a file, of which no one is too long for the memory. */
class Utf8LinesTest {

    private static List<Utf8Lines.Line> lines(int most, byte[] bytes) throws IOException {
        List<Utf8Lines.Line> out = new ArrayList<>();
        try (Utf8Lines lines = new Utf8Lines(new ByteArrayInputStream(bytes), most)) {
            for (Utf8Lines.Line line = lines.next(); line != null; line = lines.next()) {
                out.add(line);
            }
        }
        return out;
    }

    private static List<String> texts(int most, String text) throws IOException {
        return lines(most, text.getBytes(StandardCharsets.UTF_8)).stream()
                .map(Utf8Lines.Line::text)
                .toList();
    }

    @Test
    void lines_come_in_order_with_or_without_an_end_at_the_end() throws IOException {
        assertThat(texts(100, "a\n\nb\n")).containsExactly("a", "", "b");
        assertThat(texts(100, "a\nb")).containsExactly("a", "b");
        assertThat(texts(100, "\n")).containsExactly("");
        assertThat(texts(100, "")).isEmpty();
    }

    @Test
    void the_limit_counts_bytes_and_a_line_of_just_so_many_is_read() throws IOException {
        assertThat(texts(6, "月亮\nabcdef")).containsExactly("月亮", "abcdef");
        List<Utf8Lines.Line> over = lines(5, "月亮\nok\n".getBytes(StandardCharsets.UTF_8));
        assertThat(over.get(0).text()).isEmpty();
        assertThat(over.get(0).problem()).contains("has 6 bytes", "corpus.max_line_bytes");
        assertThat(over.get(1)).isEqualTo(new Utf8Lines.Line("ok", null));
    }

    @Test
    void lines_may_reach_over_the_blocks_that_are_read() throws IOException {
        String long1 = "a".repeat((1 << 16) - 1);
        String long2 = "b".repeat(3 << 16);
        assertThat(texts(1 << 20, long1 + "\n" + long2 + "\nc")).containsExactly(long1, long2, "c");
        assertThat(texts(1 << 20, "a".repeat(1 << 16) + "\n")).containsExactly("a".repeat(1 << 16));
        assertThat(lines(70_000, (long2 + "\nc").getBytes(StandardCharsets.UTF_8))
                        .get(0)
                        .problem())
                .contains("has " + (3 << 16) + " bytes");
    }

    @Test
    void a_byte_order_mark_goes_from_the_first_line_alone() throws IOException {
        assertThat(texts(100, "\uFEFF{}\n\uFEFF{}")).containsExactly("{}", "\uFEFF{}");
        assertThat(texts(8, "x".repeat(20) + "\n\uFEFF{}"))
                .as("also behind a first line that cannot be read")
                .containsExactly("", "\uFEFF{}");
    }

    @Test
    void a_line_that_is_not_utf_8_is_told_and_the_next_is_read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {'a', (byte) 0xE9, '\n'});
        bytes.writeBytes("b\n".getBytes(StandardCharsets.UTF_8));
        List<Utf8Lines.Line> lines = lines(100, bytes.toByteArray());
        assertThat(lines.get(0).problem()).contains("is not UTF-8");
        assertThat(lines.get(1)).isEqualTo(new Utf8Lines.Line("b", null));
    }
}
