package dev.footnote.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are one page, and what canonical forms keep of an address. */
class UrlIdentityTest {

    private static URI url(String text) {
        return WebUrls.web(text).orElseThrow(() -> new AssertionError("no address: " + text));
    }

    private static String identity(String text) {
        return CanonicalUrls.identity(url(text));
    }

    @ParameterizedTest
    @CsvSource({
        "https://mill.example, http://www.mill.example/",
        "https://mill.example/a, https://mill.example/a/",
        "https://mill.example/a, https://mill.example/a///",
        "https://mill.example/a, https://mill.example/a/index.html",
        "https://mill.example/a, https://mill.example/a/index.php",
        "https://mill.example/a?b=1&c=2, https://mill.example/a?c=2&b=1",
        "https://mill.example/a, https://mill.example/a?",
        "https://mill.example/a, https://mill.example/a?&&",
        "https://mill.example/a, https://mill.example/a#section",
        "https://mill.example/a, https://m.mill.example/a",
        "https://mill.example/a, https://www2.mill.example/a",
        "https://mill.example/news/a, https://mill.example/news/a/amp",
        "https://mill.example/news/a.html, https://mill.example/news/a.amp.html",
        "https://mill.example/news/a, https://mill.example/news/a.amp",
        "https://mill.example/a, https://mill.example/a?amp",
        "https://mill.example/a, https://mill.example/a?utm_source=x&utm_medium=y&fbclid=1&gclid=2",
        "https://mill.example/a, https://mill.example/a?UTM_Source=x",
        "https://mill.example/%7Eann, https://mill.example/~ann",
        "https://mill.example/%e6%b0%b4, https://mill.example/水",
        "https://mill.example/a/./b/../c, https://mill.example/a/c",
        "https://www.youtube.com/shorts/abc, https://youtu.be/abc",
        "https://www.youtube.com/embed/abc, https://m.youtube.com/watch?v=abc",
        "https://www.youtube.com/live/abc/, https://youtu.be/abc?si=x",
        "https://old.reddit.com/r/mills/1, https://www.reddit.com/r/mills/1/",
        "https://arxiv.org/abs/2401.00001v3, https://arxiv.org/pdf/2401.00001",
        "https://arxiv.org/abs/hep-th/9901001, https://export.arxiv.org/pdf/hep-th/9901001v2.pdf",
        "https://arxiv.org/html/2401.00001v1/, https://arxiv.org/abs/2401.00001",
        "https://doi.org/10.1000/ABC, https://dx.doi.org/10.1000/abc",
        "https://zh.wikipedia.org/zh-cn/水车, https://zh.wikipedia.org/wiki/水车",
        "https://zh.wikipedia.org/zh-hant/水车, https://zh.wikipedia.org/zh-hk/水车",
        "https://en.m.wikipedia.org/wiki/Weir?useskin=vector, https://en.wikipedia.org/wiki/Weir",
        "https://yue.wikipedia.org/wiki/水車, https://zh-yue.wikipedia.org/wiki/水車",
        "https://ann.medium.com/mill-1?source=home, https://ann.medium.com/mill-1",
        "https://www.amazon.de/gp/product/B000000001, https://amazon.de/Mill-Wheel/dp/B000000001?th=1"
    })
    void addresses_of_one_page(String one, String other) {
        assertThat(identity(one)).isEqualTo(identity(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://mill.example/a, https://mill.example/A",
        "https://mill.example/a, https://mill.example/a/b",
        "https://mill.example/a?id=1, https://mill.example/a?id=2",
        "https://mill.example/a?id=1, https://mill.example/a",
        "https://mill.example/a%2Fb, https://mill.example/a/b",
        "https://mill.example/a?x=1%262, https://mill.example/a?x=1&2",
        "https://mill.example/a//b, https://mill.example/a/b",
        "https://mill.example/camp, https://mill.example/c",
        "https://mill.example/amp, https://mill.example/",
        "https://mill.example:8080/a, https://mill.example/a",
        "https://mill.example/#!/a, https://mill.example/#!/b",
        "https://mill.example/#/a, https://mill.example/",
        "https://mill.example/a?ga=1, https://mill.example/a",
        "https://mill.example/a?s=wheel, https://mill.example/a?s=weir",
        "https://www.com/, https://com.example/",
        "https://m.co.uk/a, https://co.uk/a",
        "https://mill.example/a, https://mill.example.evil.example/a",
        "https://www.youtube.com/watch?v=abc, https://www.youtube.com/watch?v=abd",
        "https://www.youtube.com/@abc, https://youtu.be/abc",
        "https://arxiv.org/abs/2401.00001, https://arxiv.org/abs/2401.00002",
        "https://arxiv.org/list/cs/new, https://arxiv.org/abs/cs",
        "https://en.wikipedia.org/wiki/Weir, https://en.wikipedia.org/wiki/Talk:Weir",
        "https://en.wikipedia.org/w/index.php?title=Weir&action=history, https://en.wikipedia.org/wiki/Weir",
        "https://notwikipedia.org/zh-cn/a, https://notwikipedia.org/wiki/a",
        "https://notyoutube.com/embed/abc, https://youtu.be/abc",
        "https://amazon.de/dp/B000000001, https://amazon.fr/dp/B000000001"
    })
    void addresses_of_two_pages(String one, String other) {
        assertThat(identity(one)).isNotEqualTo(identity(other));
    }

    @Test
    void tracking_anywhere_in_a_query_and_the_order_of_its_parameters_change_nothing() {
        List<String> tracking = List.of(
                "utm_source=a",
                "utm_id=1",
                "fbclid=x",
                "gclid=y",
                "msclkid=z",
                "_ga=1.2",
                "mc_eid=1",
                "igshid=2",
                "spm=a.b",
                "srsltid=3",
                "PHPSESSID=4",
                "yclid=5",
                "_hsenc=6",
                "mkt_tok=7",
                "__hstc=8",
                "ref=home",
                "twclid=9");
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<String> own = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                own.add("p" + i + "=" + random.nextInt(3));
            }
            String plain = "https://mill.example/a" + (own.isEmpty() ? "" : "?" + String.join("&", own));
            List<String> all = new ArrayList<>(own);
            for (int i = random.nextInt(4); i >= 0; i--) {
                all.add(tracking.get(random.nextInt(tracking.size())));
            }
            Collections.shuffle(all, random);
            String tracked = "https://mill.example/a?" + String.join("&", all);
            assertThat(identity(tracked)).as("seed %d: %s", seed, tracked).isEqualTo(identity(plain));
            URI canonical = CanonicalUrls.canonical(url(tracked));
            List<String> kept = canonical.getRawQuery() == null
                    ? List.of()
                    : Arrays.asList(canonical.getRawQuery().split("&", -1));
            assertThat(kept).as("seed %d: %s", seed, tracked).containsAll(own);
            List<String> order = kept.stream().filter(own::contains).collect(Collectors.toList());
            assertThat(order)
                    .as("seed %d keeps the order", seed)
                    .isEqualTo(all.stream().filter(own::contains).toList());
        }
    }

    @Test
    void dot_segments_go_where_the_jdk_sends_them() {
        List<String> segments = List.of("a", "b", "..", ".", "c.d", "...");
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder path = new StringBuilder();
            int depth = 0;
            for (int i = random.nextInt(8); i >= 0; i--) {
                String segment = segments.get(random.nextInt(segments.size()));
                if (segment.equals("..") && depth == 0) {
                    continue; // above the root the JDK keeps the dots, and RFC 3986 does not
                }
                depth += segment.equals("..") ? -1 : segment.equals(".") ? 0 : 1;
                path.append('/').append(segment);
            }
            URI given = URI.create("https://mill.example" + path + "/end");
            assertThat(CanonicalUrls.canonical(given))
                    .as("seed %d: %s", seed, given)
                    .isEqualTo(given.normalize());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b/c/./../../g, /a/g",
        "/../g, /g",
        "/./g, /g",
        "/g., /g.",
        "/..g, /..g",
        "/./../g, /g",
        "/g/., /g/",
        "/g/./h, /g/h",
        "/g/../h, /h",
        "/g/.., /",
        "/.., /",
        "/%2E%2e/g, /g",
        "/a/%2e./g, /g"
    })
    void dot_segments_go_as_rfc_3986_says(String path, String plain) {
        assertThat(CanonicalUrls.canonical(URI.create("https://mill.example" + path)))
                .hasToString("https://mill.example" + plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:ann@mill.example",
                "file:/docs/a.txt",
                "corpus://set/a#1",
                "urn:isbn:1",
                "a/b",
                "#top",
                "javascript:alert(1)",
                "data:text/plain,x"
            })
    void what_is_not_of_the_web_stays_as_it_is(String text) {
        URI given = URI.create(text);
        assertThat(CanonicalUrls.canonical(given)).isEqualTo(given);
        assertThat(WebUrls.web(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://duckduckgo.com/l/?uddg=javascript%3Aalert(1)",
        "https://duckduckgo.com/l/?uddg=file%3A%2F%2F%2Fetc%2Fpasswd",
        "https://www.google.com/url?q=%2Fsearch",
        "https://www.google.com/search?q=https://mill.example/a",
        "https://www.bing.com/ck/a?u=a1!!!",
        "https://www.bing.com/ck/a?u=b1aHR0cHM6Ly9taWxsLmV4YW1wbGUvYQ",
        "https://evil-google.com/url?q=https://mill.example/a",
        "https://google.evil.example/url?q=https://mill.example/a",
        "https://cdn.ampproject.org.evil.example/c/s/mill.example/a"
    })
    void a_wrapper_without_a_page_of_the_web_or_of_another_host_is_left_alone(String text) {
        assertThat(RedirectWrappers.unwrap(url(text))).as(text).isEmpty();
        assertThat(CanonicalUrls.canonical(url(text)).getHost())
                .isEqualTo(url(text).getHost());
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.google.co.uk/url?url=https%3A%2F%2Fmill.example%2Fa%3Fb%3D1%26c%3D2, https://mill.example/a?b=1&c=2",
        "https://www.google.com/amp/s/mill.example/a, https://mill.example/a",
        "https://www.google.com/amp/mill.example/a, http://mill.example/a",
        "https://r.search.yahoo.com/_ylt=x/RU=https%3a%2f%2fmill.example%2fa/RK=2/RS=y, https://mill.example/a",
        "https://mill-example.cdn.ampproject.org/v/s/mill.example/a?b=1, https://mill.example/a?b=1",
        "https://www.youtube.com/redirect?q=https%3A%2F%2Fmill.example%2F%25E6%25B0%25B4, https://mill.example/%E6%B0%B4",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fmill.example%2Fa%3Ffbclid%3D1, https://mill.example/a"
    })
    void a_wrapper_leads_to_the_page_within_it(String text, String page) {
        assertThat(CanonicalUrls.canonical(url(text))).hasToString(page);
    }

    @Test
    void the_cited_address_is_of_the_site_that_answered() {
        URI landed = url("https://mill.example/a?utm_source=x");
        URI plain = url("https://www.mill.example/a");
        URI short1 = url("https://short.example/1");
        assertThat(CanonicalUrls.cited(landed, List.of(short1, plain))).isEqualTo(plain);
        assertThat(CanonicalUrls.cited(landed, List.of(short1))).isEqualTo(landed);
        assertThat(CanonicalUrls.cited(plain, List.of(landed))).isEqualTo(plain);
        assertThat(CanonicalUrls.cited(landed, List.of())).isEqualTo(landed);
    }
}
