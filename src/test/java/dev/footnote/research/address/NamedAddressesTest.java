package dev.footnote.research.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.format.Link;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedAddressesTest {

    private static List<String> mentions(String text) {
        return AddressMentions.in(text).stream()
                .flatMap(mention -> mention.readings().stream())
                .toList();
    }

    private static String find(NamedAddresses named, String wanted) {
        return named.find(wanted).map(URI::toString).orElse("");
    }

    @Test
    void a_mention_is_a_whole_address_without_the_punctuation_around_it() {
        assertThat(mentions("See [it](http://a.example/x/y), http://b.example/z. And"
                        + " http://p.example/?u=http://q.example/"))
                .containsExactly("http://a.example/x/y", "http://b.example/z", "http://p.example/?u=http://q.example/");
        assertThat(mentions("(https://w.example/Ship_(boat)) *https://e.example/f*, <HTTPS://g.example>"))
                .containsExactly("https://w.example/Ship_(boat)", "https://e.example/f", "HTTPS://g.example");
        assertThat(mentions("ftp://h.example xhttp://i.example http:// https://"))
                .isEmpty();
    }

    @Test
    void characters_without_spaces_after_an_address_give_two_readings() {
        assertThat(mentions("读http://c.example/k。")).containsExactly("http://c.example/k");
        assertThat(mentions("见http://c.example/k是灯塔")).containsExactly("http://c.example/k是灯塔", "http://c.example/k");
        assertThat(mentions("http://c.example/Zürich so")).containsExactly("http://c.example/Zürich");
    }

    @Test
    void a_question_names_addresses_without_a_scheme_and_no_other_words() {
        assertThat(AddressMentions.withoutScheme(
                        "Sum up example.org/a?b=1, 127.0.0.1:8081/ok and www.ships.example. Not 3.5, e.g. or"
                                + " me@mail.example"))
                .containsExactly("example.org/a?b=1", "127.0.0.1:8081/ok", "www.ships.example");
    }

    @Test
    void a_known_page_is_found_by_other_forms_of_its_address_and_given_in_its_own() {
        NamedAddresses named = new NamedAddresses();
        named.add(URI.create("https://a.example/x?utm_source=hit"));
        for (String wanted : List.of(
                "https://a.example/x",
                "http://www.a.example/x/?fbclid=1",
                "a.example/x",
                "https://www.google.com/url?q=https%3A%2F%2Fa.example%2Fx&d=1")) {
            assertThat(find(named, wanted)).as(wanted).isEqualTo("https://a.example/x?utm_source=hit");
        }
        assertThat(find(named, "https://a.example/x?id=1")).isEmpty();
        assertThat(find(named, "https://a.example/")).isEmpty();
    }

    @Test
    void what_foreign_text_mentions_is_found_by_exactly_that_form() {
        NamedAddresses named = new NamedAddresses();
        named.addExactly("http://a.example/x?b=1#top");
        assertThat(find(named, "http://a.example/x?b=1")).isEqualTo("http://a.example/x?b=1");
        assertThat(find(named, "http://a.example/x?b=1#else")).isEqualTo("http://a.example/x?b=1");
        assertThat(find(named, "http://a.example/x/?b=1")).isEmpty();
        assertThat(find(named, "https://a.example/x?b=1")).isEmpty();
    }

    @Test
    void letters_that_addresses_must_escape_are_found_escaped_or_not() {
        NamedAddresses named = new NamedAddresses();
        named.addAllOf("Read https://a.example/wiki/Zürich and https://a.example/f[1].pdf");
        assertThat(find(named, "https://a.example/wiki/Z%C3%BCrich")).isEqualTo("https://a.example/wiki/Zürich");
        assertThat(find(named, "https://a.example/f%5B1%5D.pdf")).isNotEmpty();
        assertThat(find(named, "https://a.example/f[1].pdf")).isNotEmpty();
    }

    @Test
    void a_link_whose_text_shows_another_address_permits_only_its_target() {
        PageAddresses pages = new PageAddresses();
        Link link = new Link(URI.create("https://real.example/a"), "https://shown.example/b");
        pages.add(1, "Go to https://shown.example/b now.", List.of(link));
        assertThat(pages.find("https://real.example/a")).isPresent();
        assertThat(pages.find("https://shown.example/b")).isEmpty();
        pages.add(2, "Go to [https://shown.example/c](https://real.example/d) now.", List.of());
        assertThat(pages.find("https://shown.example/c")).isEmpty();
        assertThat(pages.find("https://real.example/d")).isPresent();
        pages.add(3, "Also https://shown.example/b, and again https://shown.example/b.", List.of(link));
        assertThat(pages.find("https://shown.example/b")).isPresent();
    }

    @Test
    void links_come_back_from_a_store_as_they_were() {
        List<Link> links = List.of(
                new Link(URI.create("https://a.example/x"), "the first one"),
                new Link(URI.create("https://b.example/"), ""));
        assertThat(LinkLists.read(LinkLists.write(links))).isEqualTo(links);
        assertThat(LinkLists.read("")).isEmpty();
    }
}
