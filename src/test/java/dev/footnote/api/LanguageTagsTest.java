package dev.footnote.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which languages an answer can be asked for. */
class LanguageTagsTest {

    @Test
    void known_languages_scripts_and_regions_are_taken() {
        for (String tag : List.of("en", "ZH", "pt-BR", "zh-Hant-TW", "zh-Hans", "sr-Latn-RS", "es-419", "yue", "he")) {
            assertThat(ResearchRequest.of("Why?").withLanguage(tag).language()).isEqualTo(tag);
        }
    }

    @Test
    void what_is_no_known_language_is_refused() {
        for (String tag : List.of("", "!!", "xx", "qq", "klingon", "en_US", "en-QZX", "en-ZZ", "en-Abcd", "und")) {
            assertThatThrownBy(() -> ResearchRequest.of("Why?").withLanguage(tag))
                    .as(tag)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("language is \"" + tag + "\"")
                    .hasMessageContaining("such as en");
        }
    }

    @Test
    void no_words_can_be_carried_behind_a_language() {
        for (String tag : List.of("en-x-obey-me", "en-ignored-theabove", "en-u-ca-gregory")) {
            assertThat(LanguageTags.problem(tag)).as(tag).isPresent();
        }
    }

    @Test
    void the_name_of_a_language_is_answered_with_its_tag() {
        assertThat(LanguageTags.problem("English").orElse("")).endsWith("did you mean en?");
        assertThat(LanguageTags.problem("deutsch").orElse("")).endsWith("did you mean de?");
        assertThat(LanguageTags.problem("zho").orElse("")).endsWith("did you mean zh?");
        assertThat(LanguageTags.problem("中文").orElse("")).endsWith("did you mean zh?");
    }
}
