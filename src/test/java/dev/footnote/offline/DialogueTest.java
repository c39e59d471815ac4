package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.run.Draft;
import dev.footnote.config.Settings;
import dev.footnote.offline.evidence.SentenceSpan;
import dev.footnote.offline.prose.Dialogue;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogueTest {

    private static final StreamingChatModel MODEL =
            OfflineModel.create(OfflineSettings.from(Settings.defaults()), Runnable::run);

    private static final String CHAT =
            "Time: 20310405_09:30 MiraDask: Morning Tor! Which rope should I take for the new ferry? TorVenn: Take the"
                    + " hemp rope from the blue shed. MiraDask: And who paints the bow door? TorVenn: Ole Brun said he"
                    + " would paint the bow door on Friday.";

    private static List<String> speakers(String text) {
        return Dialogue.turns(text).stream().map(Dialogue.Turn::speaker).toList();
    }

    @Test
    void turns_have_speaker_time_and_text_and_cover_the_dialogue() {
        List<Dialogue.Turn> turns = Dialogue.turns(CHAT);
        assertThat(speakers(CHAT)).containsExactly("", "MiraDask", "TorVenn", "MiraDask", "TorVenn");
        assertThat(turns.get(2).time()).isEqualTo("20310405_09:30");
        assertThat(CHAT.substring(turns.get(2).start(), turns.get(2).end()))
                .isEqualTo("TorVenn: Take the hemp rope from the blue shed.");
    }

    @Test
    void chinese_turns_and_lines_are_read_too() {
        assertThat(speakers("时间：2031年4月5日\n林海：绳子在哪里？\n陈岛：在蓝色的棚子里。\n林海：谢谢，我去拿。")).containsExactly("", "林海", "陈岛", "林海");
        assertThat(speakers("Mira (10:02): The rope?\nTor (10:03): In the shed.\nMira (10:04): Thanks, I take it."))
                .containsExactly("Mira", "Tor", "Mira");
    }

    @Test
    void a_name_at_the_end_of_a_turn_is_not_of_the_next_speaker() {
        assertThat(speakers("Mira: We sail to Orlun. Tor: At nine or 10 AM. Mira: I like Orlun. Dr. Brun: Me too."))
                .containsExactly("Mira", "Tor", "Mira", "Dr. Brun");
        assertThat(speakers("J. Venn: Good. Ole B. Dask: Fine, J. Venn: Bye now."))
                .containsExactly("J. Venn", "Ole B. Dask", "J. Venn");
    }

    @Test
    void a_text_with_labels_or_a_single_colon_is_no_dialogue() {
        assertThat(Dialogue.turns("Name: Orlun. Length: 30 m. Built: 1887.")).isEmpty();
        assertThat(Dialogue.turns("The keeper said: the light burns.")).isEmpty();
        assertThat(Dialogue.turns("")).isEmpty();
    }

    @Test
    void the_whole_turn_is_quoted_and_may_answer_the_turn_before() {
        FakeTools tools = new FakeTools()
                .doc("20310405", CHAT)
                .doc("Bees", "Bees make honey. A hive holds 40,000 bees in summer.");
        Draft draft = tools.run(MODEL, "Which rope should Mira Dask take for the new ferry?");
        assertThat(draft.claims())
                .extracting(Draft.DraftClaim::text)
                .contains("TorVenn: Take the hemp rope from the blue shed.");
    }

    @Test
    void the_time_of_a_turn_answers_when_and_its_speaker_who() {
        List<SentenceSpan> cuts = SentenceSpan.of(CHAT);
        assertThat(cuts.get(4).speaker()).isEqualTo("TorVenn");
        assertThat(cuts.get(4).time()).isEqualTo("20310405_09:30");
    }

    private static String shortAnswer(String title, String text, String question) {
        FakeTools tools = new FakeTools()
                .doc(title, text)
                .doc("Bees", "Bees make honey. A hive holds 40,000 bees in summer.")
                .doc("蜜蜂", "蜜蜂酿蜜。夏天一个蜂箱里有四万只蜜蜂。");
        return tools.run(MODEL, question).shortAnswer();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When will the painter come to the bow door?|tomorrow at 9 AM (6 April 2031)",
                "When was the rudder lost?|last Friday (4 April 2031)",
                "When does the harbour fee rise?|next month (May 2031)",
                "When will the painter come to the bow door on 6 April?|tomorrow at 9 AM (6 April 2031)"
            })
    void a_relative_date_is_told_with_the_date_that_it_means_by_the_time_of_its_turn(String question, String answer) {
        String chat =
                "Time: 20310405_09:30 MiraDask: Hello Tor, any news of the ferry? TorVenn: The painter will come to"
                        + " the bow door tomorrow at 9 AM. MiraDask: And is the rudder still good? TorVenn: The rudder was lost last"
                        + " Friday. MiraDask: Poor thing. TorVenn: The harbour fee rises next month, too.";
        assertThat(shortAnswer("Chat", chat, question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"油漆工什么时候来刷船门？|明天（2031年4月6日）", "船舵是什么时候坏的？|上周五（2031年3月28日）", "码头费什么时候涨价？|下个月（2031年5月）"})
    void chinese_relative_dates_are_told_with_the_date_that_they_mean(String question, String answer) {
        String chat = "时间：2031年4月5日\n林海：渡船有什么消息吗？\n陈岛：油漆工明天来刷船门。\n林海：船舵还好吗？\n陈岛：船舵上周五坏了。\n" + "林海：真可惜。\n陈岛：码头费下个月涨价。";
        assertThat(shortAnswer("聊天", chat, question)).isEqualTo(answer);
    }

    @Test
    void who_may_be_the_speaker() {
        String chat =
                "Time: 20310405_09:30 MiraDask: Hello Tor, who can paint the bow door? TorVenn: I offer to paint the bow"
                        + " door of the ferry. MiraDask: Very kind of you. TorVenn: I bring my brushes.";
        assertThat(shortAnswer("Chat", chat, "Who offered to paint the bow door of the ferry?"))
                .isEqualTo("TorVenn");
        String han = "时间：2031年4月5日\n林海：渡船的船门旧了。\n陈岛：我来刷渡船的船门。\n林海：太好了。\n陈岛：我带刷子。";
        assertThat(shortAnswer("聊天", han, "谁要刷渡船的船门？")).isEqualTo("陈岛");
    }

    @Test
    void words_by_which_a_question_tells_what_was_said_need_not_stand_in_the_turn() {
        String chat =
                "Time: 20310405_09:30 MiraDask: Hi Tor, the hinges should be held in oil for two hours. TorVenn: Lovely. Fine"
                        + " with me. MiraDask: Then I cook at six. TorVenn: I bring bread.";
        assertThat(shortAnswer(
                        "20310405_0930",
                        chat,
                        "How long should the hinges be held according to MiraDask's explanation in the conversation?"))
                .isEqualTo("two hours");
        assertThat(Dialogue.tellsOfTurns("soup")).isFalse();
    }

    @Test
    void a_speaker_is_told_without_what_the_turn_begins_with() {
        String chat =
                "Time: 20310405_09:30 MiraDask: Hi Tor, let us have soup for supper. TorVenn: Lovely. Fine with me."
                        + " MiraDask: Then I cook at six. TorVenn: I bring bread.";
        assertThat(shortAnswer("20310405_0930", chat, "Who suggests soup for supper?"))
                .isEqualTo("MiraDask");
    }
}
