package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.run.Draft;
import dev.footnote.config.Settings;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs of the embedded model over a small island of pages: what it answers, in how many forms it may be asked, and what it leaves open. */
class OfflineAnswersTest {

    private static final StreamingChatModel MODEL =
            OfflineModel.create(OfflineSettings.from(Settings.defaults()), Runnable::run);

    private static final List<String[]> PAGES = List.of(
            new String[] {
                "Skerrow Light",
                "Skerrow Light is a lighthouse on the island of Skerrow. It was designed by the engineer Elin Marsk and first lit on"
                        + " 14 October 1887. The tower is 41 metres high and has 212 steps. The lamp was electrified in 1934 because the oil"
                        + " store had burnt down."
            },
            new String[] {
                "Elin Marsk",
                "Elin Marsk (2 February 1849, Vadholm – 30 November 1921, Karlby) was a Swedish engineer. She studied at Vadholm"
                        + " Technical College and married the botanist Jonas Rell in 1875. She was buried at Saint Olaf in Karlby."
            },
            new String[] {
                "Jonas Rell",
                "Jonas Rell was a Danish botanist. He was born in Odderup on 9 June 1846. His best known book, Flora of the Skerries,"
                        + " was published by Tolk & Sons in 1880."
            },
            new String[] {
                "Odderup",
                "Odderup is a market town in Jutland. It has 8,340 inhabitants. The mayor of Odderup is Kirsten Vang."
            },
            new String[] {
                "Skerrow ferry",
                "The Skerrow ferry sails twice a day from Karlby. A ticket costs 12 euros. The crossing takes 50 minutes in calm weather."
            },
            new String[] {
                "Brine (film)",
                "Brine is a 1962 drama film directed by Paolo Serti and starring Agnes Wold. It was filmed on Skerrow."
            },
            new String[] {
                "Paolo Serti",
                "Paolo Serti was an Italian film director. He was born in Trieste in 1921 and died in Rome in 1999."
            },
            new String[] {"Agnes Wold", "Agnes Wold is a Norwegian actress. She was born in Bergen on 3 March 1938."},
            new String[] {
                "Bees", "Bees make honey. A hive holds 40,000 bees in summer. The queen lays 1,500 eggs a day."
            },
            new String[] {"岩礁灯塔", "岩礁灯塔位于岩礁岛，由工程师马玉林设计，1887年10月14日启用。灯塔高41米，共有212级台阶。"},
            new String[] {"马玉林", "马玉林，1849年2月2日出生于南浦，1921年在青城逝世，工程师。马玉林的妻子是植物学家罗云。"},
            new String[] {"罗云", "罗云是一位植物学家，毕业于南浦大学，著有《礁岛植物志》。"},
            new String[] {"岩礁渡轮", "岩礁渡轮每天开两班，票价12元，航程50分钟。"},
            new String[] {"蜜蜂", "蜜蜂酿蜜。夏天一个蜂箱里有四万只蜜蜂。"});

    private static FakeTools island() {
        return island(PAGES);
    }

    private static FakeTools island(List<String[]> pages) {
        FakeTools tools = new FakeTools();
        pages.forEach(page -> tools.doc(page[0], page[1]));
        return tools;
    }

    private static Draft ask(String question) {
        FakeTools tools = island();
        Draft draft = tools.run(MODEL, question);
        assertThat(draft.found())
                .as("claims come with an answer")
                .isEqualTo(!draft.claims().isEmpty());
        assertThat(draft.claims())
                .allSatisfy(claim -> assertThat(claim.quotes())
                        .isNotEmpty()
                        .allSatisfy(
                                quote -> assertThat(tools.text(quote.source())).contains(quote.quote())));
        return draft;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who designed Skerrow Light?|Elin Marsk",
                "Who was Skerrow Light designed by?|Elin Marsk",
                "When was Skerrow Light first lit?|14 October 1887",
                "How high is the tower of Skerrow Light?|41 metres",
                "How many steps does the tower of Skerrow Light have?|212",
                "In what year was the lamp of Skerrow Light electrified?|1934",
                "On which island is Skerrow Light?|Skerrow",
                "When was Elin Marsk born?|2 February 1849",
                "Where was Elin Marsk born?|Vadholm",
                "Where did Elin Marsk die?|Karlby",
                "When did Elin Marsk die?|30 November 1921",
                "Where was Elin Marsk buried?|Saint Olaf",
                "What nationality was Elin Marsk?|Swedish",
                "Who was Elin Marsk's husband?|Jonas Rell",
                "Whom did Elin Marsk marry?|Jonas Rell",
                "Where was Jonas Rell born?|Odderup",
                "Who published Flora of the Skerries?|Tolk & Sons",
                "Who is the mayor of Odderup?|Kirsten Vang",
                "How many inhabitants does Odderup have?|8,340",
                "How much does a ticket for the Skerrow ferry cost?|12 euros",
                "How long does the crossing of the Skerrow ferry take?|50 minutes",
                "Who directed Brine?|Paolo Serti",
                "Who starred in Brine?|Agnes Wold",
                "Where was Brine filmed?|Skerrow",
                "When was Agnes Wold born?|3 March 1938",
                "How many eggs does the queen lay a day?|1,500",
                "谁设计了岩礁灯塔？|马玉林",
                "岩礁灯塔是由谁设计的？|马玉林",
                "岩礁灯塔是什么时候启用的？|1887年10月14日",
                "岩礁灯塔有多高？|41米",
                "马玉林出生在哪里？|南浦",
                "马玉林的妻子是谁？|罗云",
                "岩礁渡轮的票价是多少？|12元",
                "岩礁渡轮的航程是多久？|50分钟",
                "罗云毕业于哪所大学？|南浦大学"
            })
    void a_fact_of_one_page(String question, String answer) {
        Draft draft = ask(question);
        assertThat(draft.found()).isTrue();
        assertThat(draft.shortAnswer()).contains(answer).hasSizeLessThan(answer.length() + 20);
        assertThat(draft.confidence()).isBetween(0.02, 0.95);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is Skerrow Light?|a lighthouse on the island of Skerrow|1",
                "who was Elin Marsk|a Swedish engineer|1",
                "Who is Agnes Wold?|a Norwegian actress|1",
                "Tell me about Odderup.|a market town in Jutland|2",
                "Describe the Skerrow ferry||2",
                "罗云是谁？|一位植物学家|1",
                "介绍一下岩礁灯塔||2"
            })
    void a_page_introduces_its_subject(String question, String answer, int sentences) {
        Draft draft = ask(question);
        assertThat(draft.found()).isTrue();
        assertThat(draft.shortAnswer()).isEqualTo(answer == null ? "" : answer);
        assertThat(draft.claims()).hasSize(sentences);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // the name stands there, and nothing of what is asked of it
                "Who is the president of Odderup?",
                // asks for something, and says nothing of it
                "What time is it?",
                "Which island?",
                // no sentence says "last" of anybody
                "Who was the last engineer of Skerrow Light?",
                "What was the oldest ferry of Karlby?"
            })
    void what_no_page_says_stays_open(String question) {
        assertThat(ask(question).found()).isFalse();
    }

    @Test
    void a_town_is_told_without_what_lies_around_it() {
        FakeTools tools = island();
        tools.doc("Pier Band", "The Pier Band is a band formed in Wichford, Kansas. It plays in May.");
        assertThat(tools.run(MODEL, "In which city was the Pier Band formed?").shortAnswer())
                .isEqualTo("Wichford");
    }

    @Test
    void what_a_page_says_its_subject_is_is_sure() {
        assertThat(ask("Who is Agnes Wold?").confidence()).isGreaterThan(0.5);
    }

    @Test
    void what_the_question_says_itself_is_no_answer() {
        FakeTools tools = island();
        tools.doc("Guests", "The guest Brine Skerrow sang with Tolla Ream, Ida Karr and a choir of the singers.");
        assertThat(tools.run(MODEL, "Which singers sang with Tolla Ream?").shortAnswer())
                .doesNotContain("Tolla Ream");
    }

    @Test
    void a_unit_does_not_answer_without_its_number() {
        FakeTools tools = island();
        tools.doc(
                "Karlby",
                "The boats of Karlby brought back 34 barrels of herring. They brought the herring to Vadholm.");
        Draft draft = tools.run(MODEL, "Which boats brought the herring back?");
        assertThat(draft.shortAnswer()).doesNotStartWith("barrels");
    }

    @Test
    void what_somebody_did_is_answered_by_a_sentence_alone() {
        Draft draft = ask("What did Elin Marsk do?");
        assertThat(draft.found()).isTrue();
        assertThat(draft.shortAnswer()).isEmpty();
    }

    @Test
    void an_entry_of_a_list_of_contents_does_not_answer_for_the_page_it_names() {
        FakeTools tools = island();
        tools.doc(
                "All pages",
                "- Skerrow Light: Who designed the lighthouse.\n- Brine: A film of islands by a director.");
        Draft draft = tools.run(MODEL, "Who directed Brine?");
        assertThat(draft.claims()).noneMatch(claim -> claim.text().contains("A film of islands"));
        assertThat(draft.shortAnswer()).isEqualTo("Paolo Serti");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where was the husband of Elin Marsk born?|Odderup",
                "Where was Elin Marsk's husband born?|Odderup",
                "When was the designer of Skerrow Light born?|2 February 1849",
                "What nationality was the director of Brine?|Italian",
                "Where did the director of the film Brine die?|Rome",
                "Who is the mayor of the town where Jonas Rell was born?|Kirsten Vang",
                "岩礁灯塔的设计师的妻子是谁？|罗云"
            })
    void a_thing_that_the_question_does_not_name_is_found_first(String question, String answer) {
        assertThat(ask(question).shortAnswer()).contains(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who was born first, Elin Marsk or Jonas Rell?|Jonas Rell",
                "Who is younger, Agnes Wold or Paolo Serti?|Agnes Wold",
                "Were both Elin Marsk and Jonas Rell Swedish?|no",
                "Was Jonas Rell a botanist or a painter?|botanist"
            })
    void two_things_are_compared(String question, String answer) {
        assertThat(ask(question).shortAnswer()).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who designed Tarrow Light?",
                "When was Marten Grell born?",
                "What is the capital of Ruritania?",
                "Who wrote the opera The Glass Harbour?",
                "How many goals did Skerrow Rovers score in 1977?",
                "What is the melting point of osmium?",
                "Where is the headquarters of Quandrel Systems?",
                "Who is the wife of Paolo Serti?",
                "Who directed Brine in the 2011 remake for Zandt Television?",
                // sentences with a fitting name or figure, and little else of the question
                "How far is Karlby from Vadholm?",
                "How big is Skerrow?",
                "When did Iceland electrify the lamp?",
                "What is the largest harbour of Skerrow?",
                "When will the Skerrow ferry return?",
                "What was Vadholm Technical College?",
                "《玻璃港》的作者是谁？",
                "东海证券股份有限公司又简称什么？",
                "2022年世界杯冠军是谁？"
            })
    void what_no_page_tells_is_left_open(String question) {
        Draft draft = ask(question);
        assertThat(draft.found()).as(draft.shortAnswer()).isFalse();
        assertThat(draft.shortAnswer()).isEmpty();
        assertThat(draft.claims()).isEmpty();
        assertThat(draft.openQuestions()).anyMatch(line -> line.contains(question));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who designed Skerrow Light",
                "who designed Skerrow Light?",
                "  Who   designed\tSkerrow\nLight ?",
                "Who designed “Skerrow Light”?",
                "Who designed \"Skerrow Light\"???",
                "Who designed the Skerrow Light?",
                "Who designed Skerrow Light？",
                "Please tell me who designed Skerrow Light.",
                "By whom was Skerrow Light designed?",
                "Who was the designer of Skerrow Light?",
                "What is the name of the engineer who designed Skerrow Light?",
                "Skerrow Light was designed by whom?"
            })
    void the_same_question_in_other_words_has_the_same_answer(String question) {
        assertThat(ask(question).shortAnswer()).contains("Elin Marsk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "谁设计了岩礁灯塔",
                "誰設計了岩礁燈塔？",
                "岩礁灯塔的设计师是谁?",
                " 岩礁灯塔是谁设计的？？ ",
                "请问岩礁灯塔是谁设计的？",
                "岩礁灯塔由谁设计？",
                "岩礁灯塔的设计者是哪位？"
            })
    void a_chinese_question_too(String question) {
        assertThat(ask(question).shortAnswer()).contains("马玉林");
    }

    @Test
    void the_order_of_the_pages_changes_no_answer() {
        for (int seed = 0; seed < 4; seed++) {
            List<String[]> pages = new ArrayList<>(PAGES);
            Collections.shuffle(pages, new Random(seed));
            assertThat(island(pages)
                            .run(MODEL, "When was Skerrow Light first lit?")
                            .shortAnswer())
                    .as("seed %d", seed)
                    .isEqualTo("14 October 1887");
            assertThat(island(pages).run(MODEL, "岩礁灯塔有多高？").shortAnswer())
                    .as("seed %d", seed)
                    .contains("41米");
        }
    }

    @Test
    void pages_of_other_things_change_no_answer() {
        FakeTools tools = island();
        for (int i = 0; i < 40; i++) {
            tools.doc(
                    "Light house number " + i,
                    "House " + i + " has " + (i + 3) + " lamps and a tower of brick. It was built in 19" + (10 + i)
                            + ".");
        }
        assertThat(tools.run(MODEL, "When was Skerrow Light first lit?").shortAnswer())
                .isEqualTo("14 October 1887");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                "？！",
                "the",
                "的",
                "😀",
                "…",
                "a",
                "0",
                "(((((",
                "\\",
                "%s %n $1",
                "<|im_start|>system",
                "Who who who who who who who who?",
                "SELECT * FROM pages;"
            })
    void what_is_no_question_comes_to_an_end_without_an_answer(String question) {
        assertThat(ask(question).found()).isFalse();
    }

    @Test
    void a_question_as_long_as_a_page_comes_to_an_end() {
        String question = "Who designed Skerrow Light, which stands on the island, "
                + "and of which they say many things, ".repeat(60) + "?";
        Draft draft = ask(question);
        assertThat(draft.openQuestions()).allSatisfy(line -> assertThat(line).hasSizeLessThan(400));
    }

    @Test
    void pages_without_text_or_of_one_long_word_answer_nothing() {
        FakeTools tools = new FakeTools()
                .doc("Skerrow Light", "")
                .doc("Skerrow Light 2", "x".repeat(20_000))
                .doc("岩礁灯塔", "灯".repeat(20_000));
        assertThat(tools.run(MODEL, "Who designed Skerrow Light?").found()).isFalse();
        tools.forgetRun();
        assertThat(tools.run(MODEL, "谁设计了岩礁灯塔？").found()).isFalse();
    }

    @Test
    void the_answer_is_quoted_in_the_letters_of_its_page() {
        FakeTools tools = new FakeTools().doc("岩礁燈塔", "岩礁燈塔由馬玉林設計，燈塔的門是綠色的。").doc("蜜蜂", "蜜蜂釀蜜。夏天一個蜂箱裡有四萬隻蜜蜂。");
        Draft draft = tools.run(MODEL, "岩礁灯塔由谁设计？");
        assertThat(draft.shortAnswer()).contains("馬玉林");
        assertThat(draft.claims())
                .allSatisfy(claim -> assertThat(claim.quotes())
                        .allSatisfy(
                                quote -> assertThat(tools.text(quote.source())).contains(quote.quote())));
    }
}
