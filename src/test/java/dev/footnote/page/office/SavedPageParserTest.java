package dev.footnote.page.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.config.Settings;
import dev.footnote.page.format.Link;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.html.HtmlParser;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedPageParserTest {

    private static final String HEAD =
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://weir.example/gate\nSubject: The gate\n"
                    + "MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\";\n\tboundary=\"--b--x\"\n\n";

    private static final String PAGE = "<html><body><main><p>The gate of the weir was shut in the storm of 1911.</p>"
            + "<p>It has a <a href=3D\"plan\">plan</a> of its own, =\ndrawn by hand =E2=80=93 twice.</p></main></body></html>";

    private static ParsedDocument read(String file) {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static ParsedDocument read(byte[] file) {
        HtmlParser html = new HtmlParser(PageSettings.from(Settings.defaults()));
        return new SavedPageParser(html).parse(URI.create("file:///a.mhtml"), file);
    }

    private static String part(String head, String body) {
        return "----b--x\n" + head + "\n\n" + body + "\n";
    }

    private static String page(String location) {
        return part(
                "Content-Type: text/html\nContent-ID: <main>\nContent-Transfer-Encoding: quoted-printable" + location,
                PAGE);
    }

    @Test
    void the_page_is_read_with_the_address_it_was_saved_from() {
        String file = HEAD
                + page("\nContent-Location: https://weir.example/history/gate")
                + part("Content-Type: image/png\nContent-Transfer-Encoding: base64", "iVBORw0KGgo=")
                + part("Content-Type: text/html\nContent-Location: https://ads.example/", "<p>Buy a boat.</p>")
                + "----b--x--\n";
        for (String form : new String[] {file, file.replace("\n", "\r\n")}) {
            ParsedDocument read = read(form);
            assertThat(read.text())
                    .isEqualTo(
                            "The gate of the weir was shut in the storm of 1911.\n\nIt has a plan of its own, drawn by hand – twice.");
            assertThat(read.title()).isEqualTo("The gate");
            assertThat(read.aliases()).contains(URI.create("https://weir.example/history/gate"));
            assertThat(read.links())
                    .extracting(Link::url)
                    .containsExactly(URI.create("https://weir.example/history/plan"));
        }
    }

    @Test
    void the_part_that_the_file_names_as_its_start_is_the_page() {
        String file = HEAD.replace("type=", "start=\"<main>\"; type=")
                + part("Content-Type: text/html", "<p>A frame that stands first.</p>")
                + page("");
        assertThat(read(file).text()).startsWith("The gate").doesNotContain("frame");
    }

    @Test
    void a_page_in_an_old_charset_is_read_by_its_own_declaration() {
        String body =
                "<html><head><meta charset=windows-1251></head><body><p>Затвор плотины закрыли во время бури.</p></body></html>";
        String file = HEAD + part("Content-Type: text/html\nContent-Transfer-Encoding: 8bit", body);
        assertThat(read(file.getBytes(Charset.forName("windows-1251"))).text())
                .isEqualTo("Затвор плотины закрыли во время бури.");
    }

    @Test
    void a_page_that_stands_alone_in_its_file_is_read() {
        assertThat(read("MIME-Version: 1.0\nContent-Type: text/html\n\n<p>The gate was shut.</p>")
                        .text())
                .isEqualTo("The gate was shut.");
    }

    @Test
    void a_file_that_breaks_off_is_read_as_far_as_it_goes() {
        String file = HEAD + page("");
        assertThat(read(file.substring(0, file.indexOf("It has"))).text())
                .isEqualTo("The gate of the weir was shut in the storm of 1911.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/hostname", "javascript:x", "cid:1", "http:///x", "::"})
    void an_address_that_is_not_of_the_web_is_not_taken(String location) {
        String file =
                (HEAD + page("\nContent-Location: " + location)).replace("https://weir.example/gate", "about:blank");
        ParsedDocument read = read(file);
        assertThat(read.text()).startsWith("The gate of");
        assertThat(read.aliases()).isEmpty();
    }

    @Test
    void a_file_without_a_page_is_told() {
        assertThatThrownBy(() -> read(HEAD + part("Content-Type: image/png", "x")))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("without a page");
        assertThatThrownBy(() -> read(HEAD)).isInstanceOf(PermanentException.class);
    }

    @Test
    void many_parts_and_parts_in_parts_end() {
        String many = part("Content-Type: text/css", "p{}").repeat(20_000);
        assertThat(read(HEAD + page("") + many).text()).startsWith("The gate");
        StringBuilder deep = new StringBuilder(HEAD);
        for (int i = 0; i < 500; i++) {
            String around = i == 0 ? "--b--x" : "b%03d".formatted(i - 1);
            deep.append("--" + around + "\nContent-Type: multipart/related; boundary=b%03d\n\n".formatted(i));
        }
        assertThatThrownBy(() -> read(deep + "--b499\nContent-Type: text/html\n\n" + PAGE))
                .isInstanceOf(PermanentException.class);
    }

    private static String styled(String link) {
        return part(
                "Content-Type: text/html\nContent-Location: https://weir.example/h/gate",
                "<html><head>" + link + "</head><body><main><p>The gate was shut.</p><p class='x'>It was never"
                        + " shut.</p></main></body></html>");
    }

    @org.junit.jupiter.params.ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "<link rel='stylesheet' href='cid:s1@x'>",
                "<link rel='stylesheet' href='../s/a.css'>",
                "<style>@import url(https://weir.example/s/a.css);</style>"
            })
    void its_style_sheets_hide_what_they_hid(String link) {
        String sheet = part(
                "Content-Type: text/css\nContent-ID: <s1@x>\nContent-Location: https://weir.example/s/a.css",
                ".x{display:none}");
        assertThat(read(HEAD + styled(link) + sheet + "----b--x--\n").text()).isEqualTo("The gate was shut.");
        assertThat(read(HEAD + styled("") + sheet + "----b--x--\n").text()).contains("never");
    }
}
