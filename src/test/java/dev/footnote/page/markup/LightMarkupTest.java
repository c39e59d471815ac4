package dev.footnote.page.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.format.TextParser;
import org.junit.jupiter.api.Test;

class LightMarkupTest {

    @Test
    void headings_of_asciidoc_are_markdown() {
        String read = TextParser.plain(
                        "guide.adoc",
                        "= The lamp\n:toc: left\n// remark\n\n== 灯塔\n\n[source,java]\n----\n== code\n----\nIt burns.")
                .text();
        assertThat(read).isEqualTo("# The lamp\n\n## 灯塔\n\n```\n== code\n```\nIt burns.");
    }

    @Test
    void headings_of_restructured_text_are_markdown() {
        var read = TextParser.plain(
                "guide.rst", "========\nThe lamp\n========\n\n.. _mark:\n\nParts\n-----\n\nA wick.\n\nUse\n---\n");
        assertThat(read.text()).isEqualTo("# The lamp\n\n\n## Parts\n\nA wick.\n\n## Use\n");
        assertThat(read.title()).isEqualTo("The lamp");
    }

    @Test
    void other_files_stay_as_they_are() {
        assertThat(LightMarkup.toMarkdown("a.txt", "Parts\n-----\n= x")).isEqualTo("Parts\n-----\n= x");
    }
}
