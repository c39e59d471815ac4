package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Draft;
import dev.footnote.api.UsageException;
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
        assertThat(draft.openQuestions()).anyMatch(line -> line.contains("extractive"));
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
    void chinese_questions_are_answered_in_chinese() {
        FakeTools tools = new FakeTools()
                .doc("灯塔岛", "灯塔岛位于东海。岛上的灯塔建于1887年，由工程师林海生设计。")
                .doc("林海生", "林海生是一位工程师。林海生出生于福州，晚年居住在上海。")
                .doc("蜜蜂", "蜜蜂会酿蜜。夏天一个蜂箱里有四万只蜜蜂。");
        Draft draft = tools.run(MODEL, "灯塔岛上的灯塔建于哪一年？");
        assertThat(draft.found()).isTrue();
        assertThat(draft.shortAnswer()).isEqualTo("1887年");
        everyQuoteStands(tools, draft);
        assertThat(draft.openQuestions()).anyMatch(line -> line.contains("摘录"));
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
    void settings_out_of_range_are_refused_with_their_name() {
        assertThatThrownBy(() -> OfflineSettings.from(
                        Settings.load(new Settings.Inputs(null, Map.of(), Map.of("offline.min_coverage", "2")))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("offline.min_coverage");
        assertThatThrownBy(() -> OfflineSettings.from(
                        Settings.load(new Settings.Inputs(null, Map.of(), Map.of("offline.rounds", "0")))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("offline.rounds");
    }
}
