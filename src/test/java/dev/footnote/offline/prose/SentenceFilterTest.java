package dev.footnote.offline.prose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who keeps the lighthouse?",
                "谁看守灯塔？",
                "Hello everyone!",
                "Mira: Hi Tor, good morning!",
                "大家好！",
                "Published 28 April 2018",
                "Last updated: 3 March 2020",
                "发布时间：2020年3月3日",
                "来源：海事日报",
                "Figure 3: The pier at low tide.",
                "图1：低潮时的码头",
                "return keeper.light();",
                "$ footnote ask",
                "import keeper.light;",
                "| Ferry | Port | Year |",
                "[the pier](https://example.com/pi",
                "**The pier",
                "***",
                "Our history",
                "联系我们"
            })
    void what_only_surrounds_sentences_is_not_printed(String text) {
        assertThat(SentenceFilter.admits(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The lighthouse was lit in 1887.",
                "Hi Tor, the ferry leaves at seven on Tuesday and the captain wants all of us there.",
                "The book was published on 28 April 2018 in Orlun.",
                "灯塔于1887年启用。",
                "The keeper (a painter) said: \"It burns.\"",
                "Mira Dask, keeper of the light from 1887 to 1899"
            })
    void sentences_are_printed(String text) {
        assertThat(SentenceFilter.admits(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The keeper of the light went ...", "灯塔的看守人走到 …", "Those who kept the light:", "灯塔的看守人："})
    void what_is_cut_off_or_leads_on_is_not_whole(String text) {
        assertThat(SentenceFilter.isWhole(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The light went out...", "灯塔灭了……", "It burns.", "At 12:30 it burns"})
    void what_ends_by_itself_is_whole(String text) {
        assertThat(SentenceFilter.isWhole(text)).isTrue();
    }
}
