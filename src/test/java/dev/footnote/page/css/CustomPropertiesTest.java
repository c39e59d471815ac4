package dev.footnote.page.css;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomPropertiesTest {

    private static String color(String sheet, String value, boolean complete) {
        CustomProperties custom = new CustomProperties(complete);
        custom.define(sheet);
        return custom.resolved(Declaration.parse("color:" + value)).get(0).value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":root{--a:#fff}                         | var(--a)          | #fff",
                ":root{--a : red ; --b:var(--a)}         | var( --b )        | red",
                ":root{--a:1}                            | rgb(var(--a),2,3) | rgb(1,2,3)",
                "p{}                                     | var(--a, blue)    | blue",
                ":root{--a:#fff}.dark{--a:#000}          | var(--a)          | var(--a)",
                ":root{--a:#fff}.dark{--a:#000}          | var(--a, red)     | var(--a, red)",
                ":root{--a:#fff}.same{--a:#FFF}          | var(--a)          | #fff",
                ":root{--a:var(--a)}                     | var(--a)          | var(--a)",
            })
    void names_stand_for_their_only_value(String sheet, String value, String expected) {
        assertThat(color(sheet, value, true)).isEqualTo(expected);
    }

    @Test
    void what_another_sheet_may_define_is_not_known() {
        assertThat(color("p{}", "var(--a, blue)", false)).isEqualTo("var(--a, blue)");
    }

    @Test
    void names_that_double_themselves_end() {
        assertThat(color(":root{--a:var(--b) var(--b);--b:var(--a) var(--a)}", "var(--a)", true))
                .hasSizeLessThanOrEqualTo(Declaration.MAX_VALUE);
    }
}
