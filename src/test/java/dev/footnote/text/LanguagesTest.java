package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The mill stands by the river. | en",
                "Die Mühle ist nicht am Fluss. | de",
                "Le moulin est dans la vallée. | fr",
                "El molino está en el valle y la torre. | es",
                "Il mulino non si trova nella valle. | it",
                "O moinho não se vê do vale. | pt",
                "De molen staat niet aan het water. | nl",
                "磨坊在河边。 | zh",
                "水車小屋は川のそばにある。 | ja",
                "물레방아는 강가에 있다. | ko",
                "Мельница стоит у реки. | ru",
                "الطاحونة عند النهر | ar",
                "הטחנה ליד הנהר | he",
                "Ο μύλος είναι στο ποτάμι | el",
                "โรงสีอยู่ริมแม่น้ำ | th",
                "चक्की नदी के पास है | hi",
                "Aldermoor | und",
                "12345 | und",
                "磨坊的主人叫 Ada Brennan，住在 Aldermoor。 | zh",
                "Toyota 自動車 makes the cars that are sold in the whole of the world | en"
            })
    void the_main_language_of_a_text(String text, String language) {
        assertThat(Languages.of(text)).isEqualTo(language);
    }

    @Test
    void nothing_has_no_language_and_the_beginning_of_a_long_text_speaks_for_it() {
        assertThat(Languages.of("")).isEqualTo("und");
        assertThat(Languages.of("the mill ".repeat(5_000) + "磨坊".repeat(50_000)))
                .isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource({
        "磨坊, true",
        "Who is 林海生?, true",
        "Where is the mill of 林 by the river?, false",
        "mill, false",
        "'', false",
        "1811, false"
    })
    void a_text_is_answered_in_chinese_from_a_quarter_of_its_letters_on(String text, boolean chinese) {
        assertThat(Languages.isChinese(text)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource({"磨, true", "の, false", "m, false", "〇, true", "々, false", "水, true"})
    void han_characters_are_known(String text, boolean han) {
        assertThat(Languages.isHan(text.codePointAt(0))).isEqualTo(han);
        assertThat(Languages.hasHan("x" + text)).isEqualTo(han);
    }
}
