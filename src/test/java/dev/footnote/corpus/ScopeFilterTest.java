package dev.footnote.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.SourceDetails;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.SearchScope;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which documents of a folder a request's scope lets through. */
class ScopeFilterTest {

    private static CorpusDocument document(String url, @Nullable String day) {
        PublishedDate published = day == null
                ? null
                : new PublishedDate(LocalDate.parse(day), PublishedDate.Precision.DAY, PublishedDate.Kind.PUBLISHED);
        return new CorpusDocument(URI.create(url), "t", "text", null, published, SourceDetails.NONE, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "https://pond.example/a, pond.example, '', true",
        "https://www.pond.example/a, pond.example, '', true",
        "https://WWW.Pond.example/a, pond.example, '', true",
        "https://mypond.example/a, pond.example, '', false",
        "https://pond.example.evil.example/a, pond.example, '', false",
        "file:///docs/a.txt, pond.example, '', false",
        "file:///docs/a.txt, '', pond.example, true",
        "https://www.pond.example/a, '', pond.example, false",
        "https://www.pond.example/a, pond.example, www.pond.example, false",
        "https://other.example/a, '', '', true"
    })
    void hosts_are_let_through_by_their_whole_names(String url, String include, String exclude, boolean admitted) {
        SearchScope scope = new SearchScope(
                include.isEmpty() ? List.of() : List.of(include),
                exclude.isEmpty() ? List.of() : List.of(exclude),
                null,
                null);
        assertThat(ScopeFilter.admits(scope, document(url, null))).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2020-05-01, 2020-05-01, 2020-05-01, true",
                "2020-04-30, 2020-05-01, -, false",
                "2020-05-02, -, 2020-05-01, false",
                "2020-05-02, 2020-05-01, -, true",
                "2020-04-30, -, 2020-05-01, true",
                "-, 2020-05-01, 2020-05-01, true"
            })
    void both_ends_of_a_span_of_days_belong_to_it(
            @Nullable String day, @Nullable LocalDate from, @Nullable LocalDate to, boolean admitted) {
        SearchScope scope = new SearchScope(List.of(), List.of(), from, to);
        assertThat(ScopeFilter.admits(scope, document("file:///docs/a.txt", day)))
                .isEqualTo(admitted);
    }
}
