package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "二〇二三年五月六日 | 2023年5月6日",
                "二零二三年十二月三十一日 | 2023年12月31日",
                "二○一九年十月廿五日発 | 2019年10月25日発",
                "令和5年5月6日 | 2023年5月6日",
                "令和元年五月一日 | 2019年5月1日",
                "平成三十年十一月二十日 | 2018年11月20日",
                "昭和64年1月7日 | 1989年1月7日",
                "民國112年5月6日 | 2023年5月6日",
                "２０２３年５月６日 | 2023年5月6日",
                "２０２３／０５／０６ | 2023/05/06",
                "٢٠٢٣/٠٥/٠٦ | 2023/05/06",
                "۱۹۹۸-۰۵-۰۶ | 1998-05-06",
                "2023年5月6日 | 2023年5月6日"
            })
    void writes_dates_in_plain_digits(String written, String plain) {
        assertThat(DateFigures.plain(written)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"三年级的学生", "十年树木百年树人", "一九年", "五月的花", "昭和の歌", "6 May 2023", "全角／横线－", "二〇二三年"})
    void leaves_other_texts_as_they_are(String text) {
        String plain = DateFigures.plain(text);
        assertThat(plain).isEqualTo(text.equals("二〇二三年") ? "2023年" : text);
    }

    @Test
    void long_rows_of_figures_are_read_in_little_time() {
        String text = "一二".repeat(20_000) + "年" + "十".repeat(20_000) + "月";
        assertThat(DateFigures.plain(text)).hasSize(text.length());
    }
}
