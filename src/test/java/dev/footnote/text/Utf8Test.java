package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Test
    void the_length_is_that_of_the_written_bytes() {
        Random random = new Random(5);
        int[] kinds = {'a', 'é', '橋', '€', 0x1F600, 0xD800, 0xDC00, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0};
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                text.appendCodePoint(kinds[random.nextInt(kinds.length)]);
            }
            assertThat(Utf8.length(text.toString()))
                    .as("%s", text)
                    .isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8).length);
        }
    }
}
