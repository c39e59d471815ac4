package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 May 1899|DATE",
                "May 4, 1899|DATE",
                "20260301_10:00|DATE",
                "1887年6月3日|DATE",
                "1899|YEAR",
                "1887年|YEAR",
                "4 May|DATE_PART",
                "19:00|DATE_PART",
                "Tuesday|DATE_PART",
                "6月3日|DATE_PART",
                "40,000|NUMBER",
                "seven|NUMBER",
                "5.7%|NUMBER",
                "30 miles|MEASURE",
                "十一公斤|MEASURE",
                "965亿元|MEASURE",
                "Orlun|NAME",
                "Mira Dask|FULL_NAME",
                "Royal Ferry Company of Orlun|LONG_NAME",
                "ferry to Orlun|MIXED",
                "ferry|WORD",
                "old wooden ferry|PHRASE",
                "海事公司|HAN_BODY",
                "阿尔·贝克|HAN_FOREIGN"
            })
    void a_span_is_told_by_what_it_looks_like(String text, SpanForm form) {
        assertThat(SpanForm.of(text, SpanToken.of(text), false, Set.of())).isEqualTo(form);
    }
}
