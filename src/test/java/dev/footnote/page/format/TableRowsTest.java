package dev.footnote.page.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableRowsTest {

    private static String read(String text) {
        return TableRows.text(TableRows.separated(text));
    }

    @Test
    void each_value_stands_behind_the_name_of_its_column() {
        assertThat(read("harbour,lit\nPort Havel,1887\n\"Lund, North\",\n"))
                .isEqualTo("harbour: Port Havel; lit: 1887\nharbour: Lund, North");
        assertThat(read("港口;点亮\n哈维尔;1887年")).isEqualTo("港口: 哈维尔; 点亮: 1887年");
        assertThat(read("a\tb\r\n1\t2\r\n")).isEqualTo("a: 1; b: 2");
    }

    @Test
    void without_names_of_columns_the_values_stand_alone() {
        assertThat(read("Havel,1887\nLund,1890")).isEqualTo("Havel; 1887\nLund; 1890");
        assertThat(TableRows.text(List.of(List.of("only", "one")))).isEqualTo("only; one");
    }

    @Test
    void quotes_hold_separators_line_ends_and_quotes() {
        assertThat(read("name,word\nMira,\"She said \"\"now,\"\"\nand left\""))
                .isEqualTo("name: Mira; word: She said \"now,\" and left");
        assertThat(read("a,b\n\"open,1")).isEqualTo("a: open,1");
    }
}
