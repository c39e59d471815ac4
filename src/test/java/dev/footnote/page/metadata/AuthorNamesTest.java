package dev.footnote.page.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "By Ida Holt|Ida Holt",
                "Written by Ida Holt, 3 May 2021|Ida Holt",
                "Ida Holt and Tor Venn|Ida Holt, Tor Venn",
                "Holt and Sons|Holt and Sons",
                "作者：林海|林海",
                "@idaholt|''",
                "https://orlun.example/ida|''",
                "The Orlun Post|''",
                "Ida Holt writes about boats and the sea for us|''"
            })
    void a_name_is_taken_out_of_the_words_around_it(String written, String names) {
        assertThat(AuthorNames.joined(List.of(written), "The Orlun Post")).isEqualTo(names);
    }

    @Test
    void a_page_has_a_bounded_number_of_authors() {
        List<String> many = IntStream.range(0, 40)
                .mapToObj(i -> "Ida " + (char) ('A' + i % 26) + "olt" + (char) ('a' + i / 26))
                .toList();
        assertThat(AuthorNames.joined(many, "").split(", ", -1)).hasSize(AuthorNames.MAX_NAMES);
    }
}
