package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small things that count units of text: no half of a character is ever left over. */
class OffsetsTest {

    private static final String SWAN = "a\uD83E\uDDA2b";

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 3", "4, 4"})
    void a_cut_ends_before_a_character_that_it_would_halve(int at, int end) {
        assertThat(Cut.end(SWAN, at)).isEqualTo(end);
        assertThat(Cut.to(SWAN, at)).isEqualTo(SWAN.substring(0, end));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 3", "3, 3", "4, 4"})
    void a_part_begins_behind_a_character_that_it_would_halve(int at, int start) {
        assertThat(Cut.start(SWAN, at)).isEqualTo(start);
    }

    @Test
    void a_text_that_is_short_enough_is_the_same_object() {
        assertThat(Cut.to(SWAN, 4)).isSameAs(SWAN);
        assertThat(Cut.to(SWAN, 400)).isSameAs(SWAN);
    }

    @Test
    void lone_halves_are_cut_like_any_other_unit() {
        assertThat(Cut.to("\uD83E\uD83E", 1)).isEqualTo("\uD83E");
        assertThat(Cut.to("\uDDA2\uDDA2", 1)).isEqualTo("\uDDA2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "swan", "天鹅", "ångström", "a\uD83E\uDDA2b", "\u0000\u007F\u0080\u07FF\u0800\uFFFF"})
    void the_length_in_utf_8_is_that_of_the_bytes(String text) {
        assertThat(Utf8.length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83E", "\uDDA2", "a\uD83Eb", "\uD83E\uD83E\uDDA2", "\uDDA2\uD83E"})
    void a_lone_half_counts_as_the_one_byte_that_is_written_for_it(String text) {
        assertThat(Utf8.length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void a_span_is_a_piece_and_runs_forwards() {
        Span span = new Span(1, 3);
        assertThat(span.length()).isEqualTo(2);
        assertThat(span.in(SWAN)).isEqualTo("\uD83E\uDDA2");
        assertThat(new Span(2, 2).in(SWAN)).isEmpty();
        assertThatThrownBy(() -> new Span(3, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(-1, 1)).hasMessageContaining("span from -1 to 1");
    }

    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    })
    void a_hash_is_the_published_one(String text, String hash) {
        assertThat(Sha256.hex(text)).isEqualTo(hash);
        assertThat(Sha256.of(text)).hasSize(32);
    }
}
