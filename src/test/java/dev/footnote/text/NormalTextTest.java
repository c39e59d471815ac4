package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalTextTest {

    private static final String[] PIECES = {
        "a",
        "B",
        "7",
        "12,742",
        "not",
        "n't",
        " ",
        "  ",
        "\n",
        "\u00a0",
        "\u3000",
        "中",
        "文",
        "。",
        "，",
        "é",
        "e\u0301",
        "ﬁ",
        "…",
        "“",
        "”",
        "‘",
        "—",
        "–",
        "-",
        "10²",
        "Ａ",
        "１",
        "ガ",
        "ｶﾞ",
        "한",
        "\u1112\u1161\u11ab",
        "\u00ad",
        "\u200b",
        "𝒳",
        "😀",
        "𠀀",
        "x\u0323\u0307",
        "|",
        "#",
        "½",
        "Ⅷ",
        "\ud800",
        "\udc00",
        "\u202e",
        "\u200d",
        "\ufe0f",
        "\u0301",
        "，",
        "(",
        ":",
        "\u1161",
        "﹐",
        "\u0000"
    };

    @Test
    void white_space_runs_become_one_space_and_ends_are_bare() {
        assertThat(NormalText.of(" \t a\n\n b\u00a0c ").text()).isEqualTo("a b c");
    }

    @Test
    void quotation_marks_dashes_width_forms_and_ligatures_become_plain() {
        assertThat(NormalText.of("“it’s” — ＡＢＣ１２ ﬁne ﬂow «x» 1990–95 −5").text())
                .isEqualTo("\"it's\" - ABC12 fine flow \"x\" 1990-95 -5");
    }

    @Test
    void signs_of_units_become_letters_and_plain_digits() {
        assertThat(NormalText.of("5 ℃, 9 ℉, 3 ㎡, 2 km², 4 m/s², 3 µm, CO₂, 5∼6").text())
                .isEqualTo("5 °C, 9 °F, 3 m2, 2 km2, 4 m/s2, 3 μm,CO2, 5~6");
        assertThat(NormalText.of("10² tower² 灯塔² ² ₂ m¹").text()).isEqualTo("10² tower²灯塔² ² ₂ m¹");
    }

    @Test
    void digits_letters_and_case_stay() {
        assertThat(NormalText.of("10² ½ Ⅷ ① Not").text()).isEqualTo("10² ½ Ⅷ ① Not");
    }

    @Test
    void blanks_beside_han_characters_do_not_count() {
        assertThat(NormalText.of("在 1969 年，\n阿波罗 11 号").text()).isEqualTo("在1969年,阿波罗11号");
    }

    @Test
    void decomposed_and_composed_forms_meet() {
        assertThat(NormalText.of("Cafe\u0301 x\u0307\u0323").text())
                .isEqualTo(NormalText.of("Café x\u0323\u0307").text());
        assertThat(NormalText.of("\u1112\u1161\u11ab ｶﾞ").text())
                .isEqualTo("한ガ".replace("ガ", " ガ").replace(" ", ""));
    }

    @Test
    void invisible_characters_go() {
        assertThat(NormalText.of("hy\u00adphen\u200bated\ufeff").text()).isEqualTo("hyphenated");
    }

    @Test
    void invisible_marks_of_direction_joiners_and_selectors_go_but_visible_format_signs_stay() {
        assertThat(NormalText.of("\u202b\u2067abc\u2069\u202c \u061cx\u200d\u200cy ❤\ufe0f z\udb40\udc41\u180e")
                        .text())
                .isEqualTo("abc xy ❤ z");
        assertThat(NormalText.of("\u06dd\u0600").text()).isEqualTo("\u06dd\u0600");
    }

    @Test
    void what_is_invisible_begins_and_ends_where_unicode_says() {
        int[] invisible = {
            0xAD, 0x34F, 0x61C, 0x180B, 0x180F, 0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x206F, 0xFE00, 0xFE0F, 0xFEFF,
            0xFFF9, 0xFFFB, 0xE0000, 0xE0FFF
        };
        for (int cp : invisible) {
            assertThat(NormalText.of("x" + Character.toString(cp) + "y").text())
                    .as(Integer.toHexString(cp))
                    .isEqualTo("xy");
        }
        int[] visible = {
            0xAC, 0xAE, 0x34E, 0x350, 0x61B, 0x180A, 0x2070, 0xFDFF, 0xFE10, 0xFEFE, 0xFFF8, 0xFFFC, 0xE1000
        };
        for (int cp : visible) {
            assertThat(NormalText.of("x" + Character.toString(cp) + "y").text())
                    .as(Integer.toHexString(cp))
                    .isEqualTo("x" + Character.toString(cp) + "y");
        }
    }

    @Test
    void blanks_go_beside_every_east_asian_character_and_wide_mark() {
        for (String c :
                List.of("ア", "\u3000々", "ヿ", "〇", "⺀", "中", "一", "\u9ffc", "𠀀", ",", ";", ":", "!", "?", "(", ")")) {
            assertThat(NormalText.of("x " + c + " y").text()).as(c).isEqualTo("x" + c.strip() + "y");
        }
        for (String c : List.of("한", "ㄱ", ".", "/", "-", "é", "\u2e7f")) {
            assertThat(NormalText.of("x " + c + " y").text()).as(c).isEqualTo("x " + c + " y");
        }
        assertThat(NormalText.of("！～￮﹐﹫\u0085\u007f").text()).isEqualTo("!~○,@ \u007f");
    }

    @Test
    void a_form_that_grows_keeps_its_offsets() {
        String text = "…".repeat(50) + "ﬃ";
        NormalText normal = NormalText.of(text);
        assertThat(normal.text()).isEqualTo("...".repeat(50) + "ffi");
        assertThat(normal.originalStart(152)).isEqualTo(50);
        assertThat(normal.originalEnd(152)).isEqualTo(51);
        assertThat(normal.originalStart(149)).isEqualTo(49);
    }

    @Test
    void a_soft_hyphen_at_a_lines_end_takes_the_lines_end_with_it() {
        assertThat(NormalText.of("hy\u00ad\n  phen hy\u00ad phen a \u00ad\n b").text())
                .isEqualTo("hyphen hy phen a b");
    }

    @Test
    void blanks_beside_marks_that_have_a_wide_form_do_not_count_save_beside_digits() {
        assertThat(NormalText.of("登月舱（LM），\nEagle：ok").text())
                .isEqualTo(NormalText.of("登月舱 (LM), Eagle: ok").text());
        assertThat(NormalText.of("1, 234 and 5 (6)").text()).isEqualTo("1, 234 and 5 (6)");
    }

    @Test
    void small_forms_long_dashes_and_wave_dashes_are_width_and_dash_forms() {
        assertThat(NormalText.of("a﹐b﹣c ⸺ 3〜5").text()).isEqualTo("a,b-c - 3~5");
    }

    @Test
    void a_million_marks_on_one_character_are_read_in_pieces() {
        String text = "a" + "\u0301\u0323".repeat(500_000);
        assertThat(NormalText.of(text).text().length()).isGreaterThan(900_000);
    }

    @Test
    void offsets_lead_back_to_the_original() {
        String original = "  The “ﬁrst”\n one";
        NormalText normal = NormalText.of(original);
        int first = normal.text().indexOf("first");
        assertThat(original.substring(normal.originalStart(first), normal.originalEnd(first + 4)))
                .isEqualTo("ﬁrst");
    }

    @Test
    void for_any_text_the_form_is_stable_and_offsets_rise_and_cover() {
        Random random = new Random(20261124);
        for (int round = 0; round < 3000; round++) {
            String text = any(random);
            NormalText normal = NormalText.of(text);
            assertThat(NormalText.of(normal.text()).text()).as(text).isEqualTo(normal.text());
            for (int i = 0; i < normal.text().length(); i++) {
                assertThat(normal.originalStart(i)).isLessThan(normal.originalEnd(i));
                assertThat(normal.originalEnd(i)).isLessThanOrEqualTo(text.length());
                if (i > 0) {
                    assertThat(normal.originalStart(i)).isGreaterThanOrEqualTo(normal.originalStart(i - 1));
                    assertThat(normal.originalEnd(i)).isGreaterThanOrEqualTo(normal.originalEnd(i - 1));
                }
            }
        }
    }

    @Test
    void for_any_text_the_digits_stay_in_their_order() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            String text = any(random);
            assertThat(NormalText.of(text).text().replaceAll("[^0-9²½Ⅷ]", ""))
                    .isEqualTo(text.replace("１", "1").replaceAll("[^0-9²½Ⅷ]", ""));
        }
    }

    private static String any(Random random) {
        StringBuilder text = new StringBuilder();
        int size = random.nextInt(25);
        for (int i = 0; i < size; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
