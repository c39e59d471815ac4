package dev.footnote.research.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeChooserTest {

    private static final ModeSettings AUTO = new ModeSettings(Mode.AUTO, 6, 0.6, false);

    private static ModeChoice choice(String question) {
        return ModeChooser.choose(ResearchRequest.of(question), AUTO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who wrote the oldest surviving harbour bye-laws of Whitby?",
                "In which year was the Forth Bridge opened?",
                "How tall is the lighthouse on Fair Isle?",
                "When did the ferry Norland sink?",
                "What is the melting point of gallium?",
                "江阴大桥是哪一年通车的?",
                "谁设计了泰晤士水闸?"
            })
    void a_short_question_after_one_fact_is_tried_fast_first(String question) {
        ModeChoice choice = choice(question);
        assertThat(choice.mode()).as(choice.reason()).isEqualTo(Mode.FAST);
        assertThat(choice.escalates()).isTrue();
        assertThat(choice.reason()).contains("one fact");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who designed the bridge and when was it opened?|and",
                "Where was the engineer born who built the canal?|who",
                "Why did the dam fail?|single fact",
                "How does a heat pump work?|single fact",
                "Compare the tides of Fundy with those of Bristol|single fact",
                "What is the capital of the birthplace of the founder of Lego?|hangs on another",
                "Which of the two ships was longer than the other?|than",
                "Which of the seventeen small islands that lie between the mouth of the river, the old port or the new one is meant?|long",
                "泰晤士水闸和三峡大坝哪个更长?|和",
                "为什么大坝会垮?|single fact",
                "发明了第一台蒸汽机的人的出生地的邮编是多少?|hangs on another"
            })
    void what_looks_like_several_steps_is_thought_about_and_the_reason_told(String question, String reason) {
        ModeChoice choice = choice(question);
        assertThat(choice.mode()).isEqualTo(Mode.THINK);
        assertThat(choice.escalates()).isFalse();
        assertThat(choice.reason()).contains(reason);
    }

    @Test
    void fields_to_fill_in_and_earlier_turns_are_worth_thinking() {
        ResearchRequest short_one = ResearchRequest.of("Who built it?");
        assertThat(ModeChooser.choose(
                                short_one.withOutputSchema(
                                        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}"),
                                AUTO)
                        .mode())
                .isEqualTo(Mode.THINK);
        assertThat(ModeChooser.choose(
                                ResearchRequest.about("Who built it?")
                                        .context("We spoke of the dam.")
                                        .build(),
                                AUTO)
                        .mode())
                .isEqualTo(Mode.THINK);
    }

    @Test
    void a_request_goes_before_the_settings() {
        ResearchRequest request = ResearchRequest.of("Why did the dam fail?");
        assertThat(ModeChooser.choose(request.withMode(Mode.FAST), AUTO))
                .isEqualTo(new ModeChoice(Mode.FAST, false, "as asked for"));
        assertThat(ModeChooser.choose(request, new ModeSettings(Mode.FAST, 6, 0.6, false))
                        .mode())
                .isEqualTo(Mode.FAST);
        assertThat(ModeChooser.choose(request.withMode(Mode.THINK), new ModeSettings(Mode.FAST, 6, 0.6, false))
                        .mode())
                .isEqualTo(Mode.THINK);
    }

    @Test
    void settings_that_cannot_be_meant_are_refused() {
        assertThat(ModeSettings.from(Settings.defaults())).isEqualTo(AUTO);
        for (Map.Entry<String, String> wrong : Map.of(
                        "research.mode",
                        "heavier",
                        "research.fast_steps",
                        "0",
                        "research.sure_from",
                        "1.5",
                        "research.effort",
                        "high")
                .entrySet()) {
            Settings settings =
                    Settings.load(new Settings.Inputs(null, Map.of(), Map.of(wrong.getKey(), wrong.getValue())));
            assertThatThrownBy(() -> ModeSettings.from(settings))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(wrong.getKey());
        }
    }
}
