package dev.footnote.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
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
        "https://example.org/app#!/page, https://example.org/app#!/page",
        "https://example.org/a/%2e%2E/b?%75tm_source=x, https://example.org/b",
        "https://example.org/../a/./b/.., https://example.org/a/",
        "https://web.archive.org/web/2020/https://example.org/a,"
                + " https://web.archive.org/web/2020/https://example.org/a",
        "https://evilduckduckgo.com/l/?uddg=https%3A%2F%2Fexample.org%2Fa,"
                + " https://evilduckduckgo.com/l/?uddg=https%3A%2F%2Fexample.org%2Fa",
        "https://www.google.evil.x/url?q=https://example.org/a, https://www.google.evil.x/url?q=https://example.org/a",
        "https://user:secret@example.org/, https://example.org/",
        "https://例子.中国/路?词=一, https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF?%E8%AF%8D=%E4%B8%80",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fduckduckgo.com%2Fl%2F%3Fuddg%3Dhttps%253A%252F%252Fexample.org%252Fa,"
                + " https://example.org/a"
    })
    void address_is_cleaned_and_stays_fetchable(String given, String wanted) {
        assertThat(WebUrls.web(given).map(CanonicalUrls::canonical)).hasToString("Optional[" + wanted + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.example.org/a/, https://example.org/a",
        "https://de.m.wikipedia.org/wiki/Basalt, https://de.wikipedia.org/wiki/Basalt",
        "https://arxiv.org/pdf/2401.00001v2.pdf, http://arxiv.org/abs/2401.00001",
        "https://dx.doi.org/10.1/X, https://doi.org/10.1/x",
        "https://youtu.be/abc, https://www.youtube.com/watch?v=abc",
        "https://example.org/a?b=2&a=1&ref=x, https://example.org/a?a=1&b=2",
        "https://amp.example.org/a/amp, https://example.org/a",
        "https://zh.wikipedia.org/zh-tw/玄武岩, https://zh.m.wikipedia.org/wiki/%E7%8E%84%E6%AD%A6%E5%B2%A9",
        "https://en.wikipedia.org/w/index.php?title=Basalt, https://en.wikipedia.org/wiki/Basalt",
        "https://www.youtube.com/watch?v=abc&t=12s&si=x, https://youtu.be/abc",
        "https://mobile.twitter.com/a/status/1?s=20, https://x.com/a/status/1",
        "https://www.amazon.co.uk/Some-Name/dp/B000000001/ref=sr_1_1?qid=1, https://amazon.co.uk/dp/B000000001"
    })
    void one_page_has_one_identity(String first, String second) {
        assertThat(identity(first)).isEqualTo(identity(second));
    }

    private static String identity(String address) {
        return CanonicalUrls.identity(WebUrls.web(address).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a?error=cookies_not_supported&code=7-1&b=2, https://example.org/a?b=2",
        "https://example.org/a?error=none&code=7, https://example.org/a?error=none&code=7",
        "https://example.org/a;jsessionid=12AB/b, https://example.org/a/b",
        "https://example.org/a?PHPSESSID=9, https://example.org/a",
        "https://example.org/a?sid=0123456789abcdef0123456789abcdef, https://example.org/a",
        "https://example.org/a?sid=story, https://example.org/a?sid=story",
        "https://example.org/a?cookieSet=1, https://example.org/a"
    })
    void sessions_and_cookies_are_dropped(String given, String wanted) {
        assertThat(WebUrls.web(given).map(CanonicalUrls::canonical)).hasToString("Optional[" + wanted + "]");
    }

    @Test
    void the_address_without_a_session_is_the_better_one() {
        List<URI> urls = List.of(
                URI.create("https://example.org/a;jsessionid=1"),
                URI.create("https://example.org/a?utm_source=x"),
                URI.create("https://example.org/a?id=1"),
                URI.create("https://example.org/b"));
        assertThat(CanonicalUrls.best(urls)).hasToString("https://example.org/a?id=1");
        assertThat(CanonicalUrls.best(urls.subList(0, 2))).isEqualTo(urls.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/?s=a, https://example.org/?s=b",
        "https://example.org/amp, https://example.org/",
        "https://m.co.uk/a, https://amp.co.uk/a",
        "https://en.wikipedia.org/wiki/Basalt, https://de.wikipedia.org/wiki/Basalt",
        "https://example.org/a?ga=1, https://example.org/a?ga=2",
        "https://example.org:8443/a, https://example.org/a"
    })
    void different_pages_stay_different(String first, String second) {
        assertThat(identity(first)).isNotEqualTo(identity(second));
    }

    @Test
    void any_address_has_one_form_that_is_its_own_and_keeps_its_host() {
        Random random = new Random(7);
        for (int i = 0; i < 6000; i++) {
            String host = host(random);
            String text = scheme(random) + host + port(random) + "/" + junk(random);
            WebUrls.web(text).ifPresent(url -> {
                URI once = CanonicalUrls.canonical(url);
                assertThat(CanonicalUrls.canonical(once)).as(text).isEqualTo(once);
                assertThat(CanonicalUrls.identity(once)).as(text).isEqualTo(CanonicalUrls.identity(url));
                assertThat(once.getHost()).as(text).isEqualTo(IDN.toASCII(host).toLowerCase(Locale.ROOT));
                assertThat(once.getHost()).as(text).endsWith(CanonicalUrls.site(once));
                assertThat(once.getRawUserInfo()).as(text).isNull();
            });
        }
    }

    @Test
    void wrappers_within_wrappers_are_undone_to_the_last() {
        Random random = new Random(8);
        for (int i = 0; i < 2000; i++) {
            String text = "https://example.org/" + random.nextInt(100);
            for (int depth = random.nextInt(6); depth > 0; depth--) {
                text = wrapped(random, text);
            }
            URI once = CanonicalUrls.canonical(URI.create(text));
            assertThat(once.getHost()).as(text).isEqualTo("example.org");
            assertThat(CanonicalUrls.canonical(once)).isEqualTo(once);
        }
    }

    @Test
    void junk_never_throws() {
        Random random = new Random(9);
        for (int i = 0; i < 6000; i++) {
            String text = (i % 3 == 0 ? "" : "http://") + junk(random) + junk(random);
            WebUrls.parse(text).ifPresent(url -> {
                CanonicalUrls.canonical(url);
                CanonicalUrls.identity(url);
                CanonicalUrls.site(url);
            });
        }
    }

    private static String wrapped(Random random, String url) {
        String encoded = WebUrls.encode(url);
        return switch (random.nextInt(5)) {
            case 0 -> "https://duckduckgo.com/l/?uddg=" + encoded + "&rut=1";
            case 1 -> "https://www.google.co.uk/url?sa=t&url=" + encoded;
            case 2 ->
                "https://www.bing.com/ck/a?!&u=a1"
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(StandardCharsets.UTF_8));
            case 3 -> "https://l.facebook.com/l.php?u=" + encoded + "&h=x";
            default -> "https://www.youtube.com/redirect?event=x&q=" + encoded;
        };
    }

    private static String scheme(Random random) {
        return List.of("http://", "HTTPS://", "https://a:b@").get(random.nextInt(3));
    }

    private static String host(Random random) {
        return List.of(
                        "example.org",
                        "Www.Example.co.uk",
                        "m.co.uk",
                        "amp.dev",
                        "例子.中国",
                        "m.a.b.example",
                        "www.com",
                        "127.0.0.1")
                .get(random.nextInt(8));
    }

    private static String port(Random random) {
        return List.of("", ":443", ":80", ":8080").get(random.nextInt(4));
    }

    private static String junk(Random random) {
        String alphabet = "aZ09-._~%2f/?&=#:@!é%玄\\ +[]<>\"|^`{}$';,()*.../ampindex.htmlutm_a=ref=";
        StringBuilder text = new StringBuilder();
        for (int j = random.nextInt(24); j > 0; j--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
