package dev.footnote.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalUrlsTest {

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Example.ORG:443/a/../b?utm_source=x&id=1#top, https://example.org/b?id=1",
        "https://example.org, https://example.org/",
        "https://example.org/?ref=main, https://example.org/?ref=main",
        "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fexample.org%2Fa&rut=1, https://example.org/a",
        "https://www.google.com/url?q=https://example.org/a&sa=U, https://example.org/a",
        "https://www.bing.com/ck/a?u=a1aHR0cHM6Ly9leGFtcGxlLm9yZy9h&ntb=1, https://example.org/a",
        "https://example-org.cdn.ampproject.org/c/s/example.org/a, https://example.org/a",
        "https://example.org/%7euser/%c3%a9, https://example.org/~user/%C3%A9",
        "http://example.org:8080/, http://example.org:8080/",
        "https://example.org/app#!/page, https://example.org/app#!/page"
    })
    void address_is_cleaned_and_stays_fetchable(String given, String wanted) {
        assertThat(CanonicalUrls.canonical(URI.create(given))).hasToString(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.example.org/a/, https://example.org/a",
        "https://de.m.wikipedia.org/wiki/Basalt, https://de.wikipedia.org/wiki/Basalt",
        "https://arxiv.org/pdf/2401.00001v2.pdf, http://arxiv.org/abs/2401.00001",
        "https://dx.doi.org/10.1/X, https://doi.org/10.1/x",
        "https://youtu.be/abc, https://www.youtube.com/watch?v=abc",
        "https://example.org/a?b=2&a=1&ref=x, https://example.org/a?a=1&b=2",
        "https://amp.example.org/a/amp, https://example.org/a"
    })
    void one_page_has_one_identity(String first, String second) {
        assertThat(CanonicalUrls.identity(URI.create(first))).isEqualTo(CanonicalUrls.identity(URI.create(second)));
    }

    @Test
    void different_pages_stay_different() {
        assertThat(CanonicalUrls.identity(URI.create("https://example.org/?s=a")))
                .isNotEqualTo(CanonicalUrls.identity(URI.create("https://example.org/?s=b")));
    }

    @Test
    void canonical_form_is_its_own_canonical_form_for_any_address() {
        Random random = new Random(7);
        String alphabet = "aZ09-._~%2f/?&=#:@!é%";
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder("https://example.org/");
            for (int j = random.nextInt(20); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Addresses.web(text.toString()).ifPresent(url -> {
                URI once = CanonicalUrls.canonical(url);
                assertThat(CanonicalUrls.canonical(once)).as(text.toString()).isEqualTo(once);
            });
        }
    }
}
