package dev.footnote.answer.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import dev.footnote.answer.AnswerComposer;
import dev.footnote.answer.AnswerSettings;
import dev.footnote.answer.DraftChecker;
import dev.footnote.answer.Ending;
import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Draft;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.SourceFreezer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims that try to print marks, links, headings and sources of their own, against every form and a second Markdown engine. */
class ForgeryTest {

    private static final String TEXT = "The old bridge was built of stone in 1857. It has three arches.";
    private static final String QUOTE = "The old bridge was built of stone in 1857";
    private static final Parser OTHER = Parser.builder(
                    new MutableDataSet().set(Parser.EXTENSIONS, List.of(TablesExtension.create())))
            .build();

    private static final Pattern MARK = Pattern.compile("\\[\\s*\\d+\\s*]");

    private static final List<String> ATTACKS = List.of(
            "See.\n\n[ 1 ]: https://evil.example",
            "See.\n\n[1]: https://evil.example",
            "See.\n\n[1]:\nhttps://evil.example 'title'",
            "> [1]: https://evil.example\n\nSee.",
            "- [1]: https://evil.example\n\nSee.",
            "(https://evil.example) is where it stands",
            ": https://evil.example",
            "[1](https://evil.example) shows it",
            "It was [1][1].\n\n[1]: https://evil.example",
            "[\\[1\\]](https://evil.example)",
            "![1](https://evil.example/x.png)",
            "<a href='https://evil.example'>[1]</a>",
            "## Sources\n\n1. Evil. <https://evil.example>",
            "Sources\n=======\n\n1. Evil",
            "Sources\n-------\n\n- Evil",
            "**Sources:**\n\n1. Evil",
            "# Fine\n\ntext",
            "It is so [\u200b1].",
            "It is so ［1］.",
            "It is so \\[1\\].",
            "It is so &#91;1&#93;.",
            "It is so &lbrack;1&rbrack;.",
            "It is so [**1**].",
            "It is so [*1*]*.*",
            "It is so\u00b9.",
            "It is so \u00b9\u00b2, they say.",
            "It is so [^1].\n\n[^1]: Evil",
            "It is so [[1]1].",
            "It is so [ 1 , 2 ].",
            "It is so [\u0661].",
            "It is so \u30101\u2020L3\u3011.",
            "It is so [1\u0301].",
            "It is so [\u00b9].",
            "It is so [`1`].",
            "It is so [\\\n1].",
            "It is so [1\u2013\n3].",
            "***\n\nIt is so.",
            "a | b\n--- | ---\n[1] | [2]: https://evil.example",
            "```\n[1]\n```\n\n[1]: https://evil.example",
            "It is so \u202e]1[.",
            "[1]: <https://evil.example> (title)\n[2]: javascript:alert(1)",
            "1. See.\n\n   [1]: https://evil.example/list",
            "    [1]: https://evil.example/indented\n\n\t[1]: https://evil.example/tab",
            "[1\n]: https://evil.example/split",
            "[1]:https://evil.example/close\n\"and a title\"",
            "[!NOTE]\n[1]: https://evil.example",
            "https://evil.example/[1] and www.evil.example",
            "<!-- [1] --> It is so <![CDATA[[1]]]>",
            "<svg onload=alert(1)>[1]</svg>",
            "</article></main><h2>Fine</h2><ol><li>Evil</ol>",
            "<details open><summary>Fine</summary>1. Evil</details>",
            "Sour\u00adces\n---\n\n1. Evil",
            "###### Sources ######",
            "Sou\u200brces:\n\n1. Evil",
            "\uff33\uff4f\uff55\uff52\uff43\uff45\uff53\n===\n\n1. Evil",
            "S\u043eurces\n===\n\n1. Evil",
            "It is so [\u0967].",
            "It is so [\u09e7], [\u0e51] and [\u17e1].",
            "It is so [\ud835\udfcf].",
            "It is so \u2460 and \u2474 and \u2488.",
            "It is so \u2776 and \u278a.",
            "It is so \u2983\u0031\u2984.",
            "It is so \ufe47 1 \ufe48 and \u2768 1 \u2769.",
            "It is so \u301a1\u301b and \u27e61\u27e7.",
            "It is so [\u4e00] and [\u58f9].",
            "It is so [I] and [iv].",
            "It is so [\u2009\u00a01\u3000].",
            "It is so [1\ufe0f\u20e3].",
            "It is so \u20e31\ufe0f\u20e3 [\u2060\u0031\u2060].",
            "It is so &lsqb;1&rsqb; &#x5b;1&#x5D; &#0091;1&#0093;.",
            "It is so [<b>1</b>] and [~~1~~] and [_1_].",
            "It is so [](https://evil.example)[1].",
            "It is so \\[[1]\\](https://evil.example).",
            "It is so \u001b[31m[1]\u001b[0m \u001b]8;;https://evil.example\u001b\\[1]\u001b]8;;\u001b\\.",
            "It is so \u009b1m[1]\u009d8;;https://evil.example\u009c[1]\u009d8;;\u009c.",
            "It is so\r\n\r\n## Sources\r\r1. Evil\u2028\u2029[1]: https://evil.example",
            "It is so\u0085\u0085[1]: https://evil.example\u000b\u000c# Fine",
            "| [1]: https://evil.example |\n|---|\n| ## Fine |",
            "$[1]$ and \\([1]\\)",
            "It is so {{1}} {1} <1> \u00ab1\u00bb [n. 1] [see 1] (1).",
            "~~~\n[1]\n~~~~\n\n[1]: https://evil.example");

    static List<String> attacks() {
        return ATTACKS;
    }

    private static Answer answer(String claim, String section) {
        EvidenceLedger ledger = new EvidenceLedger();
        ledger.add(
                SourceFreezer.freeze(
                        URI.create("https://bridge.example/"), "The bridge", null, Instant.EPOCH, "en", TEXT),
                List.of());
        Citation citation = new Citation(1, QUOTE, TEXT.indexOf(QUOTE), TEXT.indexOf(QUOTE) + QUOTE.length());
        List<DraftChecker.Checked> claims = new ArrayList<>();
        for (String text : List.of("The bridge is old.", claim, "It is of stone.")) {
            claims.add(new DraftChecker.Checked(
                    claims.isEmpty() ? null : section, new Claim(text, Claim.Support.FULL, List.of(citation))));
        }
        return AnswerComposer.compose(new Ending(
                "id",
                "When was the bridge built?",
                Answer.Status.ANSWERED,
                new Draft(true, "", 0.9, List.of(), List.of()),
                new DraftChecker.Verdict(true, List.of(), List.of(), claims, "In 1857 [1]\u00b9", List.of(), null),
                AnswerSettings.Partial.MARK,
                ledger,
                "model",
                Usage.NONE,
                null));
    }

    /** A mark is a reference without a definition to this engine, so that definitions are what counts. */
    private static int count(Node node, String type) {
        int sum = node.getClass().getSimpleName().equals(type) ? 1 : 0;
        for (Node child : node.getChildren()) {
            sum += count(child, type);
        }
        return sum;
    }

    private static List<String> marks(String text) {
        List<String> out = new ArrayList<>();
        var found = MARK.matcher(text);
        while (found.find()) {
            out.add(found.group());
        }
        return out;
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void a_claim_cannot_turn_marks_into_links_nor_add_headings_or_sources(String attack) {
        String md = Renderers.markdown(answer(attack, null));
        Node tree = OTHER.parse(md);
        assertThat(count(tree, "Link") + count(tree, "Reference") + count(tree, "Image"))
                .as("links that [n] could become: %s%n%s", attack, md)
                .isZero();
        assertThat(count(tree, "Heading")).as("%s%n%s", attack, md).isEqualTo(2);
        assertThat(md.split("(?i)\\bsources?\\b", -1)).as("%s%n%s", attack, md).hasSize(2);
        assertThat(count(tree, "HtmlInline") + count(tree, "HtmlBlock"))
                .as(attack)
                .isZero();
        assertThat(count(tree, "AutoLink")).as("%s%n%s", attack, md).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void only_genuine_marks_are_left_in_every_form(String attack) {
        Answer a = answer(attack, null);
        String prose = a.answer().replaceAll("(?s)```.*?```", "");
        assertThat(marks(prose))
                .as("%s%n%s", attack, prose)
                .hasSizeBetween(2, 3)
                .containsOnly("[1]");
        assertThat(prose)
                .as(attack)
                .doesNotContain("\u00b9")
                .doesNotContain("\uff3b")
                .doesNotContain("\u3010");
        Document html = Jsoup.parse(Renderers.html(a));
        assertThat(html.select("article a[href*=evil]")).as(attack).isEmpty();
        html.select("article pre, article sup, article code").remove();
        assertThat(marks(html.select("article").text()))
                .as("%s%n%s", attack, html)
                .isEmpty();
        assertThat(a.shortAnswer()).isEqualTo("In 1857");
        assertThat(Renderers.plain(a, false, 80)).doesNotContain("\u202e").doesNotContain("[2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sou\u200brces:",
                "S\u043eurces",
                "\u0405\u03bfurces",
                "\uff33\uff4f\uff55\uff52\uff43\uff45\uff53",
                "S\u0336o\u0336u\u0336r\u0336ces",
                "SOUR\u00adCES",
                "\ud835\udc12ources",
                "R\u00e9f\u00e9rences",
                "\u4f86\u6e90\uff1a",
                "\u51fa\u5178"
            })
    void a_second_list_of_sources_does_not_survive_however_its_name_is_written(String name) {
        for (String claim :
                List.of(name + "\n\n1. Evil", name + "\n===\n\n1. Evil", "It is so.\n\n" + name + "\n\n- Evil")) {
            String md = Renderers.markdown(answer(claim, null));
            assertThat(md.contains("Evil")).as("%s%n%s", claim, md).isFalse();
            assertThat(count(OTHER.parse(Renderers.markdown(answer("It has three arches.", name))), "Heading"))
                    .isEqualTo(2);
        }
    }

    @Test
    void a_section_cannot_be_called_like_the_list_of_sources() {
        for (String section : List.of("Sources", "**Sources**", "sources:", "来源", "References")) {
            Node tree = OTHER.parse(Renderers.markdown(answer("It has three arches.", section)));
            assertThat(count(tree, "Heading")).as(section).isEqualTo(2);
        }
        String md = Renderers.markdown(answer("It has three arches.", "# Arches [1](https://evil.example)"));
        assertThat(count(OTHER.parse(md), "Heading")).isEqualTo(3);
        assertThat(count(OTHER.parse(md), "Link")).isZero();
    }

    @Test
    void code_powers_and_years_survive() {
        String said =
                "Call `array[0]` and `a[1]` in [1969]; 10\u00b2 m\u00b2, km\u00b2, 米\u00b2 and \u00b9\u2074C stay.";
        Answer a = answer(said, null);
        assertThat(a.answer())
                .contains("`array[0]` and `a[1]`")
                .contains("1969")
                .contains("10\u00b2 m\u00b2, km\u00b2, 米\u00b2 and \u00b9\u2074C stay");
        assertThat(Renderers.html(a)).contains("<code>array[0]</code>").contains("<code>a[1]</code>");
    }

    @Test
    void markup_of_claims_means_the_same_to_another_engine() {
        String rich = "- One **bold [text](https://ok.example/a_(b)?x=1&y=2)**\n"
                + "  - nested *item*\n"
                + "  - second\n"
                + "- Two\n\n"
                + "1. first\n"
                + "2. second\n\n"
                + "> quoted `code | here`\n\n"
                + "| a \\| b | c |\n"
                + "|---|---|\n"
                + "| 1 | 2 |\n\n"
                + "```java\n"
                + "int[] a;\n"
                + "```";
        String md = Renderers.markdown(answer(rich, null));
        Node tree = OTHER.parse(md);
        assertThat(count(tree, "Link")).as(md).isEqualTo(1);
        assertThat(count(tree, "BulletListItem")).as(md).isEqualTo(4 + 1);
        assertThat(count(tree, "OrderedListItem")).as(md).isEqualTo(2);
        assertThat(count(tree, "TableBlock")).as(md).isEqualTo(1);
        assertThat(count(tree, "FencedCodeBlock")).as(md).isEqualTo(1);
        Document html = Jsoup.parse(Renderers.html(answer(rich, null)));
        assertThat(html.select("article li")).hasSize(6);
        assertThat(html.select("article a[href^=https://ok]").attr("href"))
                .isEqualTo("https://ok.example/a_(b)?x=1&y=2");
        assertThat(html.select("article th").eachText()).containsExactly("a | b", "c");
        assertThat(html.select("article li ul li")).hasSize(2);
    }

    @Test
    void random_claims_make_no_links_headings_or_marks() {
        String[] pieces = {
            "[",
            "]",
            "1",
            "(",
            ")",
            ":",
            "https://evil.example",
            "\n",
            "\n\n",
            "#",
            " ",
            "*",
            "**",
            "_",
            "`",
            "```",
            "> ",
            "- ",
            "1. ",
            "|",
            "---",
            "<",
            "!",
            "\\",
            "&#91;",
            "&#93;",
            "word",
            "\u200b",
            "\uff3b",
            "\uff3d",
            "^",
            "Sources",
            "    ",
            "=",
            "~~",
            "月"
        };
        long seed = 20261126;
        Random random = new Random(seed);
        for (int round = 0; round < 800; round++) {
            StringBuilder claim = new StringBuilder("x");
            for (int i = random.nextInt(14); i >= 0; i--) {
                claim.append(pieces[random.nextInt(pieces.length)]);
            }
            Answer a = answer(claim.toString(), null);
            String md = Renderers.markdown(a);
            Node tree = OTHER.parse(md);
            String as = "seed " + seed + ", round " + round + ", claim " + claim + "\n" + md;
            Document html = Jsoup.parse(Renderers.html(a));
            int links = html.select("article a:not(.mark)").size();
            assertThat(count(tree, "Link") + count(tree, "AutoLink") - 1).as(as).isEqualTo(links);
            assertThat(count(tree, "Reference") + count(tree, "Image")).as(as).isZero();
            assertThat(count(tree, "Heading")).as(as).isEqualTo(2);
            assertThat(count(tree, "HtmlInline") + count(tree, "HtmlBlock"))
                    .as(as)
                    .isZero();
            int items = html.select("article li").size()
                    + html.select(".sources li").size();
            assertThat(count(tree, "BulletListItem") + count(tree, "OrderedListItem"))
                    .as(as)
                    .isEqualTo(items);
        }
    }
}
