package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.run.Draft;
import dev.footnote.config.Settings;
import dev.footnote.offline.prose.Dialogue;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
