package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of other languages than English and Chinese, numbers that stand side by side, and all forms of one text. */
class WordsOfManyLanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Die Mühle am Wehr | die mühle am wehr",
                "L'eau de l'étang | l'eau de l'étang",
                "¿Dónde está la presa? | dónde está la presa",
                "Старая мельница у плотины | старая мельница у плотины",
                "الطاحونة القديمة | الطاحونة القديمة",
                "चक्की पुरानी है | चक्की पुरानी है",
                "हिन्दी में | हिन्दी में",
                "தமிழ் மொழி | தமிழ் மொழி",
                "ভাঙা বাঁধ | ভাঙা বাঁধ",
                "물레방아 둑 | 물레방아 둑",
                "Đập nước cũ | đập nước cũ",
                "Ο παλιός μύλος | ο παλιός μύλος",
                "ძველი წისქვილი | ძველი წისქვილი",
                "Ångström 5 µm | ångström 5 µm",
                "naïve coöperation | naïve coöperation"
            })
    void words_of_any_alphabet_stay_whole(String text, String words) {
        assertThat(Words.of(text)).as(text).isEqualTo(Arrays.asList(words.split(" ", -1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Die Mühle am Wehr",
                "l'étang à l'été",
                "старый йод ёлка",
                "चक्की ज़रूर हिन्दी",
                "물레방아 둑",
                "Đập nước ở Huế",
                "naïve Ångström",
                "வாழ்க்கை கொடு"
            })
    void the_form_of_the_letters_does_not_matter(String text) {
        List<String> words = Words.of(Normalizer.normalize(text, Normalizer.Form.NFC));
        assertThat(Words.of(Normalizer.normalize(text, Normalizer.Form.NFD))).isEqualTo(words);
        assertThat(Words.of(text.toUpperCase(Locale.ROOT)))
                .isEqualTo(Words.of(text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234 | 1234",
                "12,345,678 | 12345678",
                "1999,2000 | 1999 2000",
                "1999,2000,2001 | 1999 2000 2001",
                "1,2345 | 1 2345",
                "1234,567 | 1234 567",
                "1,2 | 1 2",
                "1,2,3 | 1 2 3",
                "1,234km | 1234km",
                "3.14 | 3.14",
                "3.14.15 | 3.14.15",
                "3. | 3",
                ".5 | 5",
                "1,234.5 | 1234.5",
                "１，２３４ | 1234",
                "a,b | a b",
                "5,m | 5 m"
            })
    void a_comma_joins_three_digits_to_a_number_and_nothing_else(String text, String words) {
        assertThat(Words.of(text)).as(text).isEqualTo(Arrays.asList(words.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the mill's wheel | the mill wheel",
                "the mills' wheels | the mills wheels",
                "THE MILL'S | the mill",
                "rock 'n' roll | rock n roll",
                "O’Neil's | o'neil",
                "'quoted' | quoted",
                "it's | it",
                "l'eau | l'eau",
                "5's | 5 s"
            })
    void an_apostrophe_joins_letters_and_a_possessive_goes(String text, String words) {
        assertThat(Words.of(text)).as(text).isEqualTo(Arrays.asList(words.split(" ", -1)));
    }

    @Test
    void the_words_of_two_lines_are_those_of_one_after_those_of_the_other() {
        List<String> pieces = List.of(
                "Mill", "weir's ", "1,234 ", "水车", "e\u0301", " ", "-", "चक्की", "JaneDoe", "５", ".", "𝐀", "😀", "'");
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            StringBuilder one = new StringBuilder();
            StringBuilder other = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                one.append(pieces.get(random.nextInt(pieces.size())));
                other.append(pieces.get(random.nextInt(pieces.size())));
            }
            List<String> both = new ArrayList<>(Words.of(one.toString()));
            both.addAll(Words.of(other.toString()));
            assertThat(Words.of(one + "\n" + other))
                    .as("seed %d: %s", seed, one)
                    .isEqualTo(both);
            assertThat(Words.of(one.toString()))
                    .as("seed %d: %s", seed, one)
                    .allSatisfy(word -> assertThat(word).isNotEmpty().isEqualTo(word.toLowerCase(Locale.ROOT)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mills, mill",
        "running, run",
        "happily, happili",
        "is, is",
        "at, at",
        "café, café",
        "水车, 水车",
        "b2b, b2b",
        "мельницы, мельницы",
        "Mills, Mills"
    })
    void only_small_latin_words_have_an_english_stem(String word, String stem) {
        assertThat(Words.stem(word)).isEqualTo(stem);
    }

    @Test
    void what_is_left_of_a_text_without_stop_words_are_its_words_in_their_order() {
        assertThat(Words.content("The old mill of the river was there, and 中国的历史 turned"))
                .containsExactly("old", "mill", "river", "中国", "历史", "turned");
        assertThat(Words.content("the of and 的 了")).isEmpty();
        assertThat(Words.content("")).isEmpty();
    }
}
