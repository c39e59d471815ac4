package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedSortsTest {

    @ParameterizedTest
    @CsvSource({
        "country, Portugal, Quayside",
        "country, Portugal, Grant County",
        "nation, Kenya, Nairobi",
        "state, Ohio, Harlan County",
        "state, Ohio, Quayside",
        "home state, Oregon, Portugal",
        "county, Harlan County, Ohio",
        "county, Berkshire, Quayside",
        "county, Harlan County, Harlan County Courthouse",
        "county, County Harlan, Quayside",
        "county, Quayside, county-wide",
        "city, Quayside, WQRS 1350",
        "city, Quayside, Portugal",
        "town, Quayside, Harlan County",
        "birthplace, Quayside, Oregon",
        "city, Quayside, North Bank College of Quayside",
        "city, Quayside, Harbour Records",
        "city, Quayside, British",
        "city, Quayside, Harbour Park",
        "actress, Ida Holt, Harbour Film Awards",
        "father, Tor Venn, Austrian",
        "company, Orlun Ferries, Austria"
    })
    void a_name_of_the_sort_fits_better_than_one_of_another(String noun, String right, String wrong) {
        assertThat(NamedSorts.fit(noun, right)).isGreaterThan(NamedSorts.fit(noun, wrong));
    }

    @ParameterizedTest
    @CsvSource({"city, New York", "town, Quayside", "founder, Ida Holt", "'', Quayside", "river, Ohio"})
    void where_nothing_tells_a_name_may_fit(String noun, String name) {
        assertThat(NamedSorts.fit(noun, name)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "country, Austrian, Austria",
        "country of citizenship, American, United States",
        "country, Portugal, Portugal",
        "nation, Kenyan, Kenya",
        "city, Austrian, Austrian",
        "country, Quayside, Quayside"
    })
    void an_adjective_stands_for_its_country(String noun, String name, String named) {
        assertThat(NamedSorts.named(noun, name)).isEqualTo(named);
    }
}
