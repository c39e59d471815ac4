package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpanGeneratorTest {

    static SentenceView view(String text, String title) {
        return new SentenceView(text, title, 1, 0, 1, 0.5, 0.5, null, false, List.of(), Set.of(), null);
    }

    private static List<String> spans(String text, boolean chinese) {
        return SpanGenerator.of(view(text, ""), SpanToken.of(text), chinese).stream()
                .map(Candidate::text)
                .toList();
    }

    @Test
    void names_dates_and_phrases_are_spans_and_none_begins_or_ends_with_a_stop_word() {
        List<String> spans = spans("The ferry of Port Havel was built in 1887 by Mira Dask.", false);
        assertThat(spans).contains("Port Havel", "1887", "Mira Dask", "ferry of Port Havel");
        assertThat(spans).noneMatch(span -> span.endsWith(" of") || span.startsWith("of ") || span.equals("The ferry"));
    }

    @Test
    void no_span_cuts_a_date_or_joins_it_to_a_name() {
        List<String> spans = spans("She was born in Orlun on 4 May 1899 and left.", false);
        assertThat(spans).contains("4 May 1899", "1899", "Orlun");
        assertThat(spans)
                .noneMatch(
                        span -> span.equals("4 May") || span.equals("May 1899") || span.equals("Orlun on 4 May 1899"));
    }

    @Test
    void a_chinese_figure_keeps_its_unit() {
        List<String> spans = spans("这条鱼重十一公斤，长965厘米。", true);
        assertThat(spans).contains("十一公斤", "965厘米");
        assertThat(spans).doesNotContain("十一", "965");
    }

    @Test
    void a_chinese_date_stays_whole_but_for_its_year() {
        List<String> spans = spans("灯塔于1887年6月3日启用。", true);
        assertThat(spans).contains("1887年6月3日", "1887年");
        assertThat(spans).doesNotContain("6月3日", "3日");
    }

    @Test
    void chinese_spans_do_not_cross_a_comma_unless_whole_clauses_do() {
        List<String> spans = spans("渡船属于海事公司，每天开往东屿。", true);
        assertThat(spans).contains("海事公司", "东屿", "渡船属于海事公司");
        assertThat(spans).contains("渡船属于海事公司，每天开往东屿");
        assertThat(spans).noneMatch(span -> span.startsWith("公司，"));
    }

    @Test
    void brackets_and_quotes_in_a_span_are_whole() {
        List<String> spans = spans("船长写了《海上的灯》和“夜航”两本书。", true);
        assertThat(spans).contains("《海上的灯》", "“夜航”");
        assertThat(spans).allMatch(span -> span.contains("《") == span.contains("》"));
        assertThat(spans).allMatch(span -> span.contains("“") == span.contains("”"));
    }

    @Test
    void the_clause_behind_because_is_a_span() {
        assertThat(spans("The ferry sank because its crew had left the bow door open.", false))
                .contains("its crew had left the bow door open");
    }

    @Test
    void an_empty_sentence_has_no_spans() {
        assertThat(spans("", false)).isEmpty();
        assertThat(spans("...", true)).isEmpty();
    }
}
