package dev.footnote.offline.prose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.prose.FollowUp.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns of dialogues, sentences that may be printed, letters of pages, and questions that go on from others. */
class TurnsAndFollowUpsTest {

    // --- dialogues
    // ------------------------------------------------------------------------------

    private static String speakers(String text) {
        return String.join(
                ",", Dialogue.turns(text).stream().map(Dialogue.Turn::speaker).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ida: Hello. Tor: Hi there. Ida: Come in.|Ida,Tor,Ida",
                "Ida Holt: Hello. Tor Venn: Hi there. Ida Holt: Come in.|Ida Holt,Tor Venn,Ida Holt",
                "Dr. Holt: Hello. Mr. Venn: Hi there. Dr. Holt: Come in.|Dr. Holt,Mr. Venn,Dr. Holt",
                "Ida [10:02]: Hello. Tor [10:03]: Hi. Ida [10:04]: Come in.|Ida,Tor,Ida",
                "Ida_H: Hello. Tor-V: Hi there. Ida_H: Come in.|Ida_H,Tor-V,Ida_H",
                "林海：你好。陈岛：早上好。林海：请进。|林海,陈岛,林海",
                "林海: 你好。陈岛: 早上好。林海: 请进。|林海,陈岛,林海",
                "林海（10:02）：你好。陈岛（10:03）：早上好。林海（10:05）：请进。|林海,陈岛,林海",
                "We met. Ida: Hello. Tor: Hi there. Ida: Come in.|,Ida,Tor,Ida",
                "Date: 5 May. Ida: Hello. Tor: Hi there. Ida: Come in.|,Ida,Tor,Ida"
            })
    void who_speaks(String text, String speakers) {
        assertThat(speakers(text)).isEqualTo(speakers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "：：：",
                "Ida: Hello. Ida: Hi there. Ida: Come in.",
                "Ida: Hello. Tor: Hi there.",
                "Name: Orlun. Area: 30. Founded: 1887.",
                "Subject: Salt. From: Ida. To: Tor. Cc: Mira. Note: none.",
                "12:30, 12:45 and 13:00 are the times: all of them.",
                "See https://a.example and http://b.example for more: here.",
                "时间：五月。地点：码头。备注：无。",
                "- Orlun: A small harbour.\n- Dask: The keeper of the light.\n- Venn: Two boats.\n\n## Archive\n\n- Orlun: As of 1899."
            })
    void labels_times_and_a_single_voice_are_no_dialogue(String text) {
        assertThat(Dialogue.turns(text)).isEmpty();
    }

    @Test
    void a_talk_may_be_written_as_a_list() {
        assertThat(speakers("- Ida: Shall we row?\n- Tor: The sea is rough.\n- Ida: Tomorrow then.\n- Tor: At six."))
                .isEqualTo(",Ida,Tor,Ida,Tor");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2031-04-05 09:30|2031-04-05 09:30",
                "2031-04-05|2031-04-05",
                "20310405_0930|20310405_0930",
                "2031年4月5日 9:30|2031年4月5日 9:30",
                "2031年4月5日|2031年4月5日",
                "noon|''"
            })
    void the_time_that_was_given_last_is_that_of_a_turn(String written, String time) {
        String text = "Time: " + written + " Ida: Hello. Tor: Hi there. Ida: Come in.";
        assertThat(Dialogue.turns(text))
                .hasSize(4)
                .element(3)
                .extracting(Dialogue.Turn::time)
                .isEqualTo(time);
        String later = text + " Time: 2032-01-01 Tor: Thanks.";
        assertThat(Dialogue.turns(later)).last().extracting(Dialogue.Turn::time).isEqualTo("2032-01-01");
    }

    @Test
    void turns_do_not_overlap_and_begin_and_end_with_something() {
        List<String> pieces = List.of(
                "Ida: ",
                "Tor: ",
                "林海：",
                "陈岛：",
                "Hello. ",
                "你好。",
                "2031-04-05 ",
                "Time: ",
                "\n",
                "Note: ",
                "(a): ",
                "? ",
                "：");
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder built = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                built.append(pieces.get(random.nextInt(pieces.size())));
            }
            String text = built.toString();
            int last = 0;
            for (Dialogue.Turn turn : Dialogue.turns(text)) {
                String said = text.substring(turn.start(), turn.end());
                assertThat(turn.start()).as("seed %d: %s", seed, text).isGreaterThanOrEqualTo(last);
                assertThat(said)
                        .as("seed %d: %s", seed, text)
                        .isNotEmpty()
                        .isEqualTo(said.strip())
                        .startsWith(turn.speaker());
                last = turn.end();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"suggest, true", "remind, true", "提醒, true", "聊天, true", "soup, false", "渡船, false", "'', false"})
    void words_that_tell_of_telling(String stem, boolean tells) {
        assertThat(Dialogue.tellsOfTurns(stem)).isEqualTo(tells);
    }

    // --- sentences
    // ------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The ferry sank in 1899.",
                "The ferry, it is said, sank!",
                "“The ferry sank.”",
                "The ferry sank (see below).",
                "The ferry sank in the storm…",
                "Thanks to the keeper, the ferry reached the harbour before the storm had begun.",
                "By 1899 the ferry had sunk twice.",
                "The date of the ferry's loss is unknown.",
                "Table manners were strict on board.",
                "By then the ferry had sunk.",
                "By Tuesday the ferry had sunk.",
                "Date palms grow in the south of the island.",
                "Published by Orlun Press, the book sold well.",
                "渡船于1899年沉没。",
                "“渡船沉没了。”",
                "1899年渡船沉没",
                "日期不明的渡船沉没了。",
                "来源不明的渡船停在码头。"
            })
    void what_may_be_printed(String text) {
        assertThat(SentenceFilter.admits(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "Did the ferry sink?",
                "“Did the ferry sink?”",
                "渡船沉没了吗？",
                "Good morning!",
                "Thank you, Ida.",
                "Welcome to our page!",
                "您好！",
                "By Ida Holt",
                "By Ida Holt and Tor Venn, 3 May 2031",
                "Written by: the harbour press",
                "Updated Monday at noon by our editors",
                "Retrieved 3 May 2020",
                "© 2031 Orlun Ferries",
                "日期：2031年4月5日",
                "责任编辑：陈玉",
                "Fig. 3 The pier",
                "Photo: Ida Holt",
                "表2：票价",
                "```",
                "</div>",
                "ferry.sail();",
                ">>> ferry",
                "def sail(x):",
                "| a | b |",
                "![pier",
                "#",
                "The Ferry",
                "渡船时刻表"
            })
    void what_may_not(String text) {
        assertThat(SentenceFilter.admits(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The ferry sank ...|false", "The ferry sank …|false", "The keepers were:|false", "看守人有：|false",
                        "The keepers were: .|false",
                "The ferry sank...|true", "The ferry sank.|true", "渡船沉没了……|true", "At 9:30 it sank|true", "''|true"
            })
    void what_is_cut_off_or_leads_to_something_else(String text, boolean whole) {
        assertThat(SentenceFilter.isWhole(text)).isEqualTo(whole);
    }

    // --- letters
    // ------------------------------------------------------------------------------

    @Test
    void words_go_back_to_the_letters_of_the_first_page_that_has_them() {
        PageLetters letters = new PageLetters();
        letters.read("臺灣的燈塔很舊。");
        letters.read("台灣的燈塔很新。");
        assertThat(letters.written("灯塔很旧")).isEqualTo("燈塔很舊");
        assertThat(letters.written("灯塔很新")).isEqualTo("燈塔很新");
        assertThat(letters.written("灯塔很高")).isEqualTo("灯塔很高");
        assertThat(letters.written("Lamp")).isEqualTo("Lamp");
    }

    @Test
    void simplified_and_original_have_the_same_offsets() {
        String text = "臺灣 lighthouse 𠀀燈塔，1887年。";
        assertThat(new PageLetters().read(text)).hasSameSizeAs(text).contains("灯塔", "lighthouse", "𠀀");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who built Goeteborg Pier?|The Göteborg Pier is long.|Who built Göteborg Pier?",
                "Who met Zoe?|Zoë came.|Who met Zoë?",
                "Who met Zoë?|Zoe came.|Who met Zoe?",
                "Who met ZOE?|Zoë came.|Who met Zoë?",
                "Who met Zoe?|Zoe and Zoë came.|Who met Zoe?",
                "Is it ab?|It is äb.|Is it ab?",
                "誰造了燈塔？|灯塔是林海生造的。|谁造了灯塔？",
                "''|Zoë came.|''",
                "Who met Zoe$1?|Zoë came.|Who met Zoë$1?"
            })
    void a_question_takes_the_letters_of_the_pages(String question, String page, String written) {
        assertThat(PageLetters.question(question, List.of(page))).isEqualTo(written);
    }

    // --- questions that go on
    // ------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who wrote The Long Pier?|Ida Holt|When did she die?|When did Ida Holt die?",
                "Who wrote The Long Pier?|Ida Holt|When was it written?|When was The Long Pier written?",
                "Who wrote The Long Pier?|Ida Holt|Who married HER?|Who married Ida Holt?",
                "Who wrote The Long Pier?|Ida Holt|What is his job?|What is Ida Holt's job?",
                "Who wrote The Long Pier?|Ida Holt|But who sells it?|who sells The Long Pier?",
                "Who wrote The Long Pier?|Ida Holt|How about Salt Quay?|Who wrote Salt Quay?",
                "Who wrote The Long Pier?|Ida Holt|What about the Salt Quay??|Who wrote Salt Quay?",
                "Where is Orlun Pier?|Brell|Who lives there?|Who lives in Brell?",
                "Where is Orlun Pier?|Brell|How many ferries are there?|How many ferries are there?",
                "Where is Orlun Pier?|Brell|Is there a ferry?|Is there a ferry?",
                "Who wrote The Long Pier?|(not found)|When did she die?|When did The Long Pier die?",
                "Who wrote The Long Pier?|Ida Holt|When did Tor Venn die?|When did Tor Venn die?",
                "Who wrote The Long Pier?|Ida Holt|Why?|Why?",
                "Who wrote The Long Pier?|Ida Holt|''|''",
                "谁写了《长码头》？|陈玉|她出生在哪里？|陈玉出生在哪里？",
                "谁写了《长码头》？|陈玉|他们住在哪里？|他们住在哪里？",
                "谁写了《长码头》？|陈玉|另外，它是哪年出版的？|长码头是哪年出版的？"
            })
    void pronouns_stand_for_what_was_asked_or_answered(String asked, String answer, String question, String meant) {
        assertThat(FollowUp.resolve(question, List.of(new Turn(asked, answer)))).isEqualTo(meant);
    }

    @Test
    void dollars_and_backslashes_in_an_answer_are_plain_text() {
        assertThat(FollowUp.resolve("When did he die?", List.of(new Turn("Who sang?", "A$$ \\1 Holt"))))
                .isEqualTo("When did A$$ \\1 Holt die?");
    }

    @Test
    void a_sentence_does_not_take_the_place_of_a_pronoun() {
        List<Turn> before = List.of(new Turn("Who painted Harbour Dawn?", "It was painted by Ida Holt."));
        assertThat(FollowUp.resolve("When did she die?", before)).isEqualTo("When did Harbour Dawn die?");
    }

    @Test
    void turns_come_back_from_their_context() {
        List<Turn> turns = new ArrayList<>();
        StringBuilder context = new StringBuilder("What was said before:\n");
        for (int i = 0; i < 20; i++) {
            Turn turn = new Turn("Question " + i + "?", i % 3 == 0 ? "" : "Answer " + i);
            turns.add(turn);
            context.append("\nUser: ")
                    .append(turn.question())
                    .append("\nAnswer: ")
                    .append(turn.answer())
                    .append('\n');
        }
        assertThat(FollowUp.turns(context.toString())).isEqualTo(turns);
        assertThat(FollowUp.turns("")).isEmpty();
        assertThat(FollowUp.turns("User: Who?")).isEmpty();
        assertThat(FollowUp.turns("Answer: Ida\nUser: Who?")).isEmpty();
    }
}
