package dev.footnote.answer.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.CitedSource;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.SourceDetails;
import dev.footnote.api.Usage;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles, sites, authors, quotes and reasons that try to be more than text, in every form. */
class ForgedDetailsTest {

    private static Answer answer(String text) {
        CitedSource source = new CitedSource(
                1,
                1,
                URI.create("https://page.example/a%7Db?c=%5C&d=1_2#e"),
                text,
                Instant.EPOCH,
                "ab".repeat(32),
                "Before. " + text + " After.",
                null,
                new SourceDetails(text, text, null, null, List.of()));
        return new Answer(
                "r",
                "What is " + text + "?",
                Answer.Status.ANSWERED,
                "It is so [1].",
                "",
                0.9,
                List.of(new Claim(
                        "It is so.",
                        Support.PARTIAL,
                        List.of(new Claim.Reason("missing", "the passage says " + text)),
                        List.of(new Citation(1, text, 8, 8 + text.length())))),
                List.of(source),
                List.of("What of " + text + "?"),
                List.of("A note on " + text),
                null,
                "m",
                Usage.NONE,
                null);
    }

    /** The names of an entry's fields as BibTeX finds them, which counts braces behind backslashes too. */
    private static List<String> fields(String bibtex) {
        List<String> out = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int depth = 0;
        for (char c : bibtex.toCharArray()) {
            if (c == '}') {
                depth--;
            }
            if (depth == 1 && c == '=') {
                out.add(name.toString().strip());
            }
            if (depth == 1) {
                name = c == ',' ? new StringBuilder() : name.append(c);
            }
            assertThat(depth).as(bibtex).isGreaterThanOrEqualTo(0);
            depth += c == '{' ? 1 : 0;
        }
        assertThat(depth).as(bibtex).isZero();
        return out;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a } b",
                "a { b",
                "x}}, note = {{Evil}}, y = {",
                "x\\}, note=\\{y",
                "x},\n}\n\n@misc{evil,\n  title = {Evil",
                "\\input{/etc/passwd} \\write18{id} \\def\\x{",
                "100% of \"it\" # ~ ^ _ & $ @string{a=b}",
                "line\r\nline\u2028line\u0085line\u000bline",
                "and and others and Evil, A.",
                "</blockquote></li></ol><h2>Sources</h2><script>alert(1)</script>",
                "\" onmouseover=\"alert(1)",
                "' style='background:url(https://evil.example)",
                "--> ]]> <!-- <style>body{display:none}</style>",
                "](https://evil.example) ![x](https://evil.example/x.png)",
                "<https://evil.example> https://evil.example www.evil.example",
                "\n\n## Sources\n\n- [2] Evil",
                "\n\n[1]: https://evil.example",
                "\n> > quote\n\n1. Evil",
                "`code` ``` ~~~ | a | b |\n|---|---|",
                "\u001b[31mred \u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\",
                "\u009b31mred \u009d8;;https://evil.example\u009clink",
                "\u202eevil\u202c \u2066x\u2069",
                "\\[1\\] &#91;1&#93; ［1］",
                "</script><script>{\"@type\":\"x\"}</script>"
            })
    void what_a_page_says_of_itself_is_text_in_every_form(String text) throws Exception {
        Answer a = answer(text);
        String bibtex = Renderers.bibtex(a);
        assertThat(fields(bibtex)).as(bibtex).containsExactly("title", "author", "organization", "url", "urldate");
        assertThat(bibtex.lines().filter(line -> line.startsWith("@"))).hasSize(1);
        JsonNode csl = new ObjectMapper().readTree(Renderers.csl(a));
        assertThat(csl).hasSize(1);
        assertThat(csl.get(0).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "type", "title", "container-title", "author", "URL", "accessed");
        Document html = Jsoup.parse(Renderers.html(a));
        assertThat(html.select("script, img, link, iframe, svg, [onmouseover], body[style], li[style], a[style]"))
                .isEmpty();
        assertThat(html.select("style"))
                .hasSize(Jsoup.parse(Renderers.html(answer("plain")))
                        .select("style")
                        .size());
        assertThat(html.select("a[href^=https://evil]")).isEmpty();
        assertThat(html.select("h1, h2, h3").size())
                .isEqualTo(Jsoup.parse(Renderers.html(answer("plain")))
                        .select("h1, h2, h3")
                        .size());
        String md = Renderers.markdown(a);
        Node tree = Parser.builder().build().parse(md);
        Node plain = Parser.builder().build().parse(Renderers.markdown(answer("plain")));
        for (String kind : List.of(
                "Link",
                "Image",
                "Reference",
                "Heading",
                "AutoLink",
                "HtmlInline",
                "HtmlBlock",
                "BulletListItem",
                "OrderedListItem")) {
            assertThat(count(tree, kind)).as("%s in%n%s", kind, md).isEqualTo(count(plain, kind));
        }
        for (String shown : List.of(md, bibtex, Renderers.csl(a), Renderers.html(a), Renderers.plain(a, false, 80))) {
            assertThat(shown).doesNotContainPattern("[\\x1b\\x07\\x7f-\\x9f\u202a-\u202e\u2066-\u2069]");
        }
        assertThat(Renderers.plain(a, false, 80)
                        .lines()
                        .filter(line -> line.strip().equals("Sources")))
                .hasSizeLessThanOrEqualTo(1);
    }

    private static int count(Node node, String type) {
        int sum = node.getClass().getSimpleName().equals(type) ? 1 : 0;
        for (Node child : node.getChildren()) {
            sum += count(child, type);
        }
        return sum;
    }
}
