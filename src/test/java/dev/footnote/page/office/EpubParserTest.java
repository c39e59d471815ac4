package dev.footnote.page.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.config.Settings;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.html.HtmlParser;
import java.net.URI;
import org.junit.jupiter.api.Test;

class EpubParserTest {

    @Test
    void chapters_come_in_the_order_of_the_book_without_its_contents_page() {
        String page = "<html><body><h1>%s</h1><p>%s</p></body></html>";
        byte[] book = OfficeFiles.zip(
                "META-INF/container.xml",
                "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>",
                "OEBPS/book.opf",
                "<package><metadata><title>The Keeper</title><language>en</language></metadata><manifest>"
                        + "<item id='n' href='nav.xhtml' properties='nav'/><item id='a' href='text/one.xhtml'/><item id='b' href='text/two%20b.xhtml'/>"
                        + "</manifest><spine><itemref idref='n'/><itemref idref='b'/><itemref idref='a'/></spine></package>",
                "OEBPS/nav.xhtml",
                page.formatted("Contents", "one two"),
                "OEBPS/text/one.xhtml",
                page.formatted("Second", "The lamp was lit in 1887 by Mira of Port Havel."),
                "OEBPS/text/two b.xhtml",
                page.formatted("First", "灯塔建于1887年，位于港口的东边，由米拉看守。"));
        HtmlParser html = new HtmlParser(PageSettings.from(Settings.defaults()));
        ParsedDocument read = new EpubParser(html).parse(URI.create("file:///keeper.epub"), book);
        assertThat(read.title()).isEqualTo("The Keeper");
        assertThat(read.language()).isEqualTo("en");
        assertThat(read.text())
                .containsSubsequence("灯塔建于1887年", "The lamp was lit in 1887")
                .doesNotContain("one two");
    }
}
