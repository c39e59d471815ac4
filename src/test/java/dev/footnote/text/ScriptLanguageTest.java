package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Languages by script and by tags as models write them. */
class ScriptLanguageTest {

    @ParameterizedTest
    @CsvSource({
        "日本の橋, ja",
        "다리, ko",
        "月球, zh",
        "мост, ru",
        "جسر, ar",
        "גשר, he",
        "γέφυρα, el",
        "สะพาน, th",
        "पुल, hi",
        "K2 月, zh"
    })
    void a_script_tells_a_language(String text, String language) {
        assertThat(ScriptLanguage.byScript(text)).isEqualTo(language);
        assertThat(ScriptLanguage.of(null, text, "xx")).isEqualTo(language);
        assertThat(ScriptLanguage.of(" ", text, "xx")).isEqualTo(language);
    }

    @Test
    void latin_letters_tell_nothing_and_a_tag_goes_first() {
        assertThat(ScriptLanguage.byScript("bridge 12")).isEmpty();
        assertThat(ScriptLanguage.of(null, "bridge", "en")).isEqualTo("en");
        assertThat(ScriptLanguage.of("DE_at", "月球", "en")).isEqualTo("de");
    }

    @ParameterizedTest
    @CsvSource({"en, en", "ZH_tw, zh-tw", "zh-Hant-HK, zh-hant-hk", "German, de", "chinese, zh", " fr , fr"})
    void tags_and_names_of_languages_are_understood(String given, String tag) {
        assertThat(ScriptLanguage.tag(given)).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e", "the language of the question", "en-", "en--us", "12"})
    void all_else_is_no_tag(String given) {
        assertThat(ScriptLanguage.tag(given)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "zh-tw, true",
        "zh-hant, true",
        "zh-hk, true",
        "zh-mo, true",
        "zh-hant-hk, true",
        "zh-cn, false",
        "zh-hans, false",
        "zh, false",
        "en-tw, false",
        "zh-two, false"
    })
    void traditional_characters_are_told_by_the_tag(String tag, boolean traditional) {
        assertThat(ScriptLanguage.isTraditional(tag)).isEqualTo(traditional);
    }
}
