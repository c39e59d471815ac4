package dev.footnote.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest {

    private static final URI FROM = URI.create("http://a.example/b/c?d=1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?x=1|http://a.example/b/c?x=1",
                "''|http://a.example/b/c",
                "#part|http://a.example/b/c",
                "?x=1#part|http://a.example/b/c?x=1",
                "e|http://a.example/b/e",
                "../e|http://a.example/e",
                "../../../e|http://a.example/e",
                "/e?f|http://a.example/e?f",
                "//g.example/h|http://g.example/h",
                "https://g.example/h#i|https://g.example/h",
                "/50%-off?x=100%|http://a.example/50%25-off?x=100%25",
                "/a b?c=<d>|http://a.example/a%20b?c=%3Cd%3E",
                "http://my_host.example/x|http://my_host.example/x"
            })
    void a_redirect_leads_where_browsers_go(String location, String wanted) {
        assertThat(Redirects.target(FROM, location)).hasToString(wanted);
    }

    @Test
    void an_address_without_a_path_keeps_its_host_when_only_the_query_changes() {
        assertThat(Redirects.target(URI.create("http://a.example"), "?x=1")).hasToString("http://a.example?x=1");
    }

    @Test
    void what_is_no_address_is_told() {
        assertThatThrownBy(() -> Redirects.target(FROM, "http://[::1"))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("no address");
    }
}
