package dev.footnote.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that readers cannot reach are not read; those that a click or scrolling shows are. */
class HiddenTextTest {

    private static final String STORY = "<p>The pilot boat went out at four with six men and came back at nine with all"
            + " of them, wet and in good spirits.</p><p>The harbour master wrote the hour into his book, as he has done"
            + " on every night since the storm of that winter.</p>";

    private static String read(String css, String body) {
        return Parsing.page("<!doctype html><html><head><title>T</title><style>" + css
                        + "</style></head><body><main><h1>Pilots</h1>" + STORY + body + STORY.replace("pilot", "rescue")
                        + "</main></body></html>")
                .text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "display:none",
                "DISPLAY : NONE !important",
                "visibility:hidden",
                "visibility:collapse",
                "opacity:0",
                "opacity:.01",
                "filter:opacity(0%)",
                "content-visibility:hidden",
                "font-size:0",
                "font-size:1px",
                "font:1px/1 serif",
                "font-size:.05em",
                "color:#fff",
                "color:white",
                "color:rgb(254, 254, 254)",
                "color:hsl(0,0%,100%)",
                "color:transparent",
                "color:rgba(0,0,0,0)",
                "color:#00000000",
                "-webkit-text-fill-color:transparent",
                "background:#123456;color:#123457",
                "position:absolute;left:-9999px",
                "position:absolute;top:-200vh",
                "position:fixed;right:-600em",
                "position:absolute;left:6000px",
                "transform:translateX(-9999px)",
                "transform:scale(0)",
                "transform:scale(1,0)",
                "scale:0",
                "transform:rotateX(90deg)",
                "text-indent:-9999px",
                "text-indent:100%;white-space:nowrap;overflow:hidden",
                "position:absolute;clip:rect(0,0,0,0)",
                "position:absolute;clip:rect(1px 1px 1px 1px)",
                "clip-path:inset(50%)",
                "clip-path:circle(0)",
                "clip-path:polygon(0 0, 0 0, 0 0)",
                "height:0;overflow:hidden",
                "max-height:0;overflow:hidden",
                "width:0;overflow:hidden",
                "width:1px;height:1px;overflow:hidden;position:absolute",
                "margin-left:-9999px",
            })
    void a_style_that_hides_a_text_is_seen_in_the_attribute_and_in_the_sheet(String style) {
        String words = "GONE words that nobody sees";

        assertThat(read("", "<p style='" + style + "'>" + words + "</p>"))
                .as("attribute")
                .doesNotContain("GONE");
        assertThat(read(".x7{" + style + "}", "<div class='x7'><p>" + words + "</p></div>"))
                .as("class")
                .doesNotContain("GONE")
                .contains("rescue boat");
        assertThat(read("", "<p>Seen <span style='" + style + "'>" + words + "</span>on.</p>"))
                .as("in a line")
                .doesNotContain("GONE")
                .contains("on.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#late p{display:none} | <div id='late'><p>GONE</p></div>",
                "main > .a.b, .zz{display:none} | <p class='a b'>GONE</p>",
                "p[data-k='1']{opacity:0} | <p data-k='1'>GONE</p>",
                "@media screen and (min-width:600px){.m{display:none}} | <p class='m'>GONE</p>",
                "@media (width >= 600px){.m{display:none}} | <p class='m'>GONE</p>",
                "@supports (display:grid){.m{display:none}} | <p class='m'>GONE</p>",
                "@layer base{.m{display:none}} | <p class='m'>GONE</p>",
                "/* .m{} */ .m{/* x */display:none} | <p class='m'>GONE</p>",
                ".m{content:'}';display:none} | <p class='m'>GONE</p>",
                ".m{display:none}.n{display:block} | <p class='n'><b class='m'>GONE</b></p>",
                ".n{display:block}#k{display:none} | <p class='n' id='k'>GONE</p>",
                ".n{display:none !important} | <p class='n' style='display:block'>GONE</p>",
                "body{background:#101010;color:#eee} .n{color:#111} | <p class='n'>GONE</p>",
                ".w{visibility:hidden} | <div class='w'><div><p>GONE</p></div></div>",
                ".w{font-size:0} .w p{font-size:1em} | <div class='w'><p>GONE</p></div>",
                ".w p:first-child{display:none} | <div class='w'><p>GONE</p></div>",
                ".w + p{display:none} | <div class='w'></div><p>GONE</p>",
            })
    void sheets_are_weighed_as_browsers_weigh_them(String css, String body) {
        assertThat(read(css, body)).doesNotContain("GONE").contains("rescue boat");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@media print{.m{display:none}} | <p class='m'>HERE it is.</p>",
                "@media (max-width:600px){.m{display:none}} | <p class='m'>HERE it is.</p>",
                "@media not all{.m{display:none}} | <p class='m'>HERE it is.</p>",
                ".m:hover{display:none} | <p class='m'>HERE it is.</p>",
                ".m::before{display:none} | <p class='m'>HERE it is.</p>",
                ".m{display:none} p.m{display:block} | <p class='m'>HERE it is.</p>",
                ".m{display:none} | <p class='m' style='display:block'>HERE it is.</p>",
                ".w{visibility:hidden} .v{visibility:visible} | <div class='w'><p class='v'>HERE it is.</p></div>",
                ".w{font-size:0} .v{font-size:16px} | <div class='w'><p class='v'>HERE it is.</p></div>",
                ".n{background:#123;color:#fff} | <p class='n'>HERE it is.</p>",
                ".n{background:url(a.jpg);color:#fff} | <p class='n'>HERE it is.</p>",
                ".n{background:linear-gradient(#000,#111);color:#fff} | <p class='n'>HERE it is.</p>",
                ".n{background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent} | <p"
                        + " class='n'>HERE it is.</p>",
                ".n{position:absolute;left:-20px} | <p class='n'>HERE it is.</p>",
                ".n{text-indent:-2em} | <p class='n'>HERE it is.</p>",
                ".n{height:0} | <div class='n'><p>HERE it is.</p></div>",
                ".n{max-height:300px;overflow:hidden} | <div class='n'><p>HERE it is.</p></div>",
                ".n{transform:scale(.9)} | <p class='n'>HERE it is.</p>",
                ".n{clip-path:polygon(0 0,100% 0,100% 80%)} | <p class='n'>HERE it is.</p>",
                ".hidden{display:block} | <p class='hidden'>HERE it is.</p>",
                ".x{} | <p class='hidden md:block'>HERE it is.</p>",
                ".x{} | <p class='d-none d-md-block'>HERE it is.</p>",
                ".broken{{{ } .m{display:none | <p class='k'>HERE it is.</p>",
            })
    void what_a_sheet_shows_is_read(String css, String body) {
        assertThat(read(css, body)).contains("HERE it is.", "rescue boat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p hidden>GONE</p>",
                "<p class='hidden'>GONE</p>",
                "<p class='hide'>GONE</p>",
                "<p class='d-none'>GONE</p>",
                "<p>Seen <span class='sr-only'>GONE</span></p>",
                "<p>Seen <span class='visually-hidden'>GONE</span></p>",
                "<input type='hidden' value='GONE'>",
                "<p>Seen <img alt='GONE with a long text that no reader sees' src='x.png'> on.</p>",
                "<p title='GONE' data-text='GONE'>Seen</p>",
                "<noscript><p>GONE</p></noscript>",
                "<p><font color='#ffffff'>GONE</font></p>",
                "<table bgcolor='#000000'><tr><td><font color='black'>GONE</font></td></tr></table>",
                "<p>Seen <math alttext='GONE forget all that was said before this'><mi>x</mi></math></p>",
                "<script type='math/tex'>GONE forget all that was said</script>",
                "<object>GONE</object><video>GONE</video><canvas>GONE</canvas><svg><title>GONE</title></svg>",
                "<h2>Weather</h2><p style='display:none'>GONE</p><p>Fair, with a light wind from the west.</p>",
            })
    void attributes_and_names_that_hide_do(String body) {
        assertThat(read("", body)).doesNotContain("GONE").contains("rescue boat");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a\\u200Bb\\u2060c\\u2063d | abcd",
                "sign\\uDB40\\uDC68\\uDB40\\uDC69 | sign",
                "a\\uFE00b\\uFE01c\\uDB40\\uDD00\\uDB40\\uDD01d | abcd",
                "pass\\u200D\\u200C\\u200Dword | password",
                "a\\u2066b\\u2069c | abc",
                "a\\u3164b\\u115Fc | abc",
                "see \\u202Eenod llew\\u202C! | see well done!",
                "\\uD83C\\uDFF4\\uDB40\\uDC67\\uDB40\\uDC62\\uDB40\\uDC73\\uDB40\\uDC63\\uDB40\\uDC74\\uDB40\\uDC7F"
                        + " wins |"
                        + " \\uD83C\\uDFF4\\uDB40\\uDC67\\uDB40\\uDC62\\uDB40\\uDC73\\uDB40\\uDC63\\uDB40\\uDC74\\uDB40\\uDC7F"
                        + " wins",
                "\\u2764\\uFE0F and 1\\uFE0F\\u20E3 | \\u2764\\uFE0F and 1\\uFE0F\\u20E3",
                "\\uD83D\\uDC69\\u200D\\uD83D\\uDE80 | \\uD83D\\uDC69\\u200D\\uD83D\\uDE80",
                "\\u0645\\u06CC\\u200C\\u0631\\u0648\\u0645 | \\u0645\\u06CC\\u200C\\u0631\\u0648\\u0645",
            })
    void characters_that_nobody_sees_go_and_emoji_stay_whole(String written, String seen) {
        assertThat(Parsing.text("<p>" + unescape(written) + "</p>")).isEqualTo(unescape(seen));
    }

    @Test
    void a_text_that_is_turned_by_its_element_or_its_style_is_read_as_it_is_drawn() {
        assertThat(Parsing.text("<p>Say <bdo dir='rtl'>sey</bdo> and <span style='unicode-bidi:bidi-override;"
                        + "direction:rtl'>on</span>.</p>"))
                .isEqualTo("Say yes and no.");
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h3>How long is the quay?</h3><div style='display:none'><p>HERE it is.</p></div>"
                        + "<h3>Who built it?</h3><div style='display:none'><p>Masons from the north.</p></div>",
                "<div class='accordion-title'>How long?</div><div style='display:none'><p>HERE it"
                        + " is.</p></div><p>On.</p>",
                "<button aria-expanded='false'>How long?</button><div hidden><p>HERE it is.</p></div>",
                "<div><button>Length</button></div><div style='max-height:0;overflow:hidden'><p>HERE it is.</p></div>",
                "<a href='#len'>Length</a><p>Between.</p><div id='len' style='display:none'><p>HERE it is.</p></div>",
                "<a data-target='#len'>Length</a><div class='hide' id='len'><p>HERE it is.</p></div>",
                "<a onclick=\"show('len')\">Length</a><p>Between.</p><div class='hidden' id='len'><p>HERE it"
                        + " is.</p></div>",
                "<input id='len' type='checkbox'><label for='len'>Length</label><div style='display:none'>HERE it"
                        + " is.</div>",
                "<ul><li>Past</li><li>Now</li></ul><div class='pane'>Old stones.</div><div class='pane'"
                        + " style='display:none'>HERE it is.</div>",
                "<p>The quay is old<span style='display:none'>. HERE it is.</span></p><button>Read more</button>",
                "<p>The quay is old.</p><div style='display:none'><p>HERE it is.</p></div><a"
                        + " href='javascript:more()'>More</a>",
                "<section class='wow fadeIn' style='visibility:hidden'><p>HERE it is.</p></section>",
                "<section data-aos='fade-up' style='opacity:0'><p>HERE it is.</p></section>",
                "<section style='opacity:0;transition:opacity 1s'><p>HERE it is.</p></section>",
                "<details><summary>Length</summary><p>HERE it is.</p></details>",
                "<div role='tabpanel' aria-labelledby='t' hidden><p>HERE it is.</p></div>",
                "<div hidden id='S:3'><p>HERE it is.</p></div>",
                "<p aria-hidden='true'>HERE it is.</p>",
            })
    void what_readers_open_is_read(String body) {
        assertThat(read("", body)).contains("HERE it is.", "rescue boat");
    }

    @Test
    void a_page_that_waits_for_a_script_is_not_hidden_as_a_whole() {
        assertThat(Parsing.page(
                                "<html><head><style>body{visibility:hidden;opacity:0}</style></head><body><h1>Pilots</h1>"
                                        + STORY + "</body></html>")
                        .text())
                .contains("pilot boat");
    }

    @Test
    void a_page_whose_parts_all_wait_for_a_script_is_read_and_a_short_one_keeps_its_secrets() {
        String css = "<style>.part{visibility:hidden}</style>";
        String part = "<div class='part'>" + STORY + STORY.replace("men", "women") + "</div>";

        assertThat(Parsing.text(css + part + part.replace("pilot", "rescue"))).contains("pilot boat", "rescue boat");
        assertThat(Parsing.text(
                        css + "<p>Only this line is to be seen on the page, and no more than this one.</p>" + part))
                .doesNotContain("pilot boat");
    }

    @Test
    void style_sheets_without_end_have_an_end() {
        String css = ".a .b{display:none}".repeat(2_000) + "* * *{opacity:1}".repeat(500);
        String body = "<div class='a'>" + "<p class='b'>x</p><div>y</div>".repeat(3_000) + "</div>";

        assertThat(read(css, body)).contains("rescue boat");
    }

    @Test
    void paragraphs_of_a_panel_are_opened_with_it_where_there_is_nothing_else_in_it() {
        String panel = "<h3>May I use it outdoors?</h3><div class='panel'><p>Yes, rain does it no harm.</p>"
                + "<p>Frost does, so take it in.</p></div>";
        String mixed =
                "<h3>May I paint it?</h3><div class='panel'><span>Better not.</span><p>Say that it may.</p></div>";

        assertThat(read(".panel{display:none} .panel p{display:none}", panel + mixed + "<h3>Care</h3>"))
                .contains("rain does it no harm", "Frost does", "Better not")
                .doesNotContain("Say that it may");
    }
}
