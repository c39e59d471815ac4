package dev.footnote.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {

    private final List<String> events = new ArrayList<>();

    private SseParser parser(int limit) {
        return new SseParser(limit, (name, data) -> events.add(name + "=" + new String(data, StandardCharsets.UTF_8)));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> whole(String stream) {
        events.clear();
        SseParser parser = parser(1 << 20);
        parser.push(bytes(stream));
        parser.end();
        return List.copyOf(events);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void any_line_end_is_taken(String end) {
        String stream = "event: one" + end + "data: a" + end + "data: b" + end + end + ": a comment" + end + "data:c"
                + end + end;
        assertThat(whole(stream)).containsExactly("one=a\nb", "=c");
    }

    @Test
    void fields_other_than_data_and_event_and_empty_events_are_passed_over() {
        assertThat(whole("id: 7\nretry: 10\n\n\n\ndata\n\nevent: x\n\ndata: y\n\ndatax: z\n\n"))
                .containsExactly("=y");
    }

    @Test
    void one_blank_after_the_colon_is_left_out_and_no_more() {
        assertThat(whole("data:  two\n\ndata: \n\ndata:\n\n")).containsExactly("= two", "=", "=");
    }

    @Test
    void a_byte_order_mark_counts_at_the_start_only() {
        assertThat(whole("\ufeffdata: a\n\n\ufeffdata: b\n\n")).containsExactly("=a");
    }

    @Test
    void the_end_of_the_stream_ends_the_last_event() {
        assertThat(whole("data: a\n\ndata: b")).containsExactly("=a", "=b");
    }

    @Test
    void the_cuts_between_buffers_do_not_matter() {
        String stream = "event: 名\r\ndata: {\"a\":\"ü月\"}\r\ndata: x\r\n\r\ndata: y\r\rdata: z\n\n";
        List<String> expected = whole(stream);
        assertThat(expected).hasSize(3);
        byte[] all = stream.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20261127);
        for (int round = 0; round < 200; round++) {
            events.clear();
            SseParser parser = parser(1 << 20);
            for (int at = 0; at < all.length; ) {
                int n = Math.min(all.length - at, random.nextInt(4));
                parser.push(ByteBuffer.wrap(all, at, n));
                at += n;
            }
            parser.end();
            assertThat(events).as("round " + round).isEqualTo(expected);
        }
    }

    @Test
    void an_event_beyond_the_limit_is_refused_whether_it_is_one_line_or_many() {
        assertThatThrownBy(() -> parser(10_000).push(bytes("data: " + "x".repeat(10_000) + "\n")))
                .isInstanceOf(SseParser.TooLong.class);
        assertThatThrownBy(() -> parser(10_000).push(bytes("x".repeat(20_000)))) // a line that never ends
                .isInstanceOf(SseParser.TooLong.class);
        assertThatThrownBy(() -> parser(1_000).push(bytes(("data: " + "x".repeat(99) + "\n").repeat(11))))
                .isInstanceOf(SseParser.TooLong.class);
    }

    @Test
    void the_limit_is_of_one_event_and_not_of_the_stream() {
        SseParser parser = parser(1_000);
        for (int i = 0; i < 50; i++) {
            parser.push(bytes("data: " + "x".repeat(900) + "\n\n"));
        }
        assertThat(events).hasSize(50);
    }
}
