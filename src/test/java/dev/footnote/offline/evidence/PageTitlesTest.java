package dev.footnote.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTitlesTest {

    private static final PageTitles TITLES = new PageTitles(new TreeMap<>(Map.of(
            1, "Voss, Pint & Dask",
            2, "Ida Holt, Countess of Brell",
            3, "Salt (album)",
            4, "Ida Holt",
            5, "Tor Olaf Venn")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Voss|Salt was recorded by Voss, Pint & Dask.|Voss, Pint & Dask",
                "Dask|Salt was recorded by Voss, Pint & Dask.|Voss, Pint & Dask",
                "Voss|Salt was recorded by Voss alone.|Voss",
                "Tor Venn|Tor Venn kept the light.|Tor Olaf Venn",
                "Quay|The Quay light was lit.|Quay"
            })
    void a_name_is_that_of_the_title_it_stands_in(String name, String sentence, String title) {
        assertThat(TITLES.called(name, sentence)).isEqualTo(title);
    }

    @Test
    void pages_called_by_the_whole_name_come_first() {
        assertThat(TITLES.about("Ida Holt")).containsExactly(4, 2);
        assertThat(TITLES.about("Salt")).containsExactly(3);
        assertThat(TITLES.about("Nella Voss")).isEmpty();
        assertThat(TITLES.all()).hasSize(5).contains("Salt (album)");
    }
}
