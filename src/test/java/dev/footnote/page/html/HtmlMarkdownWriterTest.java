package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.Parsing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the text that quotes are looked for in. */
class HtmlMarkdownWriterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "<p>one<br>two</p> @ `one\ntwo`",
                "<p>un<wbr>believ<b>able</b> &amp; <i>so</i></p> @ unbelievable & so",
                "<p>soft&shy;ware zero\u200Bwidth \u202Ethgir\u202C</p> @ software zerowidth right",
                "<p>tag\uDB40\uDC68\uDB40\uDC69s &#x1F469;\u200D&#x1F680;</p> @ tags \uD83D\uDC69\u200D\uD83D\uDE80",
                "<p>a&nbsp;b&#8239;c</p> @ a b c",
                "<p>See <a href='/x'>the <b>tide</b> table</a>.</p> @ See the tide table.",
                "<p><a href='/a'>Harbour</a><a href='/b'>Pier</a></p> @ Harbour Pier",
                "<p>By Ada<time>3 May</time></p> @ By Ada 3 May",
                "<p><span style='display:block'>Name</span><span style='display: block'>Place</span></p> @ `Name\n\n"
                        + "Place`",
                "<p>She said <q>no</q>.</p> @ She said \u201Cno\u201D.",
                "<p>costs <del>12</del> 9</p> @ costs ~~12~~ 9",
                "<h2>Head<br>line</h2><p>x</p> @ `## Head line\n\nx`",
                "<div><p>a</p>b<p>c</p></div> @ `a\n\nb\n\nc`",
                "<blockquote><p>old words</p></blockquote> @ > old words",
            })
    void text_stands_as_a_reader_sees_it(String body, String expected) {
        assertThat(Parsing.text(body)).isEqualTo(expected);
    }

    @Test
    void raised_figures_do_not_melt_into_the_number_before() {
        assertThat(Parsing.text(
                        "<p>10<sup>2</sup> or 10<sup>\u22126</sup> or 2<sup>n+1</sup> on the 1<sup>st</sup></p>"))
                .isEqualTo("10\u00B2 or 10\u207B\u2076 or 2\u207F\u207A\u00B9 on the 1st");
        assertThat(Parsing.text("<p>2<sup>x1</sup> and CO<sub>2</sub></p>")).isEqualTo("2^x1 and CO2");
    }

    @Test
    void marks_of_notes_do_not_stand_in_the_middle_of_a_quote() {
        assertThat(Parsing.text("<p>It rose.<sup class='reference'><a href='#cite-1'>[1]</a></sup> It"
                        + " fell<sup><a href='page.html#fn2'>2</a></sup>.</p>"
                        + "<ol><li>Log book, 1911 <a href='#r' role='doc-backlink'>\u21A9</a></li></ol>"))
                .isEqualTo("It rose. It fell.\n\n1. Log book, 1911");
    }

    @Test
    void formulas_are_written_once_as_tex_even_where_they_are_hidden_beside_a_picture() {
        String math = "<math alttext='{\\displaystyle E=mc^{2}}'><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi>"
                + "<msup><mi>c</mi><mn>2</mn></msup></mrow><annotation encoding='application/x-tex'>{\\displaystyle"
                + " E=mc^{2}}</annotation></semantics></math>";
        assertThat(Parsing.text("<p>Where <span><span style='display: none;'>" + math
                        + "</span><img aria-hidden='true' alt='{\\displaystyle E=mc^{2}}'></span> holds.</p>"))
                .isEqualTo("Where E=mc^{2} holds.");
        assertThat(Parsing.text("<p>Let <script type='math/tex'>x_1</script> be.</p>"))
                .isEqualTo("Let x_1 be.");
    }

    @Test
    void readings_over_characters_are_left_out() {
        assertThat(
                        Parsing.text(
                                "<p><ruby>\u6771\u4EAC<rp>(</rp><rt>\u3068\u3046\u304D\u3087\u3046</rt><rp>)</rp></ruby>\u3067</p>"))
                .isEqualTo("\u6771\u4EAC\u3067");
    }

    @Test
    void a_table_with_heads_stays_one_with_long_cells() {
        String note = "It was rebuilt after the flood of that year, and the keeper wrote of it. "
                .repeat(12)
                .strip();
        String rows =
                "<tr><td>Weir</td><td>" + note + "</td></tr><tr><td>Lock</td><td>Of slate</td></tr></table></main>";

        assertThat(Parsing.text("<main><table><tr><th>Place</th><th>Remarks</th></tr>" + rows))
                .contains("| Weir | " + note + " |", "| Lock | Of slate |");
        assertThat(Parsing.text("<main><table>" + rows)).doesNotContain("|");
    }

    @Test
    void whatever_else_is_set_above_a_word_follows_in_brackets() {
        assertThat(Parsing.text("<p>The <ruby>safe<rp>(</rp><rt>not tested</rt><rp>)</rp></ruby> dose</p>"))
                .isEqualTo("The safe(not tested) dose");
        assertThat(Parsing.text("<p><ruby>\u6771\u4EAC<rt>2019\u5E74</rt></ruby>\u3067</p>"))
                .isEqualTo("\u6771\u4EAC(2019\u5E74)\u3067");
    }

    @Test
    void a_picture_within_a_line_is_its_sign_and_one_alone_has_its_caption() {
        assertThat(Parsing.text("<p>Thanks <img alt='\uD83D\uDE00' src='s.png'> all</p><figure><img alt='A long text"
                        + " on what is to be seen'><figcaption>The lock, 1862</figcaption></figure>"))
                .isEqualTo("Thanks \uD83D\uDE00 all\n\nThe lock, 1862");
    }

    @Test
    void lists_keep_their_numbers_and_depth() {
        assertThat(Parsing.text("<ol start='3'><li><p>three</p><ul><li>a</li><li></li><li>b</li></ul></li>"
                        + "<li value='7'>seven</li><li>eight</li></ol>"))
                .isEqualTo("3. three\n\n  - a\n  - b\n7. seven\n8. eight");
        assertThat(Parsing.text("<dl><dt>Ebb</dt><dd>falling tide</dd><dt>Flood</dt><dd>rising tide</dd></dl>"))
                .isEqualTo("Ebb\nfalling tide\nFlood\nrising tide");
    }

    @Test
    void spans_of_cells_are_laid_out_so_that_columns_hold() {
        assertThat(Parsing.text("<table><caption>Tides</caption><tr><th>Port</th><th"
                        + " colspan='2'>Height</th></tr><tr><td rowspan='2'>Oban</td><td>high</td><td>4"
                        + " m</td></tr><tr><td>low</td><td>1|2 m</td></tr></table>"))
                .isEqualTo(
                        "Tides\n\n| Port | Height | |\n|---|---|---|\n| Oban | high | 4 m |\n| Oban | low | 1\\|2 m |");
    }

    @Test
    void a_span_beyond_measure_is_cut() {
        String text = Parsing.text(
                "<table><tr><td colspan='900000' rowspan='900000'>a</td><td>b</td></tr><tr><td>c</td></tr></table>");

        assertThat(text).contains("a").contains("| b |").contains("| c |").hasSizeLessThan(1000);
    }

    @Test
    void a_table_for_layout_is_read_as_blocks() {
        assertThat(Parsing.text("<table><tr><td><h2>Left</h2></td><td><p>right</p></td></tr></table>"))
                .isEqualTo("## Left\n\nright");
    }

    @Test
    void code_keeps_its_lines_without_their_numbers() {
        assertThat(Parsing.text("<table><tr><td><pre>1\n2\n3</pre></td><td><pre><span class='line'><span"
                        + " class='line-number'>1</span>if x:</span>\n    go()<br>end</pre></td></tr></table>"))
                .isEqualTo("```\nif x:\n    go()\nend\n```");
        assertThat(Parsing.text("<pre>a```b</pre>")).isEqualTo("````\na```b\n````");
    }
}
