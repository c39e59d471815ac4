package dev.footnote.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys go, words stay. */
class KeyMaskTest {

    @Test
    void a_very_short_key_is_not_masked_inside_words_or_beside_them() {
        String said = "the model a-7 is not available for this account";
        for (String key : new String[] {"", "a", "is", "the"}) {
            assertThat(KeyMask.apply(said, key, "(key)")).as(key).isEqualTo(said);
        }
    }

    @Test
    void a_short_key_is_masked_where_it_stands_alone() {
        assertThat(KeyMask.apply("Incorrect API key provided: \"test\". This is tested.", "test", "(key)"))
                .isEqualTo("Incorrect API key provided: \"(key)\". This is tested.");
        assertThat(KeyMask.apply("test contest test=test", "test", "*")).isEqualTo("* contest *=*");
        assertThat(KeyMask.apply("aaaa aaaaa", "aaaa", "*")).isEqualTo("* aaaaa");
    }

    @Test
    void a_key_as_hosts_give_them_out_is_masked_wherever_it_stands() {
        assertThat(KeyMask.apply("Bearersk-0123456789abcX and sk-0123456789abc", "sk-0123456789abc", "(key)"))
                .isEqualTo("Bearer(key)X and (key)");
    }
}
