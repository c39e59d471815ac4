package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Answer;
import dev.footnote.api.Claim;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Draft;
import dev.footnote.config.Settings;
import dev.footnote.tools.ToolContract;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfflineModelTest {

    private static final StreamingChatModel MODEL =
            OfflineModel.create(OfflineSettings.from(Settings.defaults()), Runnable::run);

    private static FakeTools english() {
        FakeTools tools = new FakeTools();
        tools.doc("Harbour Lights", "Harbour Lights is a 1931 novel. It was written by Mira Oldenkamp in one winter.")
                .doc(
                        "Mira Oldenkamp",
                        "Mira Oldenkamp was a novelist. She was born in Tarvisville on 4 May 1899. She kept bees.")
                .doc("Bees", "Bees make honey. A hive holds 40,000 bees in summer.");
        for (int i = 0; i < 12; i++) {
            tools.doc("Town number " + i, "The town has a market and a church. Trains leave each hour for the coast.");
        }
        return tools;
    }

    private static void everyQuoteStands(FakeTools tools, Draft draft) {
        assertThat(draft.claims())
                .isNotEmpty()
                .allSatisfy(claim -> assertThat(claim.quotes())
                        .isNotEmpty()
                        .allSatisfy(
                                quote -> assertThat(tools.text(quote.source())).contains(quote.quote())));
    }

    @Test
    void a_name_just_read_is_the_next_query() {
        FakeTools tools = english();
        Draft draft = tools.run(MODEL, "Where was the author of the novel Harbour Lights born?");
        assertThat(draft.found()).isTrue();
        assertThat(draft.shortAnswer()).isEqualTo("Tarvisville");
        everyQuoteStands(tools, draft);
        assertThat(tools.thinking).contains("extractive");
        assertThat(draft.openQuestions()).isEmpty();
    }

    @Test
    void the_short_answer_is_of_the_kind_asked_for() {
        assertThat(english().run(MODEL, "When was Mira Oldenkamp born?").shortAnswer())
                .isEqualTo("4 May 1899");
        assertThat(english()
                        .run(MODEL, "How many bees does a hive hold in summer?")
                        .shortAnswer())
                .isEqualTo("40,000");
        assertThat(english().run(MODEL, "Who wrote Harbour Lights?").shortAnswer())
                .isEqualTo("Mira Oldenkamp");
    }

    @Test
    void a_title_of_figures_names_nothing_and_a_compact_date_is_a_date() {
        FakeTools tools = english();
        tools.doc("20260413_2100", "The bakery party of Vellum Lane offers rye bread and plum cake to all.");
        tools.doc("Rent book", "20260301_10:00 The rent of Vellum Lane was transferred to the landlord Brandt.");

        assertThat(tools.run(MODEL, "What does the bakery party of Vellum Lane offer to all?")
                        .shortAnswer())
                .isNotBlank()
                .isNotEqualTo("20260413_2100");
        tools.forgetRun();
        assertThat(tools.run(MODEL, "When was the rent of Vellum Lane transferred to Brandt?")
                        .shortAnswer())
                .isEqualTo("20260301_10:00");
    }

    @Test
    void a_question_for_a_person_is_not_answered_where_no_name_stands() {
        FakeTools tools =
                new FakeTools().doc("bridge.txt", "The bridge of Aldermoor is long and old and crosses a river.");
        Draft draft = tools.run(MODEL, "Who designed the bridge of Aldermoor?");
        assertThat(draft.found()).isFalse();

        tools = new FakeTools().doc("bridge.txt", "The bridge of Aldermoor was designed by Ellen Hart in 1890.");
        assertThat(tools.run(MODEL, "Who designed the bridge of Aldermoor?").shortAnswer())
                .isEqualTo("Ellen Hart");
    }

    @Test
    void a_place_with_its_larger_one_does_not_take_the_full_stop_along() {
        FakeTools tools = english().doc("Ida Brandvold", "Ida Brandvold was born in Cresset Falls, Montana.");
        assertThat(tools.run(MODEL, "Where was Ida Brandvold born?").shortAnswer())
                .isEqualTo("Cresset Falls, Montana");
    }

    @Test
    void a_blocked_search_is_not_repeated_and_told_apart_from_an_empty_one() {
        FakeTools tools = english();
        tools.blocked = true;
        Draft draft = tools.run(MODEL, "Who wrote Harbour Lights?");
        assertThat(draft.found()).isFalse();
        assertThat(draft.openQuestions().get(0)).contains("refused or failed", "Engines refused (fake: blocked).");
        assertThat(tools.queries).hasSize(1);

        Draft empty = new FakeTools().run(MODEL, "Who wrote Harbour Lights?");
        assertThat(empty.openQuestions()).noneMatch(line -> line.contains("refused"));
    }

    @Test
    void what_the_corpus_does_not_hold_is_not_found() {
        FakeTools tools = english();
        Draft draft = tools.run(MODEL, "Which chemist discovered the Zeppelin isotope of xenon at Uppsala?");
        assertThat(draft.found()).isFalse();
        assertThat(draft.claims()).isEmpty();
        assertThat(draft.openQuestions()).anyMatch(line -> line.startsWith("Unanswered"));
        assertThat(new FakeTools().run(MODEL, "Anything?").found()).isFalse();
        assertThat(new FakeTools().run(MODEL, "").found()).isFalse();
    }

    @Test
    void a_name_found_on_the_way_does_not_stand_for_the_one_that_was_asked() {
        FakeTools tools = english().doc("Salt Quay", "The founder of Salt Quay was Mira Oldenkamp, a keeper of bees.");
        Draft draft = tools.run(MODEL, "Where was the founder of Brackwater Marine Holdings born?");
        assertThat(draft.found()).isFalse();
        tools.forgetRun();
        assertThat(tools.run(MODEL, "Where was the founder of Salt Quay born?").shortAnswer())
                .isEqualTo("Tarvisville");
    }

    @Test
    void the_short_answer_stands_in_a_sentence_that_is_told() {
        FakeTools tools = new FakeTools()
                .doc("Silver Tides", "Silver Tides is a 1941 drama film. It was directed by Nella Voss.")
                .doc("Iron Meadow", "Iron Meadow is a 1937 war film. It was directed by Bram Tolle.")
                .doc("Nella Voss", "Nella Voss (2 May 1902 – 8 June 1971) was a film director from Norrey.")
                .doc("Bram Tolle", "Bram Tolle (11 July 1899 – 9 June 1971) was a film director from Quay.");
        Draft draft = tools.run(MODEL, "Which film has the director who died first, Silver Tides or Iron Meadow?");
        assertThat(draft.shortAnswer()).isEqualTo("Silver Tides");
        assertThat(draft.claims()).extracting(Draft.DraftClaim::text).anyMatch(text -> text.contains("Silver Tides"));
        everyQuoteStands(tools, draft);
    }

    @Test
    void both_have_to_be_what_is_asked_names_of_peoples_among_it() {
        FakeTools tools = new FakeTools()
                .doc("Alma Verin", "Alma Verin was a Norreyan painter.")
                .doc("Otto Brask", "Otto Brask was a Quayish painter.");
        assertThat(tools.run(MODEL, "Were both Alma Verin and Otto Brask Norreyan painters?")
                        .shortAnswer())
                .isEqualTo("no");
    }

    @Test
    void one_of_two_is_picked_by_what_is_said_of_it() {
        FakeTools tools = new FakeTools()
                .doc("Alma Verin", "Alma Verin was a painter. She kept the lighthouse of Orlun.")
                .doc("Otto Brask", "Otto Brask was a poet. He sailed to Quay.");
        assertThat(tools.run(MODEL, "Who kept the lighthouse, Alma Verin or Otto Brask?")
                        .shortAnswer())
                .isEqualTo("Alma Verin");
        FakeTools chinese = new FakeTools().doc("东屿", "东屿上建有灯塔，常年有人看守。").doc("西屿", "西屿上只有渔民的小屋和码头。");
        assertThat(chinese.run(MODEL, "建有灯塔的是东屿还是西屿？").shortAnswer()).isEqualTo("东屿");
    }

    @Test
    void a_sure_answer_is_told_in_one_sentence_and_no_caption_or_date_of_publication_is() {
        FakeTools tools = english();
        tools.doc(
                "Quay light",
                "Published 3 May 2019\n\nThe Quay light was lit in 1887 by Ellen Hart.\n\nFigure 2: The Quay light.");
        Draft draft = tools.run(MODEL, "Who lit the Quay light?");
        assertThat(draft.shortAnswer()).isEqualTo("Ellen Hart");
        assertThat(draft.claims())
                .extracting(Draft.DraftClaim::text)
                .noneMatch(text -> text.startsWith("Published") || text.startsWith("Figure"));
        assertThat(draft.claims().size()).isLessThanOrEqualTo(3);
    }

    @Test
    void a_sentence_that_says_little_of_what_is_asked_is_not_told_beside_the_answer() {
        FakeTools tools = english();
        tools.doc(
                        "Quay light",
                        "The buyer of the old tower, for 900 crowns, was Ellen Hart. The Quay light is 30 metres high.")
                .doc("Ellen Hart", "In 1887 Ellen Hart bought a tower with a light that stands on the shore.")
                .doc(
                        "Mirrors",
                        "Five lights are told apart by their mirrors: the Quay light, the Brell light and those of the chapel.");
        Draft draft = tools.run(MODEL, "Who bought the Quay light?");
        assertThat(draft.shortAnswer()).isEqualTo("Ellen Hart");
        assertThat(draft.claims()).extracting(Draft.DraftClaim::text).noneMatch(text -> text.contains("chapel"));
    }

    @Test
    void a_chinese_sentence_that_says_little_of_what_is_asked_is_not_told_either() {
        FakeTools tools = new FakeTools().doc("灯塔岛", "灯塔岛上的灯塔由工程师林海生设计。").doc("东屿", "东屿的码头由陈秀兰修建。");
        Draft draft = tools.run(MODEL, "灯塔岛上的灯塔是谁设计的？");
        assertThat(draft.claims()).extracting(Draft.DraftClaim::text).noneMatch(text -> text.contains("码头"));
    }

    @Test
    void a_country_answers_where_a_country_is_asked_for() {
        FakeTools tools = english();
        tools.doc("Oberau Cup", "The Oberau Cup is held in Oberau, Hallein County, Austria, by the Oberau Club.");
        assertThat(tools.run(MODEL, "In which country is the Oberau Cup held?").shortAnswer())
                .isEqualTo("Austria");
        FakeTools chinese = new FakeTools().doc("灯塔杯", "灯塔杯由海生俱乐部主办，每年夏天在葡萄牙的港口举行。");
        assertThat(chinese.run(MODEL, "灯塔杯在哪个国家举行？").shortAnswer()).isEqualTo("葡萄牙");
    }

    @Test
    void an_answer_of_this_model_ends_with_one_notice_and_others_have_none() {
        Answer answer = answer(OfflineModel.NAME);
        assertThat(OfflineModel.annotate(answer).answer())
                .startsWith("It was lit.")
                .endsWith("_");
        assertThat(OfflineModel.annotate(answer).answer()).containsOnlyOnce("Extractive");
        assertThat(OfflineModel.annotate(answer("other"))).isEqualTo(answer("other"));
    }

    private static Answer answer(String model) {
        return new Answer(
                "1",
                "Who lit it?",
                Answer.Status.ANSWERED,
                "It was lit.",
                "",
                0.5,
                List.of(new Claim("It was lit.", Claim.Support.NONE, List.of(), List.of())),
                List.of(),
                List.of(),
                List.of(),
                null,
                model,
                Usage.NONE,
                null);
    }

    @Test
    void chinese_questions_are_answered_in_chinese() {
        FakeTools tools = new FakeTools()
                .doc("灯塔岛", "灯塔岛位于东海。岛上的灯塔建于1887年，由工程师林海生设计。")
                .doc("林海生", "林海生是一位工程师。林海生出生于福州，晚年居住在上海。")
                .doc("蜜蜂", "蜜蜂会酿蜜。夏天一个蜂箱里有四万只蜜蜂。");
        Draft draft = tools.run(MODEL, "灯塔岛上的灯塔建于哪一年？");
        assertThat(draft.found()).isTrue();
        assertThat(draft.shortAnswer()).isEqualTo("1887年");
        everyQuoteStands(tools, draft);
        assertThat(draft.openQuestions()).isEmpty();
        assertThat(tools.thinking).contains("搜索");
    }

    @Test
    void two_dates_are_compared() {
        FakeTools tools = new FakeTools()
                .doc("Alma Verin", "Alma Verin (born 3 March 1920) was a painter of the northern school.")
                .doc("Otto Brask", "Otto Brask (born 9 June 1911) was a painter of the southern school.");
        assertThat(tools.run(MODEL, "Who was born first, Alma Verin or Otto Brask?")
                        .shortAnswer())
                .isEqualTo("Otto Brask");
    }

    @Test
    void two_things_are_compared_by_what_they_lead_to() {
        FakeTools tools = new FakeTools()
                .doc(
                        "Silver Tides",
                        "Silver Tides is a 1941 drama film produced by Arlo Pint and directed by Nella Voss.")
                .doc("Iron Meadow", "Iron Meadow is a 1937 war film directed by Bram Tolle and starring Ona Dell.")
                .doc("Nella Voss", "Nella Voss (2 May 1902 – 8 June 1971) was a film director from Norrey.")
                .doc("Bram Tolle", "Bram Tolle (11 July 1899 – 9 June 1971) was a film director from Quay.");
        Draft draft = tools.run(MODEL, "Which film has the director who died first, Silver Tides or Iron Meadow?");
        assertThat(draft.shortAnswer()).isEqualTo("Silver Tides");
        assertThat(draft.claims()).hasSize(4);
        everyQuoteStands(tools, draft);
    }

    @Test
    void an_answer_is_told_with_the_sentence_that_leads_to_it() {
        FakeTools tools = english();
        Draft draft = tools.run(MODEL, "What is the place of birth of the writer of Harbour Lights?");
        assertThat(draft.shortAnswer()).isEqualTo("Tarvisville");
        assertThat(draft.claims())
                .extracting(Draft.DraftClaim::text)
                .contains(
                        "It was written by Mira Oldenkamp in one winter.",
                        "She was born in Tarvisville on 4 May 1899.");
    }

    @Test
    void what_is_said_of_others_is_no_answer() {
        Draft draft = english().run(MODEL, "When was Dora Quelmar the novelist born?");
        assertThat(draft.found()).isFalse();
    }

    @Test
    void both_are_told_apart_by_what_each_is() {
        FakeTools tools = new FakeTools()
                .doc("Alma Verin", "Alma Verin was a Norreyan painter.")
                .doc("Otto Brask", "Otto Brask was a Norreyan poet.");
        assertThat(tools.run(MODEL, "Are Alma Verin and Otto Brask of the same nationality?")
                        .shortAnswer())
                .isEqualTo("yes");
        tools.forgetRun();
        assertThat(tools.run(MODEL, "Were both Alma Verin and Otto Brask painters?")
                        .shortAnswer())
                .isEqualTo("no");
    }

    @Test
    void a_chinese_answer_stands_where_the_question_word_stood() {
        FakeTools tools =
                new FakeTools().doc("灰冠雉", "灰冠雉是一种大型鸟类，属于凤冠雉科，生活在热带森林。").doc("蜜蜂", "蜜蜂会酿蜜。夏天一个蜂箱里有四万只蜜蜂。");
        assertThat(tools.run(MODEL, "灰冠雉生活在哪里？").shortAnswer()).isEqualTo("热带森林");
    }

    @Test
    void a_long_page_is_read_on() {
        String filler = "The harbour master wrote down each ship and its cargo. ".repeat(120);
        FakeTools tools =
                new FakeTools().doc("Ledger", filler + "The frigate Quelmar sank in 1782 off Norrey. " + filler);
        Draft draft = tools.run(MODEL, "In what year did the frigate Quelmar of the ledger sink?");
        assertThat(draft.shortAnswer()).isEqualTo("1782");
        everyQuoteStands(tools, draft);
    }

    @Test
    void the_same_messages_give_the_same_turn_and_ids_count_over_the_run() {
        FakeTools one = english();
        FakeTools two = english();
        String question = "Where was the author of the novel Harbour Lights born?";
        assertThat(one.run(MODEL, question)).isEqualTo(two.run(MODEL, question));
        assertThat(one.messages).isEqualTo(two.messages);
        List<String> ids = one.messages.stream()
                .filter(message -> message instanceof AiMessage)
                .flatMap(message -> ((AiMessage) message).toolExecutionRequests().stream())
                .map(ToolExecutionRequest::id)
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.get(0)).isEqualTo("functions.search:0");
        assertThat(ids.get(ids.size() - 1)).isEqualTo("functions.submit_answer:" + (ids.size() - 1));
    }

    @Test
    void it_hands_in_when_nothing_else_is_offered() {
        FakeTools tools = english();
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("Who wrote Harbour Lights?"))
                .toolSpecifications(ToolContract.submit())
                .build();
        AiMessage message = tools.turn(MODEL, request);
        assertThat(message.toolExecutionRequests())
                .singleElement()
                .satisfies(call -> assertThat(call.name()).isEqualTo("submit_answer"));
    }

    @Test
    void a_refused_claim_is_dropped() {
        FakeTools tools = english();
        tools.refusals = 5;
        Draft draft = tools.run(MODEL, "Who wrote Harbour Lights?");
        assertThat(draft.found()).isFalse();
        assertThat(draft.claims()).isEmpty();
    }

    @Test
    void an_answer_less_likely_than_the_least_that_is_set_is_not_given() {
        OfflineSettings strict = OfflineSettings.from(
                Settings.load(new Settings.Inputs(null, Map.of(), Map.of("offline.min_confidence", "0.99"))));
        StreamingChatModel model = OfflineModel.create(strict, Runnable::run);
        assertThat(english().run(MODEL, "Who wrote Harbour Lights?").found()).isTrue();
        assertThat(english().run(model, "Who wrote Harbour Lights?").found()).isFalse();
    }

    @Test
    void a_chinese_question_for_two_things_has_two_answers() {
        FakeTools tools = new FakeTools()
                .doc("青岚省", "青岚省位于东海之滨。青岚省的省会是云渡市，人口三百万。")
                .doc("白沙省", "白沙省位于西部高原。白沙省的省会是月泉市，人口两百万。")
                .doc("蜜蜂", "蜜蜂酿蜜。夏天一个蜂箱里有四万只蜜蜂。");
        Draft draft = tools.run(MODEL, "青岚省和白沙省的省会分别是哪里？");
        assertThat(draft.shortAnswer()).isEqualTo("云渡市；月泉市");
        everyQuoteStands(tools, draft);
    }

    @Test
    void settings_out_of_range_are_refused_with_their_name() {
        assertThatThrownBy(() -> OfflineSettings.from(
                        Settings.load(new Settings.Inputs(null, Map.of(), Map.of("offline.min_coverage", "2")))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("offline.min_coverage");
        assertThatThrownBy(() -> OfflineSettings.from(
                        Settings.load(new Settings.Inputs(null, Map.of(), Map.of("offline.rounds", "0")))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("offline.rounds");
    }

    @Test
    void a_follow_up_is_asked_of_what_was_said_before() {
        FakeTools tools = english();
        tools.messages.add(dev.langchain4j.data.message.SystemMessage.from(
                "User: Who wrote the novel Harbour Lights?\nAnswer: Mira Oldenkamp\n- It was written by her.\n"));
        Draft draft = tools.run(MODEL, "And where was she born?");
        assertThat(draft.shortAnswer()).isEqualTo("Tarvisville");
        assertThat(tools.queries.get(0)).contains("Mira Oldenkamp");
    }
}
