package dev.footnote.llm.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.llm.endpoint.BodyUnpacker.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyUnpackerTest {

    private static final String TEXT = "data: the lighthouse was lit in 1788\n\n".repeat(900);

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /** Without the frame of two bytes and a checksum if {@code bare}. */
    private static byte[] deflated(String text, boolean bare) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, deflater)) {
            deflate.write(text.getBytes(StandardCharsets.UTF_8));
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static String read(byte[] bytes, int piece) {
        return read(bytes, piece, Packing.GZIP);
    }

    private static String read(byte[] bytes, int piece, Packing packing) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        Consumer<ByteBuffer> decoder = BodyUnpacker.before(
                buffer -> {
                    byte[] some = new byte[buffer.remaining()];
                    buffer.get(some);
                    plain.writeBytes(some);
                },
                packing);
        for (int at = 0; at < bytes.length; at += piece) {
            decoder.accept(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)));
        }
        ((BodyUnpacker) decoder).end();
        return plain.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1_000_000})
    void pieces_of_any_size_are_unpacked(int piece) throws IOException {
        assertThat(read(packed(TEXT), piece)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "true, 7", "true, 1000000", "false, 1", "false, 7", "false, 1000000"})
    void deflate_is_unpacked_with_its_frame_and_without(boolean bare, int piece) throws IOException {
        assertThat(read(deflated(TEXT, bare), piece, Packing.DEFLATE)).isEqualTo(TEXT);
    }

    @Test
    void what_is_not_deflated_although_it_says_so_is_refused() {
        assertThatThrownBy(() -> read("data: plain text\n\n".getBytes(StandardCharsets.UTF_8), 100, Packing.DEFLATE))
                .isInstanceOf(BodyUnpacker.Unreadable.class);
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
                .isInstanceOf(BodyUnpacker.Unreadable.class)
                .hasMessage("no gzip header");
        byte[] damaged = packed(TEXT);
        Arrays.fill(damaged, 10, 40, (byte) 0xff);
        assertThatThrownBy(() -> read(damaged, 100)).isInstanceOf(BodyUnpacker.Unreadable.class);
    }

    @Test
    void a_header_without_end_is_refused() {
        byte[] endless = new byte[70_000];
        Arrays.fill(endless, (byte) 'n');
        System.arraycopy(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0}, 0, endless, 0, 10);
        assertThatThrownBy(() -> read(endless, 4_096))
                .isInstanceOf(BodyUnpacker.Unreadable.class)
                .hasMessageContaining("without an end");
    }
}
