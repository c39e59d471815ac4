package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedForTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who painted the ferry at Orlun?|PERSON",
                "By whom was the ferry at Orlun painted?|PERSON",
                "Which painter lived at Orlun?|PERSON",
                "When did the ferry sink?|DATE",
                "In what year did the ferry sink?|YEAR",
                "The ferry sank in which year?|YEAR",
                "Where does the ferry land?|PLACE",
                "In which county is Orlun?|PLACE",
                "The ferry belongs to which town?|PLACE",
                "How many passengers does the ferry take?|COUNT",
                "How tall is the lighthouse?|AMOUNT",
                "What percentage of the crew drowned?|AMOUNT",
                "Which company owns the ferry?|BODY",
                "What is the name of the company that owns the ferry?|BODY",
                "Which novel is about the ferry?|WORK",
                "What nationality was the captain?|ORIGIN",
                "What was the captain's occupation?|ROLE",
                "What is the occupation of the captain?|ROLE",
                "Which bird nests on the ferry?|NAMED_KIND",
                "Why did the ferry sink?|REASON",
                "How did the captain escape?|MANNER",
                "Is the ferry older than the pier?|YES_NO",
                "Did the captain who painted the ferry live at Orlun?|YES_NO"
            })
    void the_asking_word_and_its_noun_tell_the_kind(String question, AnswerKind kind) {
        assertThat(AskedFor.of(question).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the height of the tower where the keeper lives?|AMOUNT",
                "When the ferry sank, who was its captain?|PERSON",
                "Which company built the pier where the ferry lands?|BODY",
                "In what year was the man who painted the ferry born?|YEAR",
                "Who was mayor when the ferry sank?|PERSON"
            })
    void a_word_that_joins_a_clause_to_a_noun_does_not_ask(String question, AnswerKind kind) {
        assertThat(AskedFor.of(question).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "谁画了渡船？|PERSON",
                "渡船的船长是谁？|PERSON",
                "渡船的导演是什么人？|PERSON",
                "渡船什么时候沉没？|DATE",
                "渡船是哪年沉没的？|YEAR",
                "渡船停在哪里？|PLACE",
                "渡船属于哪个城市？|PLACE",
                "渡船展览在哪举办|PLACE",
                "渡船在哪？|PLACE",
                "渡船从哪来的|PLACE",
                "渡船在哪家公司注册？|BODY",
                "渡船在哪部电影里出现？|WORK",
                "渡船上有几名船员？|COUNT",
                "渡船载客人数是多少？|COUNT",
                "渡船有多长？|AMOUNT",
                "渡船的票房是多少？|AMOUNT",
                "渡船属于哪家公司？|BODY",
                "船长写了什么小说？|WORK",
                "船长的国籍是什么？|ORIGIN",
                "渡船为什么沉没？|REASON",
                "船长如何逃生？|MANNER",
                "渡船是红色的吗？|YES_NO",
                "渡船首航日期|DATE",
                "渡船现任船长|THING"
            })
    void chinese_asking_words_tell_the_kind(String question, AnswerKind kind) {
        assertThat(AskedFor.of(question).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "东屿大运会开幕时间|DATE|时间",
                "东屿渔港的年产量|AMOUNT|年产量",
                "东屿号现任行政长官|PERSON|行政长官",
                "东屿市议会席位|COUNT|席位",
                "东屿帆船赛男子组金牌|PERSON|金牌",
                "渡船属于什么流派的建筑|NAMED_KIND|流派",
                "林海生是什么专业的|ROLE|专业",
                "哪些美国选手退出了比赛？|PERSON|美国选手",
                "哪个国家造了渡船？|PLACE|国家",
                "渡船在哪个省？|PLACE|省"
            })
    void the_noun_that_is_asked_for_is_read_at_the_end_and_behind_the_asking_word(
            String question, AnswerKind kind, String noun) {
        AskedFor asked = AskedFor.of(question);
        assertThat(asked.kind()).isEqualTo(kind);
        assertThat(String.join("", asked.nouns())).isEqualTo(noun);
    }

    @Test
    void the_noun_behind_which_is_kept_by_its_stem() {
        assertThat(AskedFor.of("Which birds nest on the ferry?").nouns()).contains("bird");
        assertThat(AskedFor.of("哪种鸟住在渡船上？").nouns()).isNotEmpty();
    }

    @Test
    void a_text_without_an_asking_word_asks_for_a_thing() {
        AskedFor asked = AskedFor.of("ferry timetable");
        assertThat(asked.kind()).isEqualTo(AnswerKind.THING);
        assertThat(asked.start()).isEqualTo("ferry timetable".length());
        assertThat(AskedFor.of("").kind()).isEqualTo(AnswerKind.THING);
    }
}
