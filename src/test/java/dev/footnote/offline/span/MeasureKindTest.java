package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How far is Orlun from Karlby?|39 km|in 2009",
                "How tall is the mast?|41 metres|1887",
                "How deep is the harbour?|6 ft|twelve years",
                "How big is Orlun?|12 square miles|300 prisms",
                "How large is the harbour?|6 hectares|3.8 cm a year",
                "How high is the tide?|4 metres|2 metres per hour",
                "How heavy is the bell?|3 tonnes|1,887 visitors",
                "How much does the bell weigh?|840 kg|1912",
                "How much did the boat cost at the auction?|68,500 dollars|840 kg",
                "How much was it sold for?|€ 12|two boats",
                "How fast does the ferry go?|12 knots|50 kg",
                "How cold was it at Orlun?|−3 °C|3 boats",
                "灯塔有多高？|41米|1887年",
                "钟有多重？|三吨|1887年",
                "票价多少钱？|12元|50个"
            })
    void a_measure_is_given_in_its_units(String question, String fits, String not) {
        MeasureKind kind = MeasureKind.of(question).orElseThrow();
        assertThat(kind.fits(fits)).isTrue();
        assertThat(kind.fits(not)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"How many boats lie there?", "How old is Ida?", "Who far?", "When was it lit?", "有多少条船？", ""})
    void other_questions_ask_for_no_measure(String question) {
        assertThat(MeasureKind.of(question)).isEmpty();
    }
}
