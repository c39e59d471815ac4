package dev.footnote.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.search.SearchScope;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Escapes, parameters, hosts, editions and redirects, each beside a plainer way to reckon them. */
class UrlPartsTest {

    private static final String LETTERS = "aZ0-._~%/?&=+ é水😀\"<>#";

    private static String some(Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int at = random.nextInt(LETTERS.codePointCount(0, LETTERS.length()));
            out.appendCodePoint(LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, at)));
        }
        return out.toString();
    }

    @Test
    void what_is_encoded_is_decoded_to_the_same() {
        for (int seed = 0; seed < 1_000; seed++) {
            String text = some(new Random(seed));
            String encoded = WebUrls.encode(text);
            assertThat(encoded).as("seed %d", seed).matches("[A-Za-z0-9%._*~-]*");
            assertThat(WebUrls.decode(encoded)).as("seed %d", seed).isEqualTo(text);
            URI url = URI.create("https://mill.example/?a=1&q=" + encoded + "&q=2");
            assertThat(WebUrls.parameter(url, "q")).as("seed %d", seed).contains(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://mill.example/?q=a, q, a",
        "https://mill.example/?x=1&q=a%20b, q, a b",
        "https://mill.example/?q=a+b, q, a b",
        "https://mill.example/?q=, q, ''",
        "https://mill.example/?q=%E6%B0%B4, q, 水",
        "https://mill.example/?q=a=b, q, a=b",
        "https://mill.example/?q=%zz, q, %zz",
        "https://mill.example/?qq=1&q=2, q, 2"
    })
    void the_first_value_of_a_parameter_is_read(String url, String name, String value) {
        assertThat(WebUrls.web(url).flatMap(one -> WebUrls.parameter(one, name)))
                .contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mill.example/",
                "https://mill.example/?Q=1",
                "https://mill.example/?q",
                "https://mill.example/?aq=1"
            })
    void a_parameter_that_is_not_there_has_no_value(String url) {
        assertThat(WebUrls.parameter(URI.create(url), "q")).isEmpty();
    }

    @Test
    void normal_escapes_are_normal_already_and_say_the_same() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder raw = new StringBuilder();
            for (int i = random.nextInt(10); i >= 0; i--) {
                raw.append(
                        random.nextBoolean()
                                ? String.format("%%%02x", 0x21 + random.nextInt(0x5E))
                                : "aé水/".substring(random.nextInt(4)));
            }
            String once = WebUrls.normalEscapes(raw.toString());
            assertThat(WebUrls.normalEscapes(once)).as("seed %d: %s", seed, raw).isEqualTo(once);
            assertThat(once).as("seed %d: %s", seed, raw).matches("\\p{ASCII}*");
            assertThat(URLDecoder.decode(once, StandardCharsets.UTF_8))
                    .as("seed %d: %s", seed, raw)
                    .isEqualTo(URLDecoder.decode(raw.toString(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "https://mill.example/a b → https://mill.example/a%20b",
                "https://mill.example/水 → https://mill.example/水",
                "  https://mill.example/a  → https://mill.example/a",
                "HTTPS://MILL.example/a → HTTPS://MILL.example/a",
                "https://mühle.example/a → https://xn--mhle-0ra.example/a",
                "https://水车.example/a → https://xn--1rwu46e.example/a",
                "https://mill.example/a|b → https://mill.example/a%7Cb",
                "https://mill.example/a<>b → https://mill.example/a%3C%3Eb",
                "https://mill.example/a%2fb% → https://mill.example/a%2fb%25",
                "https://mill.example/?q=%zz → https://mill.example/?q=%25zz",
                "https://mill.example/a\\b → https://mill.example/a%5Cb",
                "http://[::1]/a → http://[::1]/a"
            })
    void addresses_are_read_as_people_write_them(String written, String read) {
        assertThat(WebUrls.web(written)).hasToString("Optional[" + read + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "mill.example",
                "//mill.example/a",
                "https://",
                "https:///a",
                "ftp://mill.example/a",
                "https:mill"
            })
    void what_has_no_scheme_or_host_of_the_web_is_no_address(String text) {
        assertThat(WebUrls.web(text)).isEmpty();
    }

    /** True if the labels of the one end in those of the other. */
    private static boolean isWithin(String host, String domain) {
        List<String> labels = Arrays.asList(host.split("\\.", -1));
        List<String> wanted = Arrays.asList(domain.split("\\.", -1));
        int from = labels.size() - wanted.size();
        return from >= 0 && labels.subList(from, labels.size()).equals(wanted);
    }

    private static String host(Random random) {
        String[] labels = {"a", "b", "ab", "mill", "example"};
        StringBuilder out = new StringBuilder(labels[random.nextInt(labels.length)]);
        for (int i = random.nextInt(3); i > 0; i--) {
            out.append('.').append(labels[random.nextInt(labels.length)]);
        }
        return out.toString();
    }

    @Test
    void a_host_lies_within_a_domain_by_its_labels() {
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            String host = host(random);
            String domain = host(random);
            assertThat(DomainList.within(host, domain))
                    .as("%s within %s", host, domain)
                    .isEqualTo(isWithin(host, domain));
        }
    }

    @Test
    void what_lies_within_two_scopes_is_what_lies_within_each_of_them() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<String> include = some(random, 2);
            List<String> exclude = some(random, 2);
            SearchScope asked = new SearchScope(some(random, 2), some(random, 2), null, null);
            Optional<SearchScope> both = DomainList.both(asked, include, exclude);
            for (int i = 0; i < 30; i++) {
                String host = host(random);
                boolean wanted = allowed(host, asked.includeDomains(), asked.excludeDomains())
                        && allowed(host, include, exclude);
                boolean found = both.isPresent()
                        && allowed(host, both.get().includeDomains(), both.get().excludeDomains());
                assertThat(found)
                        .as("seed %d: %s in %s with %s and %s gives %s", seed, host, asked, include, exclude, both)
                        .isEqualTo(wanted);
            }
        }
    }

    private static List<String> some(Random random, int most) {
        List<String> out = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            out.add(host(random));
        }
        return out.stream().distinct().toList();
    }

    private static boolean allowed(String host, List<String> include, List<String> exclude) {
        boolean in = include.isEmpty() || include.stream().anyMatch(domain -> isWithin(host, domain));
        return in && exclude.stream().noneMatch(domain -> isWithin(host, domain));
    }

    @ParameterizedTest
    @CsvSource({
        "mill.example, mill.example",
        "MILL.Example, mill.example",
        "http://mill.example, mill.example",
        "https://www.mill.example/a?b#c, mill.example",
        "mill.example/, mill.example",
        "mill.example., mill.example",
        "*.*.mill.example, mill.example",
        "mill.example:443, mill.example",
        "Mühle.example, xn--mhle-0ra.example",
        "例子。中国, xn--fsqu00a.xn--fiqs8s",
        "水車．example, xn--1rwu15e.example",
        "ftp://mill.example/x, mill.example",
        "localhost, localhost",
        "127.0.0.1, 127.0.0.1"
    })
    void a_domain_is_read_as_people_write_it(String written, String domain) {
        assertThat(DomainList.normal(written)).contains(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "...", "*", "a b", "a,b", "mill..example", "https://", "a@b.example", "<b>", "a\nb"})
    void what_is_no_domain_is_left_out(String written) {
        assertThat(DomainList.normal(written)).isEmpty();
        assertThat(DomainList.normal(List.of(written, "mill.example"))).containsExactly("mill.example");
    }

    @Test
    void names_longer_than_names_may_be_are_none() {
        assertThat(DomainList.normal("a".repeat(63) + ".example")).isPresent();
        assertThat(DomainList.normal("a".repeat(64) + ".example")).isEmpty();
        assertThat(DomainList.normal("a.".repeat(123) + "example")).isPresent();
        assertThat(DomainList.normal("a.".repeat(124) + "example")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "EN, en",
        "en-GB, en",
        "en_US, en",
        "zh, zh",
        "zh-TW, zh",
        "zh-Hant-HK, zh",
        "yue, zh-yue",
        "zh-yue, zh-yue",
        "nan, zh-min-nan",
        "nb, no",
        "nb-NO, no",
        "nn, nn",
        "fil, tl",
        "gsw-CH, als",
        "iw, he",
        "pt-BR, pt",
        "sr-Latn, sr",
        "x, de",
        "'', de",
        "1, de",
        "en/../x, de"
    })
    void each_language_has_its_edition_or_the_fallback(String tag, String edition) {
        assertThat(WikipediaEditions.of(tag, "de")).isEqualTo(edition);
    }

    @ParameterizedTest
    @CsvSource({
        "zh, /wiki/",
        "zh-CN, /zh-cn/",
        "zh_TW, /zh-tw/",
        "zh-Hant, /zh-hant/",
        "zh-Hant-TW, /zh-tw/",
        "zh-Hans-SG, /zh-sg/",
        "zh-yue, /wiki/",
        "en, /wiki/",
        "en-GB, /wiki/"
    })
    void chinese_articles_are_asked_for_in_the_writing_of_their_readers(String tag, String folder) {
        assertThat(WikipediaEditions.folder(tag)).isEqualTo(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "zh.wikipedia.org, /zh-tw/水车, /wiki/水车",
        "zh.wikipedia.org, /zh/水车, /wiki/水车",
        "zh.wikipedia.org, /wiki/水车, /wiki/水车",
        "zh.wikipedia.org, /zh-tw/, /zh-tw/",
        "wikipedia.org, /zh-tw/a, /wiki/a",
        "notwikipedia.org, /zh-tw/a, /zh-tw/a",
        "wikipedia.org.example, /zh-tw/a, /zh-tw/a",
        "mill.example, /zh-tw/a, /zh-tw/a"
    })
    void only_wikipedia_keeps_an_article_under_several_writings(String host, String path, String plain) {
        assertThat(WikipediaEditions.plainPath(host, path)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lessons/one",
                "/authors/ann",
                "/authentic-mills",
                "/essonne",
                "/terrors",
                "/consents-of-1911",
                "/space-challenger",
                "/logins-of-wood",
                "/a/weir"
            })
    void a_page_whose_path_only_begins_like_a_gate_is_learnt(String path) {
        PageIdentities pages = new PageIdentities(100);
        URI asked = URI.create("https://mill.example/old");
        URI landed = URI.create("https://mill.example" + path);
        pages.learn(asked, landed);
        assertThat(pages.of(asked)).as(path).isEqualTo(pages.of(landed));
        assertThat(pages.learnt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/", "", "/login", "/log-in", "/Login.aspx", "/signin", "/sign-in/", "/accounts/SignIn", "/sso/start",
                        "/oauth2/authorize",
                "/auth/realms/x", "/user/authenticate", "/consent", "/captcha", "/recaptcha", "/challenge",
                        "/subscribe", "/paywall", "/error", "/error.html",
                "/error404", "/not-found", "/notfound", "/404", "/404.html", "/a/login_page", "/cookie-consent"
            })
    void a_gate_or_front_page_is_not_learnt(String path) {
        PageIdentities pages = new PageIdentities(100);
        URI asked = URI.create("https://mill.example/old");
        pages.learn(asked, URI.create("https://mill.example" + path));
        assertThat(pages.of(asked)).as(path).isEqualTo(CanonicalUrls.identity(asked));
        assertThat(pages.learnt()).isZero();
    }

    @Test
    void redirects_join_pages_as_a_plain_map_of_pages_does() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            PageIdentities pages = new PageIdentities(1_000);
            Map<Integer, Integer> known = new HashMap<>();
            for (int i = 0; i < 4; i++) {
                int from = random.nextInt(6);
                int to = random.nextInt(6);
                pages.learn(page(from), page(to));
                int a = end(known, from);
                int b = end(known, to);
                if (a != b) {
                    known.put(a, b);
                }
            }
            for (int page = 0; page < 6; page++) {
                assertThat(pages.of(page(page)))
                        .as("seed %d, page %d", seed, page)
                        .isEqualTo(CanonicalUrls.identity(page(end(known, page))));
            }
        }
    }

    private static URI page(int number) {
        return URI.create("https://mill.example/p" + number);
    }

    private static int end(Map<Integer, Integer> known, int page) {
        int at = page;
        while (known.containsKey(at)) {
            at = known.get(at);
        }
        return at;
    }

    @Test
    void no_more_redirects_are_remembered_than_allowed() {
        PageIdentities pages = new PageIdentities(10);
        for (int i = 0; i < 1_000; i++) {
            pages.learn(URI.create("https://mill.example/old" + i), URI.create("https://mill.example/new" + i));
        }
        int remembered = 0;
        for (int i = 0; i < 1_000; i++) {
            remembered += pages.of(URI.create("https://mill.example/old" + i)).endsWith("new" + i) ? 1 : 0;
        }
        assertThat(remembered).isBetween(1, 10);
    }
}
