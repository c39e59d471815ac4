package dev.footnote.evidence.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a text looks when all that only disguises its words is taken away, and that each letter still knows its place. */
class FoldedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Feed The SWANS | feed the swans",
                "feed   the\tswans | feed the swans",
                "f*e*e*d the ~swans~ | feed the swans",
                "feed - the (swans) | feed the swans ",
                "feed, the swans! now? | feed, the swans. now.",
                "feed , the swans ; now | feed, the swans. now",
                "don’t feed | don't feed",
                "fé̂ed | feed",
                "ｆｅｅｄ ｔｈｅ ｓｗａｎｓ | feed the swans",
                "𝐟𝐞𝐞𝐝 𝓽𝓱𝓮 𝖘𝖜𝖆𝖓𝖘 | feed the swans",
                "ⓕⓔⓔⓓ | feed",
                "f\u200Be\u00ADed | feed",
                "f33d th3 sw4ns | feed the swans",
                "fеed | feed",
                "Straße | strase",
                "喂天鹅。回家！ | 喂天鹅.回家.",
                "喂 天鹅 | 喂天鹅",
                "1987 | 1987",
                "北纬 30 度 | 北纬 30 度"
            })
    void disguises_are_taken_off(String text, String folded) {
        assertThat(FoldedText.of(text).toString().strip()).isEqualTo(folded.strip());
    }

    @ParameterizedTest
    @CsvSource({"f33d, true", "fеed, true", "feed, false", "1987, false", "ｆｅｅｄ, false", "лебедь, false"})
    void letters_that_stand_for_others_are_known(String text, boolean swapped) {
        FoldedText folded = FoldedText.of(text);
        assertThat(folded.isSwapped(0, folded.length())).isEqualTo(swapped);
        assertThat(folded.isSwapped(0, 0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Feed the SWANS now", "𝐟𝐞𝐞𝐝 the f\u200Beed, swans! 喂天鹅。", "  a  b\u0301  c\uD83D\uDE00d  "})
    void places_lead_back_to_the_text_and_never_run_backwards(String text) {
        FoldedText folded = FoldedText.of(text);
        int last = -1;
        for (int i = 0; i < folded.length(); i++) {
            assertThat(folded.place(i)).isBetween(Math.max(0, last), text.length() - 1);
            last = folded.place(i);
        }
        assertThat(folded.place(folded.length())).isLessThanOrEqualTo(text.length());
    }

    @Test
    void a_plain_letter_has_its_own_place() {
        FoldedText folded = FoldedText.of("..Feed");
        assertThat(folded.place(folded.toString().indexOf('f'))).isEqualTo(2);
        assertThat(FoldedText.of("").place(0)).isZero();
    }

    @Test
    void turned_round_it_reads_backwards_with_its_places() {
        FoldedText back = FoldedText.of("snaws").reversed();
        assertThat(back).hasToString("swans");
        assertThat(back.place(0)).isEqualTo(4);
        assertThat(back.place(4)).isZero();
    }

    @Test
    void thirteen_letters_on_and_again_is_the_same_text() {
        FoldedText text = FoldedText.of("feed the swans");
        assertThat(text.rotated()).hasToString("srrq gur fjnaf");
        assertThat(text.rotated().rotated()).hasToString("feed the swans");
        assertThat(FoldedText.of("天鹅").rotated().toString()).isBlank();
    }

    @Test
    void letters_apart_are_joined() {
        FoldedText text = FoldedText.of("s w.a-n s 9");
        FoldedText joined = text.joined(0, text.length());
        assertThat(joined).hasToString("swans");
        assertThat(joined.place(4)).isEqualTo(8);
    }

    @Test
    void a_text_that_grows_when_its_ligatures_are_spelt_out_keeps_all_letters() {
        assertThat(FoldedText.of("ﬃ".repeat(500))).hasToString("ffi".repeat(500));
    }
}
