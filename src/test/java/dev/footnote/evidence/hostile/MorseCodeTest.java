package dev.footnote.evidence.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MorseCodeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "... --- ...; sos",
                ".- -... -.-.; abc",
                "-- .. .-.. .-..   .-- .... . . .-..; mill wheel",
                "-- .. .-.. .-.. / .-- .... . . .-..; mill wheel",
                "-- .. .-.. .-..|.-- .... . . .-..; mill wheel",
                "··· --- •••; sos",
                "-.-- --.. --.-; yzq"
            })
    void signs_are_letters_and_wide_gaps_and_bars_part_words(String run, String plain) {
        assertThat(MorseCode.decode(run))
                .hasValueSatisfying(found -> assertThat(found.strip()).isEqualTo(plain));
    }

    @ParameterizedTest
    @ValueSource(strings = {".-.-.-.-", "... ------ ...", "-- .. x .-..", "..... -----"})
    void a_run_with_a_sign_that_is_no_letter_says_nothing(String run) {
        assertThat(MorseCode.decode(run)).isEmpty();
    }
}
