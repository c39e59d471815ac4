package dev.footnote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terms by which passages are compared. */
class PassageTermsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "The Mills of the Valley; mill|valley",
                "mill MILL mills; mill",
                "glass bus gas lens; glass|bus|gas|len",
                "Who was it?; ",
                "in 1911, 4 m; 1911|4|m",
                "水; 水",
                "水车坊; 水车|车坊",
                "水车 and 磨; 水车|磨",
                "x水车y; x|水车|y",
                "ダムのガイド; ダム|の|ガイド",
                "わたしの水車; わた|たし|しの|の水|水車",
                "e\u0301te\u0301; été",
                "wa\u00ADter; water",
                "ＷＡＴＥＲ; water",
                "पानी की चक्की; पानी|की|चक्की",
                "𠀀𠀁; 𠀀𠀁",
                "...; "
            })
    void words_are_lower_case_and_without_a_plural_and_han_text_is_in_pairs(String text, String terms) {
        List<String> wanted = terms == null ? List.of() : Arrays.asList(terms.split("\\|"));
        assertThat(PassageTerms.of(text)).containsExactlyElementsOf(wanted);
    }
}
