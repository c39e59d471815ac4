package dev.footnote.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdHashSetTest {

    @Test
    void ids_are_known_again_however_many_there_are() {
        IdHashSet hashes = new IdHashSet();
        for (int i = 0; i < 20_000; i++) {
            assertThat(hashes.add("id" + i)).isTrue();
        }
        for (int i = 0; i < 20_000; i++) {
            assertThat(hashes.add("id" + i)).isFalse();
            assertThat(hashes.has("id" + i)).isTrue();
            assertThat(hashes.has("other" + i)).isFalse();
        }
        assertThat(hashes.size()).isEqualTo(20_000);
    }

    @Test
    void an_id_made_of_line_and_text_tells_both_apart() {
        assertThat(IdHashSet.idOf(1, "Why?"))
                .isEqualTo(IdHashSet.idOf(1, "Why?"))
                .isNotEqualTo(IdHashSet.idOf(2, "Why?"))
                .isNotEqualTo(IdHashSet.idOf(1, "How?"));
    }
}
