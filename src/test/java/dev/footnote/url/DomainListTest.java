package dev.footnote.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.search.SearchScope;
import dev.footnote.search.ScopeRules;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainListTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.Example.org/news?x, example.org",
        "*.example.org, example.org",
        ".example.org, example.org",
        "example.org:8080, example.org",
        "例子.中国, xn--fsqu00a.xn--fiqs8s",
        "gov, gov"
    })
    void a_host_is_known_however_it_is_written(String written, String host) {
        assertThat(DomainList.normal(written)).contains(host);
    }

    @ParameterizedTest
    @CsvSource({"''", "'two words'", "'https://'"})
    void what_is_no_host_is_told(String written) {
        assertThat(DomainList.normal(written)).isEmpty();
    }

    @Test
    void a_wish_within_a_callers_scope_narrows_it_and_never_widens_it() {
        SearchScope caller =
                new SearchScope(List.of("nasa.gov"), List.of("old.nasa.gov"), LocalDate.of(2020, 1, 1), null);
        SearchScope narrower = ScopeRules.narrowed(
                caller,
                new SearchScope(
                        List.of("https://www.Science.nasa.gov/news", "esa.int"),
                        List.of("*.blogs.nasa.gov"),
                        LocalDate.of(2010, 1, 1),
                        LocalDate.of(2024, 1, 1)));
        assertThat(narrower.includeDomains()).containsExactly("science.nasa.gov");
        assertThat(narrower.excludeDomains()).containsExactly("old.nasa.gov", "blogs.nasa.gov");
        assertThat(narrower.publishedFrom()).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(narrower.publishedTo()).isEqualTo(LocalDate.of(2024, 1, 1));

        SearchScope outside = ScopeRules.narrowed(
                caller, new SearchScope(List.of("esa.int"), List.of(), null, LocalDate.of(2001, 1, 1)));
        assertThat(outside.includeDomains()).containsExactly("nasa.gov");
        assertThat(outside.publishedFrom()).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(outside.publishedTo()).isNull();
    }

    @Test
    void a_host_stands_for_those_below_it_and_for_no_other_that_ends_alike() {
        assertThat(DomainList.within("news.example.org", List.of("example.org")))
                .isTrue();
        assertThat(DomainList.within("badexample.org", List.of("example.org"))).isFalse();
        assertThat(DomainList.within("example.org", List.of("news.example.org")))
                .isFalse();
    }

    @Test
    void the_narrower_of_two_lists_counts_and_what_lies_outside_both_is_nothing() {
        SearchScope asked =
                new SearchScope(List.of("news.example.org", "other.example"), List.of("x.example"), null, null);

        assertThat(DomainList.both(asked, List.of("example.org"), List.of("y.example")))
                .contains(new SearchScope(List.of("news.example.org"), List.of("y.example", "x.example"), null, null));
        assertThat(DomainList.both(asked, List.of("deep.other.example"), List.of())
                        .orElseThrow()
                        .includeDomains())
                .containsExactly("deep.other.example");
        assertThat(DomainList.both(asked, List.of("elsewhere.example"), List.of()))
                .isEmpty();
        assertThat(DomainList.both(asked, List.of(), List.of("example.org", "other.example")))
                .isEmpty();
        assertThat(DomainList.both(SearchScope.ALL, List.of(), List.of())).contains(SearchScope.ALL);
    }
}
