package dev.footnote.evidence.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the folded form of any text: one form for all ways of writing, and a way back. */
class FoldedTextFormsTest {

    private static final List<String> PIECES = List.of(
            "lock ",
            "Gate",
            "É",
            "e\u0301",
            "ß",
            "ﬁ",
            "Ж",
            "ё",
            "水",
            "閘",
            "ガ",
            "カ\u3099",
            "ﾊﾞ",
            "が",
            "한",
            "한",
            "أ",
            "की",
            "😀",
            "𝐥𝐨",
            "Ⓐ",
            "０",
            "7",
            "$",
            "@",
            "'",
            "’",
            "*",
            "_",
            "-",
            "—",
            ",",
            "，",
            "!",
            "…",
            " ",
            "\n",
            "\t",
            "\u200B",
            "\u00AD",
            "\uDB40\uDC41",
            "\uD83D",
            "\uDC00",
            "\u0000",
            "\uFFFD",
            "l0ck",
            "lосk");

    private static String some(Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            out.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return out.toString();
    }

    private static String folded(String text) {
        return FoldedText.of(text).toString();
    }

    @Test
    void a_folded_text_is_folded_already() {
        for (int seed = 0; seed < 2_000; seed++) {
            String once = folded(some(new Random(seed)));
            assertThat(folded(once)).as("seed %d", seed).isEqualTo(once);
        }
    }

    @Test
    void each_place_leads_back_to_the_letter_that_stands_there() {
        for (int seed = 0; seed < 2_000; seed++) {
            String text = some(new Random(seed));
            FoldedText folded = FoldedText.of(text);
            for (int i = 0; i < folded.length(); i++) {
                int place = folded.place(i);
                assertThat(place).as("seed %d at %d", seed, i).isBetween(0, text.length() - 1);
                boolean inside = place > 0
                        && Character.isLowSurrogate(text.charAt(place))
                        && Character.isHighSurrogate(text.charAt(place - 1));
                assertThat(inside)
                        .as("seed %d at %d is half of a character", seed, i)
                        .isFalse();
                assertThat(i == 0 || folded.place(i - 1) <= place)
                        .as("seed %d at %d runs back", seed, i)
                        .isTrue();
            }
        }
    }

    @Test
    void no_two_spaces_stand_together_and_none_before_a_stop() {
        for (int seed = 0; seed < 2_000; seed++) {
            String folded = folded(some(new Random(seed)));
            assertThat(folded).as("seed %d", seed).doesNotContain("  ").doesNotStartWith(" ");
        }
    }

    @Test
    void what_is_folded_together_is_what_the_parts_are_folded_to() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            String one = some(random);
            String other = some(random);
            assertThat(folded(one + ".\n\n" + other).replace(" ", ""))
                    .as("seed %d", seed)
                    .isEqualTo((folded(one + ".") + folded(other)).replace(" ", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Die Schleuse öffnet früh, Straße gesperrt",
                "L'écluse à sas où l'on paie",
                "La señal del año pasó aquí",
                "Tiếng Việt có dấu",
                "Шлюз ещё йод",
                "水門のガラスとパン、ばね",
                "水閘開放時間",
                "수문은 여섯 시에 열립니다",
                "الهويس مفتوح أإآؤئ",
                "ताला खोलें ज़रूर ड़",
                "Κλειδαριά ΰ ΐ",
                "Čeština řeší žluťoučký kůň",
                "ﬁne ﬂow ½ № ㎏ Ⅳ ｶﾞｲﾄﾞ"
            })
    void all_forms_of_one_text_are_one(String text) {
        String composed = folded(Normalizer.normalize(text, Normalizer.Form.NFC));
        assertThat(folded(Normalizer.normalize(text, Normalizer.Form.NFD))).isEqualTo(composed);
        assertThat(folded(Normalizer.normalize(text, Normalizer.Form.NFKD)))
                .isEqualTo(folded(Normalizer.normalize(text, Normalizer.Form.NFKC)));
        assertThat(folded(composed)).isEqualTo(composed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ÀÁÂÃÄÅ | aaaaaa",
                "ÇÈÉÊËÌÍ | ceeeeii",
                "ŁŐŰ | łou",
                "ЁЙ | еи",
                "İstanbul | istanbul",
                "ＡＢＣ１３５ | abcies",
                "①②③ | 123",
                "⒜⒝ ㎏ | ab kg",
                "🅛🅞🅒🅚 🅿 | lock p",
                "🄻🄾🄲🄺 🇱 | lock",
                "x² | x2",
                "½ | 1 2",
                "l0ck | lock",
                "l0ck 100 | lock 100",
                "p@y | pay",
                "@user | auser",
                "$5 | $5",
                "a$k | ask",
                "rock 'n' roll | rock 'n' roll",
                "one—two | one two",
                "one/two\\three | one two three",
                "one\u2028two | one two",
                "« mot » | mot",
                "「言葉」 | 言葉",
                "نعم؟ لا، | نعم. لا,",
                "水 门 | 水门",
                "ガ ラ ス | ガラス",
                "수 문 | 수 문"
            })
    void each_kind_of_letter_has_its_plain_form(String text, String plain) {
        assertThat(folded(text).strip()).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paypal | false",
                "раураl | true",
                "шлюз | false",
                "шлюз lock | false",
                "b2b | false",
                "lock5 | true",
                "2024 | false",
                "gαte | true",
                "γκέιτ | false",
                "ʟock | true"
            })
    void only_a_word_of_mixed_letters_has_swapped_ones(String text, boolean swapped) {
        FoldedText folded = FoldedText.of(text);
        assertThat(folded.isSwapped(0, folded.length())).isEqualTo(swapped);
    }

    @Test
    void a_hundred_thousand_letters_that_are_spelt_out_keep_their_places() {
        String text = "ﷺ".repeat(20_000) + "gate";
        FoldedText folded = FoldedText.of(text);
        int gate = folded.toString().indexOf("gate");
        assertThat(folded.place(gate)).isEqualTo(20_000);
        assertThat(folded.length()).isGreaterThan(20_004);
    }

    @Test
    void turned_round_twice_it_is_itself_with_its_places() {
        for (int seed = 0; seed < 300; seed++) {
            FoldedText text = FoldedText.of(some(new Random(seed)));
            FoldedText again = text.reversed().reversed();
            assertThat(again).as("seed %d", seed).hasToString(text.toString());
            for (int i = 0; i < text.length(); i++) {
                assertThat(again.place(i)).as("seed %d at %d", seed, i).isEqualTo(text.place(i));
            }
        }
    }
}
