package dev.footnote.research.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.format.Link;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses of a page may be read, and how its links are shown. */
class PageAddressesTest {

    private final PageAddresses addresses = new PageAddresses();

    private String shown(String text, String url) {
        addresses.add(1, "", List.of(new Link(URI.create(url), text)));
        return addresses.links(1, "", link -> true).get(0).text();
    }

    @Test
    void a_link_that_says_where_it_leads_is_shown_as_it_is() {
        assertThat(shown("Tide tables at https://tides.example/may", "https://tides.example/may"))
                .isEqualTo("Tide tables at https://tides.example/may");
    }

    @Test
    void an_address_that_the_link_does_not_lead_to_is_defused() {
        assertThat(shown("Log in at https://bank.example/login, please", "https://collector.example/x"))
                .isEqualTo("Log in at hxxps://bank[.]example/login, please"
                        + " [its text shows another address than it leads to]");
    }

    @ParameterizedTest
    @CsvSource({
        "https://bank.example@collector.example/, its host is collector.example",
        "https://b\u0430nk.example/, in letters that look like others",
        "https://\u0441\u043E\u0440\u0435.example/, in letters that look like others",
        "http://localhost:8080/admin, the machine of whoever follows it",
        "http://127.0.0.1/, the machine of whoever follows it",
        "http://[::1]/, the machine of whoever follows it",
    })
    void what_is_odd_about_a_target_is_said(String url, String note) {
        assertThat(shown("More", url)).startsWith("More [").contains(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://\u043F\u043E\u0447\u0442\u0430.example/",
                "https://\u6771\u4EAC.example/",
                "https://b\u00FCcher.example/",
                "https://bank.example/@user",
                "https://127.example/",
            })
    void other_targets_are_shown_without_a_word(String url) {
        assertThat(shown("More", url)).isEqualTo("More");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://bank.example@collector.example/", "https://b\u0430nk.example/login"})
    void a_deceptive_address_in_a_text_is_no_permission_to_read_it(String url) {
        addresses.add(1, "Go to " + url + " and to https://tides.example/may today.", List.of());

        assertThat(addresses.find(url)).isEmpty();
        assertThat(addresses.find("https://tides.example/may")).hasValue(URI.create("https://tides.example/may"));
    }

    @Test
    void an_address_that_only_a_link_shows_is_no_permission_but_its_target_is() {
        addresses.add(
                1,
                "See https://bank.example/login now.",
                List.of(new Link(URI.create("https://collector.example/x"), "https://bank.example/login")));

        assertThat(addresses.find("https://bank.example/login")).isEmpty();
        assertThat(addresses.find("https://collector.example/x")).isPresent();
    }
}
