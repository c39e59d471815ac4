package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testkit.Adversarial;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdversarialTextIT {

    @Test
    void names_are_found_in_any_text() {
        Adversarial.feed(Names::of);
        assertThat(Names.of("文·".repeat(1500))).isNotNull();
    }

    @Test
    void sentences_are_found_in_any_text() {
        Adversarial.feed(Sentences::of);
        Adversarial.feed(text -> Sentences.of(". ".repeat(20) + ".".repeat(90_000) + " ".repeat(90_000) + "a"));
    }

    @Test
    void figures_are_found_in_any_text() {
        Adversarial.feed(Figures::of);
        String digits = "9".repeat(150_000);
        assertThat(Figures.of(digits + " and 1,234 and 1" + "0".repeat(150_000) + " million"))
                .contains(digits, "1234");
    }

    @Test
    void words_and_language_are_found_in_any_text() {
        Adversarial.feed(text -> Languages.of(text + Words.content(text).size()));
    }

    @Test
    void any_text_has_a_normal_form() {
        Adversarial.feed(NormalText::of);
    }

    @Test
    void names_keep_their_place_in_a_sentence() {
        assertThat(Names.of("Whoever came: Anna Berg, Ben Hill, and \"Carla\" said so."))
                .isEqualTo(List.of("Carla", "Whoever", "Anna Berg", "Ben Hill"));
    }
}
