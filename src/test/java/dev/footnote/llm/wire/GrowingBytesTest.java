package dev.footnote.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingBytesTest {

    private static final int BLOCK = 8 * 1024;

    private final GrowingBytes bytes = new GrowingBytes();

    private static byte[] joined(List<ByteBuffer> slices) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ByteBuffer slice : slices) {
            byte[] some = new byte[slice.remaining()];
            slice.duplicate().get(some);
            out.writeBytes(some);
        }
        return out.toByteArray();
    }

    @Test
    void nothing_has_no_slice() {
        assertThat(bytes.slices()).isEmpty();
        bytes.cutBack(0);
        assertThat(bytes.slices()).isEmpty();
        assertThat(bytes.length()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void what_was_written_and_cut_is_what_an_array_would_hold(long seed) {
        Random random = new Random(seed);
        byte[] plain = new byte[0];
        for (int i = 0; i < 300; i++) {
            if (random.nextInt(5) == 0) {
                int to = random.nextInt(plain.length + 1);
                bytes.cutBack(to);
                plain = Arrays.copyOf(plain, to);
            } else if (random.nextInt(8) == 0) {
                int b = random.nextInt(256);
                bytes.write(b);
                plain = Arrays.copyOf(plain, plain.length + 1);
                plain[plain.length - 1] = (byte) b;
            } else {
                byte[] more = new byte[random.nextInt(3 * BLOCK)];
                random.nextBytes(more);
                bytes.write(more, 0, more.length);
                int before = plain.length;
                plain = Arrays.copyOf(plain, before + more.length);
                System.arraycopy(more, 0, plain, before, more.length);
            }
            assertThat(bytes.length()).as("seed %s, step %s", seed, i).isEqualTo(plain.length);
        }
        assertThat(joined(bytes.slices())).as("seed %s", seed).isEqualTo(plain);
    }

    @Test
    void what_was_shown_stays_as_it_was_whatever_comes_after() {
        bytes.write(new byte[] {1, 2, 3}, 0, 3);
        List<ByteBuffer> shown = bytes.slices();
        bytes.cutBack(1);
        bytes.write(new byte[] {9, 9}, 0, 2);
        assertThat(joined(shown)).containsExactly(1, 2, 3);
        assertThat(joined(bytes.slices())).containsExactly(1, 9, 9);
    }

    @Test
    void slices_can_only_be_read() {
        bytes.write(7);
        assertThatThrownBy(() -> bytes.slices().get(0).put((byte) 1)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void a_part_of_an_array_is_taken_from_its_offset() {
        bytes.write(new byte[] {1, 2, 3, 4}, 1, 2);
        assertThat(joined(bytes.slices())).containsExactly(2, 3);
    }

    @Test
    void many_bytes_lie_in_few_blocks() {
        bytes.write(new byte[1024 * 1024], 0, 1024 * 1024);
        assertThat(bytes.slices()).hasSizeBetween(16, 24);
    }
}
