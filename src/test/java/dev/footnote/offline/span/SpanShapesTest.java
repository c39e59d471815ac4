package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What spans look like, which part of them answers, and that no span is torn, whatever the sentence. */
class SpanShapesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3rd of June 1887|DATE",
                "june 3, 1887|DATE",
                "1887-06-03|DATE",
                "June 1887|DATE",
                "20310405T09:30|DATE",
                "1887年6月|DATE",
                "1880s|YEAR",
                "公元前44年|YEAR",
                "987年|YEAR",
                "3 June|DATE_PART",
                "June|DATE_PART",
                "9 a.m.|DATE_PART",
                "7 o'clock|DATE_PART",
                "yesterday|DATE_PART",
                "19th century|DATE_PART",
                "19世纪初|DATE_PART",
                "3日|DATE_PART",
                "$1,200.50|NUMBER",
                "Twelve|NUMBER",
                "一百二十|NUMBER",
                "3‰|NUMBER",
                "12 million tons|MEASURE",
                "twenty-five|MEASURE",
                "3rd place|MEASURE",
                "2.5万人|MEASURE",
                "¥30元|MEASURE",
                "Ida|NAME",
                "Ida Maria Holt|FULL_NAME",
                "Bank of Orlun and Brell Harbour|LONG_NAME",
                "the painter Ida Holt|MIXED",
                "salt|WORD",
                "salt and rope|PHRASE",
                "the ferry that sank off the northern coast|CLAUSE",
                "海城大学|HAN_BODY",
                "约翰·塔恩|HAN_FOREIGN",
                "2031|YEAR",
                "9999|NUMBER",
                "31415|NUMBER"
            })
    void the_form_of_a_span(String text, SpanForm form) {
        assertThat(SpanForm.of(text, SpanToken.of(text), false, Set.of())).isEqualTo(form);
    }

    @Test
    void what_stands_in_quotation_marks_is_quoted_unless_it_is_a_date_or_figure() {
        assertThat(SpanForm.of("Low Tide", SpanToken.of("Low Tide"), true, Set.of()))
                .isEqualTo(SpanForm.QUOTED);
        assertThat(SpanForm.of("低潮", SpanToken.of("低潮"), true, Set.of())).isEqualTo(SpanForm.QUOTED);
        assertThat(SpanForm.of("1984", SpanToken.of("1984"), true, Set.of())).isEqualTo(SpanForm.YEAR);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 于1887年6月3日正式启用, 1887年6月3日",
        "DATE, 公元前44年遇刺, 公元前44年",
        "DATE, 20世纪30年代建成, 20世纪30年代",
        "DATE, 当晚19:30开始, 19:30",
        "DATE, 2031-04-05发布, 2031-04-05",
        "DATE, 1887年至1890年, 1887年至1890年",
        "DATE, 没有日期, 没有日期",
        "DATE, 10号线开通, 10号线开通",
        "YEAR, 光绪十三年启用, 光绪十三年",
        "YEAR, 多年来一直, 多年来一直",
        "AMOUNT, 长达30公里左右, 30公里左右",
        "AMOUNT, 身高1.8米, 1.8米",
        "AMOUNT, 30至40米, 30至40米",
        "AMOUNT, 增长了5个百分点, 5个百分点",
        "AMOUNT, 约三百人次到场, 约三百人次到场",
        "COUNT, 共有12艘渡船停靠, 12艘",
        "COUNT, 12艘渡船和3座灯塔, 12艘渡船和3座灯塔",
        "COUNT, 3点开始, 3点开始",
        "COUNT, 没有, 没有",
        "WORK, 于1887年写的书, 于1887年写的书"
    })
    void the_date_or_figure_that_is_asked_for_stands_alone(AnswerKind kind, String span, String core) {
        assertThat(SpanCore.of(kind, span, SpanToken.of(span))).isEqualTo(core);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 清代, true", "DATE, 战国时期, true", "YEAR, 二〇三一年, true", "YEAR, 2031, true", "YEAR, 31, false",
                "DATE, 六月, true",
        "DATE, 码头, false", "COUNT, 一个, true", "COUNT, 几个, false", "AMOUNT, 12.5, true", "AMOUNT, 很长, false",
                "PLACE, 码头, true"
    })
    void a_span_without_a_figure_meets_no_question_for_one(AnswerKind kind, String span, boolean fits) {
        assertThat(SpanCore.fits(kind, span)).isEqualTo(fits);
    }

    // --- no torn spans
    // ------------------------------------------------------------------------------

    private static SentenceView view(String text) {
        return new SentenceView(text, "", 1, 0, 1, 0.5, 0.5, null, false, List.of(), Set.of(), null);
    }

    private static final List<String> ENGLISH = List.of(
            "The ferry",
            "of",
            "Ida Holt",
            "was built in",
            "3 June 1887",
            "1,200",
            "$30",
            "by",
            "\"Low Tide\"",
            "(",
            ")",
            ",",
            "and",
            "St. Olaf",
            "O'Hara's",
            "because",
            "–",
            "1931",
            "red",
            "é",
            "U.S.",
            "%");
    private static final List<String> CHINESE = List.of(
            "渡船",
            "于",
            "1887年6月3日",
            "由",
            "林海生",
            "建成",
            "，",
            "《低潮》",
            "“夜航”",
            "（",
            "）",
            "30公里",
            "在",
            "云渡市",
            "的",
            "是",
            "、",
            "和",
            "2.5万",
            "。",
            "Ida",
            "阿尔·贝克",
            "\"",
            "因为");

    private static String some(Random random, List<String> pieces, String joint) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(14) + 1; i > 0; i--) {
            out.append(pieces.get(random.nextInt(pieces.size()))).append(joint);
        }
        return out.toString();
    }

    @Test
    void every_span_stands_in_its_sentence_between_its_tokens_once() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            boolean chinese = seed % 2 == 1;
            String text = chinese ? some(random, CHINESE, "") : some(random, ENGLISH, " ");
            List<SpanToken> tokens = SpanToken.of(text);
            List<Candidate> spans = SpanGenerator.of(view(text), tokens, chinese);
            assertThat(spans).as("seed %d", seed).doesNotHaveDuplicates();
            for (Candidate span : spans) {
                assertThat(span.text())
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(text.substring(
                                tokens.get(span.from()).start(),
                                tokens.get(span.to() - 1).end()))
                        .isEqualTo(span.text().strip())
                        .containsPattern("[\\p{L}\\p{N}]");
            }
        }
    }

    @Test
    void no_span_holds_a_part_of_a_date_but_its_year() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            boolean chinese = seed % 2 == 1;
            String date = chinese ? "1887年6月3日" : "3 June 1887";
            String text = chinese
                    ? some(random, CHINESE, "") + date + some(random, CHINESE, "")
                    : some(random, ENGLISH, " ") + date + " " + some(random, ENGLISH, " ");
            for (Candidate span : SpanGenerator.of(view(text), SpanToken.of(text), chinese)) {
                String rest = span.text().replace(date, "");
                assertThat(rest)
                        .as("seed %d: %s in %s", seed, span.text(), text)
                        .doesNotContain(chinese ? "6月" : "3 June")
                        .doesNotContain(chinese ? "月3日" : "June 1887")
                        .doesNotEndWith("3 June");
            }
        }
    }

    @Test
    void the_number_of_spans_grows_with_the_sentence_and_no_faster() {
        for (boolean chinese : new boolean[] {false, true}) {
            String piece = chinese ? "渡船由林海生在云渡市建成，" : "The ferry of Ida Holt was built in Brell, ";
            String once = piece.repeat(20);
            String twice = piece.repeat(40);
            int few = SpanGenerator.of(view(once), SpanToken.of(once), chinese).size();
            int many =
                    SpanGenerator.of(view(twice), SpanToken.of(twice), chinese).size();
            assertThat(many).as("chinese %s", chinese).isGreaterThan(few).isLessThan(3 * few);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"林海生在云渡市开了海城渡船公司。", "Ida Holt sold it.", "", "他是谁？多少？", "渡船停在码头。"})
    void persons_and_companies_of_a_text_are_words_of_it(String text) {
        assertThat(HanSubjects.of(text))
                .allSatisfy(name -> assertThat(text).contains(name))
                .doesNotContain("谁", "他");
        if (!text.contains("林海生")) {
            assertThat(HanSubjects.of(text)).isEmpty();
        }
    }

    @Test
    void lucenes_words_cover_chinese_and_leave_the_rest() {
        Segmenter lucene = new LuceneSegmenter();
        for (String text : List.of("渡船在 Orlun 停靠，2031年。", "", "Orlun", "𠀀𠀁渡船", "，。")) {
            int last = 0;
            StringBuilder covered = new StringBuilder();
            for (Segmenter.Word word : lucene.cut(text)) {
                assertThat(word.start()).isGreaterThanOrEqualTo(last);
                assertThat(word.end()).isGreaterThan(word.start());
                covered.append(text, word.start(), word.end());
                last = word.end();
            }
            assertThat(covered.toString()).isEqualTo(text.replaceAll("[^\\p{IsHan}]", ""));
        }
    }

    @Test
    void steps_are_symmetric_for_any_marks() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            boolean[] marked = new boolean[random.nextInt(12)];
            for (int i = 0; i < marked.length; i++) {
                marked[i] = random.nextInt(3) == 0;
            }
            int[] before = TokenSteps.before(marked);
            int[] after = TokenSteps.after(marked);
            for (int i = 0; i < marked.length; i++) {
                assertThat(after[i] == 0).as("seed %d at %d", seed, i).isEqualTo(marked[i]);
                assertThat(before[i + 1] == 0).as("seed %d at %d", seed, i).isEqualTo(marked[i]);
                assertThat(after[i]).as("seed %d at %d", seed, i).isNotNegative();
            }
        }
    }
}
