package dev.footnote.page.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.page.Page;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that a script builds, read with a real browser. Skipped where no Chromium is found. */
class RenderedPageIT {

    private static final String TEXT = "The lighthouse of Brannock was lit for the first time on 3 May 1871. "
            + "Its keeper, Orla Finch, wrote the log for thirty years, and never missed a night. "
            + "The lens came by sea from Marseille in nine crates, of which one was lost in the harbour.";

    private RenderedSite site;

    @BeforeEach
    void open() throws IOException {
        site = RenderedSite.open();
    }

    @AfterEach
    void close() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void a_page_that_a_script_builds_from_data_is_read() {
        site.app(
                        "fetch('/data.json').then(r => r.json()).then(d => {"
                                + "root.innerHTML = '<main><h1>Brannock</h1><p>' + d.text + '</p><p><a href=\"log.html\">Log</a></p></main>'})")
                .put("/data.json", "application/json", "{\"text\":\"" + TEXT + "\"}");

        Page page = site.read("/app");

        assertThat(page.source().text()).contains("# Brannock", TEXT);
        assertThat(page.source().details().rendered()).isTrue();
        assertThat(page.source().url()).isEqualTo(site.at("/app"));
        assertThat(page.links()).anyMatch(link -> link.url().equals(site.at("/log.html")));
        assertThat(page.cut()).isNull();
        assertThat(site.askedPaths()).containsExactlyInAnyOrder("/app", "/app.js", "/data.json");
        assertThat(site.asked()).allMatch(line -> line.startsWith("GET ") && line.contains("Footnote/0.1"));
    }

    @Test
    void off_by_default_no_browser_is_started() {
        site.set("page.renderer", "off").set("page.renderer_program", "/bin/false");
        site.app("root.textContent = 'never'");
        assertThatThrownBy(() -> site.read("/app"))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("holds no readable text (it may build its text by script or want a log-in)");
        assertThat(site.askedPaths()).containsExactly("/app");
    }

    @Test
    void text_that_the_script_hides_is_not_read() {
        site.app("""
                const sheet = new CSSStyleSheet(); sheet.replaceSync('.adopted{display:none}');
                document.adoptedStyleSheets = [sheet];
                const s = document.createElement('style'); document.head.append(s);
                s.sheet.insertRule('.inserted{display:none}');
                const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = '/look.css'; document.head.append(l);
                root.innerHTML = '<main><p>%s</p><p class=adopted>First secret sentence of the page.</p>'
                  + '<p class=inserted>Second secret sentence of the page.</p>'
                  + '<p class=linked>Third secret sentence of the page.</p></main>';
                """.formatted(TEXT))
                .put(
                        "/look.css",
                        "text/css",
                        ".linked{display:none} .x::after{content:'</style><p>Fourth secret sentence.</p>'}");
        Page page = site.read("/app");
        assertThat(page.source().text()).isEqualTo(TEXT);
        assertThat(page.leftOut().hidden()).isNotEmpty();
    }

    @Test
    void open_shadow_trees_are_read_and_words_for_browsers_without_script_are_not() {
        site.put(
                "/app",
                "text/html",
                "<title>Brannock</title><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"
                        + "<script>root.innerHTML = '<p>" + TEXT + "</p><div id=host></div>';"
                        + "host.attachShadow({mode:'open'}).innerHTML = '<p>The lamp was made in Dunmore by the Quill brothers.</p>'</script>");
        String text = site.read("/app").source().text();
        assertThat(text).contains(TEXT, "made in Dunmore by the Quill brothers").doesNotContain("JavaScript");
    }

    @Test
    void a_script_that_sends_its_readers_on_is_followed_by_the_reader_itself() {
        site.app("location.replace('/story')").put("/story", "text/html", "<title>Story</title><p>" + TEXT + "</p>");
        Page page = site.read("/app");
        assertThat(page.source().url()).isEqualTo(site.at("/story"));
        assertThat(page.aliases()).contains(site.at("/app"));
        assertThat(page.source().details().rendered()).isFalse();
        assertThat(site.askedPaths()).containsExactlyInAnyOrder("/app", "/app.js", "/story");
    }

    @Test
    void a_script_that_loads_its_page_again_and_again_ends() {
        site.app("location.reload()");
        assertThatThrownBy(() -> site.read("/app"))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("its script only loads it again");
    }

    @Test
    void a_page_that_shows_itself_without_a_script_is_not_rendered() {
        site.put("/story", "text/html", "<title>Story</title><p>" + TEXT + "</p><script src=/app.js></script>");
        assertThat(site.read("/story").source().details().rendered()).isFalse();
        assertThat(site.askedPaths()).containsExactly("/story");
    }

    @Test
    void links_are_those_of_the_address_that_the_script_sets() {
        site.app("history.replaceState(null, '', '/year/1871/'); root.innerHTML = '<p>" + TEXT
                + "</p><p><a href=may>May</a></p>'");
        Page page = site.read("/app");
        assertThat(page.source().url()).isEqualTo(site.at("/app"));
        assertThat(page.links()).anyMatch(link -> link.url().equals(URI.create(site.at("/year/1871/may") + "")));
    }

    @Test
    void nothing_goes_from_one_page_to_the_next() {
        String script = "const seen = localStorage.getItem('k') + document.cookie; localStorage.setItem('k', 'kept');"
                + "document.cookie = 'c=kept'; root.innerHTML = '<p>Seen before: ' + seen + '. " + TEXT + "</p>'";
        site.app(script)
                .put("/other", "text/html", "<title>Other</title><div id=root></div><script src=/app.js></script>");
        assertThat(site.read("/app").source().text()).contains("Seen before: null.");
        assertThat(site.read("/other").source().text()).contains("Seen before: null.");
        assertThat(site.read("/app").source().text()).contains("Seen before: null.");
    }

    @Test
    void dialogs_do_not_stop_a_page() {
        site.app("alert('Welcome'); if (!confirm('Go on?')) root.innerHTML = '<p>" + TEXT + "</p>'; prompt('Name?')");
        assertThat(site.read("/app").source().text()).isEqualTo(TEXT);
    }

    @Test
    void scripts_of_the_page_cannot_change_how_it_is_taken() {
        site.app("Element.prototype.getHTML = () => 'forged'; Element.prototype.remove = () => {};"
                + "Object.defineProperty(document.documentElement, 'outerHTML', {get: () => 'forged'});"
                + "JSON.stringify = () => 'forged'; String.prototype.slice = () => 'forged';"
                + "root.innerHTML = '<p>" + TEXT + "</p>'");
        assertThat(site.read("/app").source().text()).isEqualTo(TEXT);
    }

    @Test
    void a_page_in_another_charset_is_read_right() {
        byte[] page =
                "<meta charset=iso-8859-1><title>K\u00e4fer</title><div id=r></div><script>r.innerHTML='<p>Der K\u00e4fer von Brannock war blau. "
                        .concat(TEXT + "</p>'</script>")
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        site.put("/app", new RenderedSite.Body(200, "text/html", page, 0));
        assertThat(site.read("/app").source().text()).contains("Der K\u00e4fer von Brannock");
        assertThat(new String(page, UTF_8)).doesNotContain("K\u00e4fer");
    }
}
