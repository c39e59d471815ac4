package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which short answers are the same. */
class ShortAnswersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1811                   | 1811
                    1811                   | in 1811
                    Ellen Hart             | ellen hart.
                    the Tay Bridge         | Tay Bridge
                    José Almeida           | Jose Almeida
                    20 July 1969           | July 20, 1969
                    1969-07-20             | 20 July 1969
                    384,400 km             | 384400 kilometres
                    1.5 km                 | 1500 m
                    twelve                 | 12
                    1969年7月20日           | 1969-07-20
                    北京                    | 北京。
                    """)
    void the_same_in_another_form(String one, String other) {
        assertThat(ShortAnswers.areSame(one, other)).isTrue();
        assertThat(ShortAnswers.areSame(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1811                   | 1840
                    1969                   | 20 July 1969
                    20 July 1969           | 21 July 1969
                    1.5 km                 | 15 km
                    5 kg                   | 5 m
                    more than 300          | 300
                    yes                    | no
                    York                   | New York
                    Ellen Hart             | Ellen Harte
                    12 boats               | 12 crews
                    北京                    | 南京
                    not in 1811            | 1811
                    ''                     | ''
                    ''                     | 1811
                    """)
    void another_answer(String one, String other) {
        assertThat(ShortAnswers.areSame(one, other)).isFalse();
        assertThat(ShortAnswers.areSame(other, one)).isFalse();
    }
}
