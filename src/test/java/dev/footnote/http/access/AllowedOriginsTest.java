package dev.footnote.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedOriginsTest {

    private static AllowedOrigins origins(String... given) {
        return AllowedOrigins.of(List.of(given), false);
    }

    @Test
    void without_a_setting_no_origin_is_allowed() {
        assertThat(origins().allow("https://wiki.example.org")).isFalse();
        assertThat(origins().allow("http://localhost:3000")).isFalse();
        assertThat(origins().allow("null")).isFalse();
        assertThat(origins().allow(null)).isFalse();
    }

    @Test
    void an_origin_is_compared_whole_with_scheme_host_and_port() {
        AllowedOrigins origins = origins("https://Wiki.Example.org:443", "http://10.0.0.7:8081");
        assertThat(origins.allow("https://wiki.example.org")).isTrue();
        assertThat(origins.allow("http://10.0.0.7:8081")).isTrue();
        for (String other : List.of(
                "http://wiki.example.org",
                "https://wiki.example.org:8443",
                "https://wiki.example.org.evil.example",
                "https://evil.example/https://wiki.example.org",
                "https://a.wiki.example.org",
                "http://10.0.0.7")) {
            assertThat(origins.allow(other)).as(other).isFalse();
        }
    }

    @Test
    void every_origin_is_allowed_only_where_callers_need_keys() {
        assertThat(AllowedOrigins.of(List.of("*"), true).allow("https://any.example"))
                .isTrue();
        assertThatThrownBy(() -> origins("*"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--api-key-file");
    }

    @Test
    void what_is_no_origin_is_refused_by_name() {
        for (String bad : List.of(
                "wiki.example.org",
                "https://wiki.example.org/",
                "https://wiki.example.org/path",
                "https://me@wiki.example.org",
                "ftp://wiki.example.org",
                "https://",
                "https:// x",
                "null")) {
            assertThatThrownBy(() -> origins(bad))
                    .as(bad)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("\"" + bad + "\"");
        }
    }

    @Test
    void pages_of_this_machine_may_change_something_and_others_may_not() {
        AllowedOrigins origins = origins("https://wiki.example.org");
        for (String own :
                List.of("http://localhost", "http://localhost:5173", "http://127.0.0.1:8080", "http://[::1]:80")) {
            assertThat(origins.trust(own)).as(own).isTrue();
        }
        assertThat(origins.trust(null)).isTrue();
        assertThat(origins.trust("https://wiki.example.org")).isTrue();
        for (String other : List.of(
                "null", "https://evil.example", "http://localhost.evil.example", "http://localhost:x", "localhost")) {
            assertThat(origins.trust(other)).as(other).isFalse();
        }
    }
}
