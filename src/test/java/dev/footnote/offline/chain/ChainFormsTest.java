package dev.footnote.offline.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which questions speak of things without naming them, names in questions, and questions about two things. */
class ChainFormsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where was Ida Holt's husband born?|Who is the husband of Ida Holt?|Where was X born?",
                "Where was Ida Holt’s husband born?|Who is the husband of Ida Holt?|Where was X born?",
                "When was Low Tide's director born?|Who is the director of Low Tide?|When was X born?",
                "When was the director of \"Low Tide\" born?|Who is the director of \"Low Tide\"?|When was X born?",
                "When was the author of the novel The Long Pier born?|Who is the author of the novel The Long Pier?|When was X"
                        + " born?",
                "How tall is the captain of Orlun Rovers?|Who is the captain of Orlun Rovers?|How tall is X?",
                "What party does the mayor of Brell belong to?|Who is the mayor of Brell?|What party does X belong to?",
                "How many people live in the capital of Norrey?|What is the capital of Norrey?|How many people live in X?",
                "Who owns the company that built Quay Bridge?|What is the company that built Quay Bridge?|Who owns X?",
                "When did the city where Ida Holt died burn?|What is the city where Ida Holt died?|When did X burn?",
                "Who leads the party of which Tor Venn is a member?|What is the party of which Tor Venn is a member?|Who leads X?",
                "Where is Ida Holt's place of birth?||",
                "What is Ida Holt's country of citizenship known for?|What is the country of citizenship of Ida Holt?|What is X"
                        + " known for?",
                "Who is the father-in-law of Tor Venn?|Who is the spouse of Tor Venn?|Who is X's father?",
                "Who is Tor Venn's daughter-in-law?|Who is the son of Tor Venn?|Who is X's wife?",
                "When was Tor Venn's son-in-law born?|Who is the daughter of Tor Venn?|When was X's husband born?",
                "Who is mayor of the largest city in Norrey?|What is the largest city in Norrey?|Who is mayor of X?",
                "Who founded the second most populous town of Norrey?|What is the second most populous town of Norrey?|Who"
                        + " founded X?",
                "What river runs through the same county as Brell?|What is the county of Brell?|What river runs through X?",
                "What is the seat of the county sharing a border with Brell County?|What is the county sharing a border with"
                        + " Brell County?|What is the seat of X?",
                "How large is the county whose capital is Brell?|What is the county whose capital is Brell?|How large is X?",
                "Which bird lives in the state that has Brell as its capital?|What is the state that has Brell as its"
                        + " capital?|Which bird lives in X?",
                "Who rules the country where Quay Tower can be found?|What is the country where Quay Tower can be found?|Who"
                        + " rules X?",
                "Where was the person who wrote Low Tide born?|Who is the person who wrote Low Tide?|Where was X born?",
                "林海生出生的城市有多少人口？|林海生出生的城市是哪个？|X有多少人口？",
                "林海生毕业的大学位于哪里？|林海生毕业的大学是哪个？|X位于哪里？",
                "《灯塔谣》的演唱者出生于哪里？|《灯塔谣》的演唱者是谁？|X出生于哪里？",
                "青岚省的省会有多少人口？||",
                "云渡大桥的设计师毕业于哪所大学？|云渡大桥的设计师是谁？|X毕业于哪所大学？",
                "海城集团的总部位于哪条街？|海城集团的总部是哪里？|X位于哪条街？"
            })
    void the_thing_that_is_found_first(String question, String first, String rest) {
        Optional<ChainLink> link = ChainParser.innermost(question);
        if (first == null) {
            assertThat(link).isEmpty();
        } else {
            assertThat(link.map(ChainLink::question)).contains(first);
            assertThat(link.map(one -> one.with("X"))).contains(rest);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "   ",
                "?",
                "Who?",
                "Who is the mayor of Brell?",
                "What is the capital of Norrey?",
                "Where is the Isle of Tarn?",
                "When was the Battle of Brell?",
                "How old is the University of Orlun?",
                "Which member of the band Salt drowned?",
                "What is a director of photography?",
                "Who was born in Brell in 1871?",
                "谁是灯塔公司的创始人？",
                "青岚省的省会是哪里？",
                "海城集团的总部位于哪个城市？",
                "《低潮》的导演是哪位？",
                "的导演"
            })
    void nothing_has_to_be_found_first(String question) {
        assertThat(ChainParser.innermost(question)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who wrote \"The Long Pier\"?|writer|The Long Pier",
                "who painted Harbour Dawn?|painter|Harbour Dawn",
                "Who married Ida Holt?|spouse|Ida Holt",
                "Who discovered the Comet Holt?|discoverer|Comet Holt",
                "Who composed the opera Salt?|composer|Salt",
                "Who is the husband of Ida Holt?|husband|Ida Holt",
                "Who was Ida Holt's mother?|mother|Ida Holt",
                "What is the name of the director of Low Tide?|director|Low Tide",
                "《低潮》的导演是谁？|导演|《低潮》",
                "《低潮》的导演叫什么？|导演|《低潮》",
                "林海生的妻子是哪位？|妻子|林海生",
                "青岚省的省会|省会|青岚省"
            })
    void the_relation_that_is_asked_for_alone(String question, String noun, String of) {
        ChainLink link = ChainParser.asked(question).orElseThrow();
        assertThat(link.noun()).isEqualTo(noun);
        assertThat(link.of()).isEqualTo(of);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Who wrote to Ida Holt?",
                "Who painted the ferry?",
                "Where was the husband of Ida Holt born?",
                "When was Ida Holt born?",
                "《低潮》的导演出生在哪里？",
                "林海生是谁？"
            })
    void no_relation_alone_is_asked_for(String question) {
        assertThat(ChainParser.asked(question)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where was the man who directed Low Tide born?|director",
                "Where was the woman that first recorded Low Tide born?|performer",
                "Where is the company that manufactures the Quay Lamp based?|manufacturer",
                "Where was the man who met Ida Holt born?|man",
                "Where was the actor who wrote Low Tide born?|actor"
            })
    void what_somebody_did_tells_what_they_are_to_a_thing(String question, String noun) {
        assertThat(ChainParser.innermost(question).map(ChainLink::noun)).contains(noun);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who is the spouse of the oldest Norwegian king?",
                "Who is the head of the Orlun state?",
                "What is the best month in Norrey?",
                "Does Ida Holt have the same nationality as Tor Venn?"
            })
    void a_name_before_a_noun_of_its_own_leads_nowhere(String question) {
        assertThat(ChainParser.innermost(question)).isEmpty();
    }

    @Test
    void a_link_stands_where_it_says_and_is_put_back_whole() {
        List<String> pieces = List.of(
                "Who",
                "where",
                "was",
                "the founder of",
                "the city where",
                "Ida Holt",
                "Low Tide",
                "'s",
                "husband",
                "born",
                "?",
                "\"Salt\"",
                "the",
                "director",
                "of",
                "paternal grandmother",
                "the company that built",
                "Orlun",
                "’s wife",
                "的导演",
                "《低潮》",
                "$1",
                "(1931 film)");
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                words.add(pieces.get(random.nextInt(pieces.size())));
            }
            String question = String.join(" ", words).replace(" 's", "'s").replace(" ’s", "’s");
            for (Optional<ChainLink> found : List.of(
                    ChainParser.innermost(question, List.of("Low Tide (film)", "Ida Holt")),
                    ChainParser.asked(question))) {
                if (found.isPresent()) {
                    ChainLink link = found.get();
                    assertThat(link.text().substring(link.start(), link.end()))
                            .as("seed %d: %s", seed, question)
                            .isEqualTo(link.phrase());
                    assertThat(link.with(link.phrase())).as("seed %d", seed).isEqualTo(link.text());
                    assertThat(link.of()).as("seed %d", seed).isNotBlank();
                    assertThat(link.text()).as("seed %d", seed).contains(link.of());
                    assertThat(link.question()).as("seed %d", seed).matches(".*[?？]");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"the founder of ", "Ida Holt's husband's ", "the city where ", "父亲的导演", "Ida of ", "\"", "(Ida) "
            })
    void long_repeats_are_read(String piece) {
        String text = "Where is " + piece.repeat(300) + "?";
        ChainParser.innermost(text)
                .ifPresent(link ->
                        assertThat(link.end()).isLessThanOrEqualTo(link.text().length()));
        ChainParser.asked(text).ifPresent(link -> assertThat(link.end()).isLessThanOrEqualTo(text.length()));
    }

    // --- names in questions
    // ------------------------------------------------------------------------------

    private static List<String> entities(String text, String... titles) {
        return EntitySpans.of(text, List.of(titles)).stream()
                .map(span -> span.in(text))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who met Ida Holt and Tor Venn?|Ida Holt and Tor Venn",
                "Who sang “low tide at noon”?|low tide at noon",
                "Did the U.S. Navy buy it?|U.S. Navy",
                "Was it Orlun, Brell or Quay?|Orlun, Brell;Quay",
                "Who won the 2031 Orlun Cup?|2031 Orlun Cup",
                "Is Ida's boat red?|Ida",
                "who met ida?|''",
                "Who?|''",
                "''|''"
            })
    void names_are_words_with_capitals_and_what_joins_them(String text, String names) {
        assertThat(String.join(";", entities(text == null ? "" : text))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who sang low tide at noon in Brell?|Low tide at noon (song)|low tide at noon;Brell",
                "Who met Ida Holt and Tor Venn?|Ida Holt|Ida Holt;Tor Venn",
                "Who lowtided?|Low|''",
                "Did salt win?|Salt|''",
                "Was it salty soup?|Salt|''",
                "Is It new?|It|It"
            })
    void titles_of_pages_tell_more(String text, String title, String names) {
        assertThat(String.join(";", entities(text, title))).isEqualTo(names);
    }

    @Test
    void names_never_overlap() {
        List<String> pieces = List.of(
                "Ida",
                "Holt",
                "of",
                "the",
                "low tide",
                "\"Salt\"",
                ",",
                "'s",
                "(1931 Film)",
                "Jr.",
                "who",
                "?",
                "and",
                "İ");
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(10); i >= 0; i--) {
                words.add(pieces.get(random.nextInt(pieces.size())));
            }
            String text = String.join(" ", words);
            int last = 0;
            for (Span span : EntitySpans.of(text, List.of("Low Tide", "Ida Holt", "Salt (song)"))) {
                assertThat(span.start()).as("seed %d: %s", seed, text).isGreaterThanOrEqualTo(last);
                assertThat(span.in(text)).as("seed %d: %s", seed, text).containsPattern("\\p{L}");
                last = span.end();
            }
        }
    }

    // --- questions about two things
    // ------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "海鸥队和飞鱼队的队长分别是谁？|海鸥队的队长是谁？|飞鱼队的队长是谁？",
                "云渡桥与月泉桥各是哪年建成的？|云渡桥是哪年建成的？|月泉桥是哪年建成的？",
                "林海生和陈玉各自毕业于哪里？|林海生毕业于哪里？|陈玉毕业于哪里？",
                "云渡市2031年和2032年的渔获各为多少？|云渡市2031年的渔获为多少？|云渡市2032年的渔获为多少？",
                "女子100米和200米的冠军分别是谁？|女子100米的冠军是谁？|女子200米的冠军是谁？",
                "海城南站和北站分别在哪里？|海城南站在哪里？|海城北站在哪里？"
            })
    void what_is_asked_of_each_is_asked_twice(String question, String first, String second) {
        assertThat(JointQuestion.parts(question)).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "和",
                "与与与",
                "海鸥队和飞鱼队谁更强？",
                "海鸥队和飞鱼队的比分相差多少？",
                "海鸥队、飞鱼队和灯塔队由谁组成？",
                "《灯塔和海》的作者分别是谁？",
                "海鸥队和飞鱼队和灯塔队的队长分别是谁？",
                "Who led the Gulls and the Terns?"
            })
    void what_is_asked_of_both_together_stays_one_question(String question) {
        assertThat(JointQuestion.parts(question)).isEmpty();
    }
}
