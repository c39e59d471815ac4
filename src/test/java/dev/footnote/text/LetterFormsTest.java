package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterFormsTest {

    @ParameterizedTest
    @CsvSource({
        "plain text 12, plain text 12",
        "燈塔與碼頭, 灯塔与码头",
        "灯塔与码头, 灯塔与码头",
        "ＡＢ１２, AB12",
        "ｶﾞ, カ\u3099",
        "oﬃce ﬂoor, office floor",
        "⾦⾊, 金色",
        "\uF9D1, 六",
        "\u2ED8\u2ED4, 青门",
        "CO₂, CO2",
        "km², km2",
        "10², 10²",
        "20 ℃, 20 °C",
        "Ⅳ, IV",
        "㎞, km",
        "𝐁oat, Boat",
        "har\u00ADbour, harbour",
        "har\u200Bbour, harbour",
        "Zürich, Zürich",
        "𠮷, 𠮷",
    })
    void a_text_comes_in_the_plainest_characters(String text, String plain) {
        assertThat(LetterForms.plain(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "lamp, lamp",
        "café, cafe",
        "straße, strasse",
        "fähre, fahre faehre",
        "børge, borge boerge",
        "århus, arhus aarhus",
        "çeşme, cesme",
        "ığdır, igdir",
        "i\u0307zmir, izmir",
        "việt, viet",
        "łódź, lodz",
        "cœur, coeur",
        "λόγος, λογος",
        "ёлка, елка",
        "йод, йод",
        "灯塔, 灯塔",
        "cafe\u0301, cafe",
        "fa\u0308hre, fahre faehre",
    })
    void a_word_comes_without_accents_and_with_umlauts_spelt_out(String word, String forms) {
        assertThat(LetterForms.of(word)).isEqualTo(List.of(forms.split(" ", -1)));
    }

    @Test
    void simplified_characters_stand_in_the_places_of_the_traditional_ones() {
        String text = "The 燈塔 of 𠮷 is ﬁne.";
        assertThat(LetterForms.simplified(text))
                .isEqualTo("The 灯塔 of 𠮷 is ﬁne.")
                .hasSameSizeAs(text);
        assertThat(LetterForms.simplified("plain")).isSameAs("plain");
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(LetterForms.plain("")).isEmpty();
        assertThat(LetterForms.of("")).containsExactly("");
    }
}
