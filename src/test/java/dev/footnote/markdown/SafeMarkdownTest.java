package dev.footnote.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of foreign Markdown, as another parser with all its features reads it. */
class SafeMarkdownTest {

    /** The plain parser of the library, with raw HTML, images and link definitions. */
    private static final Parser FULL =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();

    private static final List<String> PIECES = List.of(
            "wheel",
            "weir ",
            " ",
            "\n",
            "\n\n",
            "*",
            "**",
            "_",
            "`",
            "```",
            "# ",
            "- ",
            "1. ",
            "1) ",
            "> ",
            "| a | b |\n| --- | --- |\n",
            "<b>",
            "</b>",
            "<script>",
            "<!--",
            "-->",
            "<https://mill.example/a>",
            "[a](https://mill.example/)",
            "[a](javascript:x)",
            "![a](https://mill.example/b.png)",
            "[a]: https://mill.example/\n",
            "[1]",
            "[2]",
            "[^1]",
            "[^1]: note\n",
            "【1】",
            "¹",
            "&amp;",
            "&#91;",
            "&lt;b&gt;",
            "\\",
            "\\[",
            "~~",
            "---",
            "===",
            "水车",
            "😀",
            "\u200B",
            "\t",
            "    ",
            "Sources:\n",
            "(",
            ")",
            "[",
            "]",
            "!",
            "+",
            "=",
            ":",
            "{",
            "|");

    private static String some(Random random, int most) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            out.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return out.toString();
    }

    private static List<Node> nodes(String markdown) {
        List<Node> out = new ArrayList<>();
        FULL.parse(markdown).accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                out.add(parent);
                super.visitChildren(parent);
            }

            @Override
            public void visit(HtmlBlock node) {
                out.add(node);
            }

            @Override
            public void visit(HtmlInline node) {
                out.add(node);
            }

            @Override
            public void visit(LinkReferenceDefinition node) {
                out.add(node);
            }
        });
        return out;
    }

    private static void check(String safe, String given, boolean headings) {
        for (Node node : nodes(safe)) {
            assertThat(node)
                    .as("%s becomes %s", given, safe)
                    .isNotInstanceOfAny(HtmlBlock.class, HtmlInline.class, Image.class, LinkReferenceDefinition.class);
            assertThat(headings || !(node instanceof Heading))
                    .as("%s becomes %s", given, safe)
                    .isTrue();
            if (node instanceof Link link) {
                assertThat(link.getDestination().toLowerCase(Locale.ROOT))
                        .as("%s becomes %s", given, safe)
                        .matches("https?://.*");
            }
        }
    }

    @Test
    void another_parser_sees_no_markup_that_was_not_allowed() {
        for (int seed = 0; seed < 5_000; seed++) {
            String given = some(new Random(seed), 14);
            check(SafeMarkdown.claim(given), "seed " + seed + ": " + given, false);
            check(SafeMarkdown.answer(given, Set.of(1)), "seed " + seed + ": " + given, true);
        }
    }

    @Test
    void a_line_is_read_by_another_parser_as_the_text_that_it_was() {
        for (int seed = 0; seed < 5_000; seed++) {
            String given = some(new Random(seed), 10);
            String line = SafeMarkdown.line(given);
            String wanted = SafeMarkdown.oneLine(given);
            if (wanted.isEmpty()) {
                assertThat(line).as("seed %d", seed).isEmpty();
                continue;
            }
            Node document = FULL.parse(line);
            assertThat(document.getFirstChild()).as("seed %d: %s", seed, line).isInstanceOf(Paragraph.class);
            assertThat(document.getFirstChild().getNext())
                    .as("seed %d: %s", seed, line)
                    .isNull();
            assertThat(TEXT.render(document)).as("seed %d: %s", seed, line).isEqualTo(wanted);
        }
    }

    @Test
    void no_mark_is_left_in_a_claim_however_it_is_put_together() {
        for (int seed = 0; seed < 5_000; seed++) {
            String given = some(new Random(seed), 14).replaceAll("[`~\\t]| {4}", ""); // code shows what it holds
            String seen = TEXT.render(FULL.parse(SafeMarkdown.claim(given)));
            assertThat(seen.replaceAll("[\\u200B\\s]", ""))
                    .as("seed %d: %s", seed, given)
                    .doesNotContain("[1]", "[2]", "[^1]", "【1】");
        }
    }

    @Test
    void a_text_without_marks_has_none_left_to_drop() {
        for (int seed = 0; seed < 5_000; seed++) {
            String once = SafeMarkdown.withoutMarks(some(new Random(seed), 14));
            assertThat(SafeMarkdown.withoutMarks(once)).as("seed %d", seed).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "The *old* mill → The *old* mill",
                "The **old** mill → The **old** mill",
                "The `old` mill → The `old` mill",
                "The [old](https://mill.example/) mill → The [old](<https://mill.example/>) mill",
                "<https://mill.example/> → <https://mill.example/>",
                "The <b>old</b> mill → The \\<b\\>old\\</b\\> mill",
                "The ![old](https://mill.example/a.png) mill → The old mill",
                "The [old](javascript:x) mill → The old mill",
                "The [old](file:///etc/passwd) mill → The old mill",
                "The [1](https://mill.example/) mill → The mill",
                "See![1][a](https://mill.example/a.png) → See\\![a](<https://mill.example/a.png>)",
                "See!​[1](https://mill.example/)[a](https://mill.example/a.png) → See!​[a](<https://mill.example/a.png>)",
                "See \\![a](https://mill.example/a.png) → See \\![a](<https://mill.example/a.png>)",
                "The mill [1] turns. → The mill turns.",
                "The mill [1, 2] turns. → The mill turns.",
                "The mill 【3】 turns. → The mill turns.",
                "The mill ［3］ turns. → The mill turns.",
                "The mill [^2] turns. → The mill turns.",
                "The mill¹ turns. → The mill turns.",
                "The mill [*1*] turns. → The mill turns.",
                "The mill &#91;1&#93; turns. → The mill turns.",
                "It is 4 m² wide. → It is 4 m² wide.",
                "It is 5 km² wide. → It is 5 km² wide.",
                "x² + y² → x² + y²",
                "In [1911] it burned. → In \\[1911\\] it burned.",
                "An array a[x] → An array a\\[x\\]",
                "The \\&#91;1\\&#93; mill → The \\&#91;1\\&#93; mill",
                "The &[1](https://mill.example/)#91;1&[1](https://mill.example/)#93; mill → The \\&#91;1\\&#93; mill",
                "The \\&lt;b&gt; mill → The \\&lt;b\\> mill",
                "The [old] mill → The \\[old\\] mill",
                "# The mill → The mill",
                "--- → ''",
                "a | b → a \\| b",
                "5 * 3 * 2 → 5 \\* 3 \\* 2",
                "snake_case_name → snake\\_case\\_name"
            })
    void of_a_claim_stays_what_harms_nothing(String given, String safe) {
        assertThat(SafeMarkdown.claim(given)).isEqualTo(safe.equals("''") ? "" : safe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sources",
                "sources:",
                "**Sources**",
                "References",
                "1. References",
                "Works cited",
                "Footnotes —",
                "来源",
                "参考文献：",
                "资料来源",
                "【来源】",
                "Quellen",
                "Fuentes",
                "Источники",
                "出典",
                "출처",
                "Références"
            })
    void a_heading_of_a_list_of_sources_is_known(String heading) {
        assertThat(SafeMarkdown.isSourceHeading(heading)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sources of the river", "Resources", "The source", "来源于水", "1911", "Open source"})
    void another_heading_is_none(String heading) {
        assertThat(SafeMarkdown.isSourceHeading(heading)).isFalse();
    }

    @Test
    void a_claims_own_list_of_sources_goes_with_its_heading() {
        String claim = "The mill is old.\n\n## Sources\n\n- https://evil.example/\n- another\n\nIt turns.";
        assertThat(SafeMarkdown.claim(claim)).isEqualTo("The mill is old.\n\nIt turns.");
        assertThat(SafeMarkdown.claim("The mill is old.\n\nSources:\n\n1. https://evil.example/"))
                .isEqualTo("The mill is old.");
    }

    @Test
    void only_the_marks_that_were_given_stay_in_an_answer() {
        assertThat(SafeMarkdown.answer("The mill [1] turns [2].", Set.of(1))).isEqualTo("The mill [1] turns.");
        assertThat(SafeMarkdown.answer("The mill [1](https://evil.example/) turns.", Set.of(1)))
                .isEqualTo("The mill turns.");
        assertThat(SafeMarkdown.answer("[1]: https://evil.example/", Set.of(1))).isEmpty();
        assertThat(SafeMarkdown.answer("The mill [01] turns [1].", Set.of(1))).isEqualTo("The mill turns [1].");
    }

    @Test
    void lists_tables_code_and_quotations_keep_their_form() {
        for (String text : List.of(
                "- oak\n- elm",
                "1. oak\n2. elm",
                "3. oak\n4. elm",
                "- oak\n  - young\n  - old",
                "> quoted",
                "```\ncode **here** <b>\n```",
                "| wood | age |\n|---|---|\n| oak | 4 |",
                "1. oak\n\n1) elm",
                "- oak\n\n* elm\n\n- ash",
                "one\n\ntwo")) {
            assertThat(SafeMarkdown.claim(text)).isEqualTo(text);
        }
    }

    @Test
    void code_that_holds_fences_is_fenced_by_more() {
        String code = "````\n```\ninner\n```\n````";
        assertThat(SafeMarkdown.claim(code)).isEqualTo(code);
        assertThat(SafeMarkdown.claim("`` a ` b ``")).isEqualTo("``a ` b``");
    }

    @Test
    void what_is_safe_already_stays_as_it_is() {
        for (int seed = 0; seed < 3_000; seed++) {
            String once = SafeMarkdown.claim(some(new Random(seed), 14));
            assertThat(SafeMarkdown.claim(once)).as("seed %d", seed).isEqualTo(once);
        }
    }
}
