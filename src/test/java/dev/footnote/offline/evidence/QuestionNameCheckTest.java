package dev.footnote.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import dev.footnote.tools.ParsedPage;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionNameCheckTest {

    private static boolean stands(String question, String title, String text) {
        ParsedPage page = new ParsedPage(1, URI.create("file:/a"), title, 1, 1, List.of(new Passage(1, 0, text)));
        return new SentenceRanker(new QuestionAnalysis(question), List.of(page), new SentenceSplitter()).holdsNames();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who is Mira Dask?|Mira Dask|She kept the light at Orlun for years.",
                "Who met Mira Dask?|Orlun|Tor Venn met Mira Dask at the pier.",
                "What does Mira Dask like?|Chat|MiraDask: I like the pier at low tide.",
                "Who was Mira Dask?|Orlun|Mira Anna Dask kept the light at Orlun.",
                "When was the pier built?|Orlun|The pier was built in 1887 by hand.",
                "Who led Alto Prince Mira Dask Venn?|Orlun|Prince Mira Alto Dask of Venn led it. Alto Prince Dask Venn came.",
                "Who was Tor B. Venn?|Tor Venn|He kept the light at Orlun for years.",
                "Who sings Harbour If?|Harbour If (song)|It is sung by Tor Venn.",
                "Which Quayyside keeper met Mira Dask?|Orlun|The Quayside keeper Tor Venn met Mira Dask at noon.",
                "Who wrote Op. 7 of Mira Dask?|Mira Dask|She wrote seven quartets.",
                "Besides Mira Dask, who kept the light?|Orlun|Mira Dask and Tor Venn kept the light.",
                "Whiich keeper met Mira Dask?|Orlun|Tor Venn met Mira Dask at the pier.",
                "Who sings Am I Late?|Am I Late (Tor Venn song)|It was a hit in Brell.",
                "《海上的灯》的作者是谁？|书目|《海上的灯》是一本关于灯塔的小说。",
                "画家阿尔贝·洛维克鼓励使用什么颜料？|人物|阿尔贝·洛维克爱用蓝色的颜料画海边的灯塔。",
                "王小明主演过哪些剧目？|人物|王小明是一位演员，主演过许多话剧。",
                "唐代的官员是什么品级？|官制|唐代的官员分为九品，每品又分正从。",
                "海城地铁19号线有几个车站？|海城地铁|海城地铁19号线一期共有十个车站，全长二十公里。"
            })
    void names_stand_as_a_phrase_or_with_all_their_words_in_one_sentence(String question, String title, String text) {
        assertThat(stands(question, title, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who is Mira Dask?|Orlun|Tor Venn kept the light at Orlun for years.",
                "Where does the Orlun Harbour Guild meet?|Brell|The Orlun Harbour Choir meets in the shed at Brell.",
                "What did Mira Anna Dask Venn of Orlun play with Brekk?|Mira Anna Dask Venn|She played the harp in Orlun.",
                "Who painted Mira Dask Venn for \"Dawn\"?|Mira Dask Venn|She was painted in oil by Tor Holt of Orlun.",
                "Who is Mira Dask?|Orlun|Mira Venn kept the light. Tor Dask painted the ferry.",
                "Where was Tor Mira Dask born?|Mira Venn|Mira met Dask, who kept the light, and Tor came later.",
                "What is Gone By?|Orlun|The ferry had gone by the pier at noon.",
                "Where was Mira D. Halvorsen born?|Mira Dask|Mira Dask was born in Orlun.",
                "Where was Ludo van Haart born?|Ludo van Brek|Ludo van Brek was born in Orlun.",
                "Who sings Harbour If?|Harbour of Brell|The harbour of Brell has a choir.",
                "Where did Orlun and Tor Venn meet Dask?|Tor Venn|Tor Venn went to sea. They met at the pier in Brell.",
                "《海上的灯》的作者是谁？|书目|《山中的路》是一本关于旅行的小说。",
                "《心海》的主演有谁？|城市|市中心海边有很多人，主演在那里散步。",
                "海城地铁19号线有几个车站？|海城地铁|海城地铁10号线一期共有十个车站，全长二十公里。",
                "王小明主演过哪些剧目？|人物|李建国是一位演员，主演过许多话剧。",
                "东方电力股份有限公司又简称什么？|公司|海港证券股份有限公司简称海港证券。",
                "阿尔·贝克的妻子是谁？|人物|林海生的妻子是一位画家，住在福州。"
            })
    void what_is_said_of_others_does_not_stand_for_a_name(String question, String title, String text) {
        assertThat(stands(question, title, text)).isFalse();
    }
}
