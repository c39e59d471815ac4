package dev.footnote.llm.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipDecoderTest {

    private static final String TEXT = "data: the lighthouse was lit in 1788\n\n".repeat(900);

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String read(byte[] bytes, int piece) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        GzipDecoder decoder = new GzipDecoder(buffer -> {
            byte[] some = new byte[buffer.remaining()];
            buffer.get(some);
            plain.writeBytes(some);
        });
        for (int at = 0; at < bytes.length; at += piece) {
            decoder.accept(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)));
        }
        decoder.end();
        return plain.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1_000_000})
    void pieces_of_any_size_are_unpacked(int piece) throws IOException {
        assertThat(read(packed(TEXT), piece)).isEqualTo(TEXT);
    }

    /** A header with extra field, name, comment and checksum, as the format allows. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1_000})
    void every_part_of_a_header_is_passed_over(int piece) throws IOException {
        byte[] plain = packed("short");
        ByteArrayOutputStream full = new ByteArrayOutputStream();
        full.write(new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 0});
        full.write(new byte[] {3, 0, 'a', 'b', 'c'});
        full.write("name.txt\0".getBytes(StandardCharsets.UTF_8));
        full.write("a comment\0".getBytes(StandardCharsets.UTF_8));
        full.write(new byte[] {1, 2});
        full.write(plain, 10, plain.length - 10);
        assertThat(read(full.toByteArray(), piece)).isEqualTo("short");
    }

    @Test
    void what_stands_behind_the_stream_is_left_out() throws IOException {
        byte[] packed = packed("whole");
        byte[] more = Arrays.copyOf(packed, packed.length + 40);
        assertThat(read(more, 9)).isEqualTo("whole");
    }

    @Test
    void a_stream_that_breaks_off_gives_what_came() throws IOException {
        byte[] packed = packed(TEXT);
        String read = read(Arrays.copyOf(packed, packed.length / 2), 50);
        assertThat(read).isNotEmpty();
        assertThat(TEXT).startsWith(read);
    }

    @Test
    void bytes_that_are_no_gzip_are_refused() throws IOException {
        assertThatThrownBy(() -> read("data: plain text\n\n".getBytes(StandardCharsets.UTF_8), 100))
                .isInstanceOf(GzipDecoder.Unreadable.class)
                .hasMessage("no gzip header");
        byte[] damaged = packed(TEXT);
        Arrays.fill(damaged, 10, 40, (byte) 0xff);
        assertThatThrownBy(() -> read(damaged, 100)).isInstanceOf(GzipDecoder.Unreadable.class);
    }

    @Test
    void a_header_without_end_is_refused() {
        byte[] endless = new byte[70_000];
        Arrays.fill(endless, (byte) 'n');
        System.arraycopy(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0}, 0, endless, 0, 10);
        assertThatThrownBy(() -> read(endless, 4_096))
                .isInstanceOf(GzipDecoder.Unreadable.class)
                .hasMessageContaining("without an end");
    }
}
