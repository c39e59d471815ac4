package dev.footnote.page.css;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Selectors that are matched without jsoup's evaluators match the same elements. */
class PlainSelectorTest {

    private static final Document PAGE =
            Jsoup.parse("<html lang=en><body class=shop><div id=a class='box wide' data-kind=one>"
                    + "<ul class=list><li class='item first'>1<b>x</b></li><li class=item hidden>2</li></ul><p role=note>3</p>"
                    + "<div class='box inner'><div class=box><p class='Item' style='color:red'>4</p><p>5</p></div></div></div>"
                    + "<section><h2>6</h2><p class=item>7</p></section></body></html>");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p",
                "P",
                "*",
                ".item",
                "p.item",
                "#a p",
                "#a > p",
                "div.box.wide .box > p",
                "body > div > ul > li",
                ".box .box .box p",
                "#a *",
                "ul > *",
                "[hidden]",
                "li[hidden]",
                "#a [role=note]",
                "[data-kind^=o] .item",
                "li:first-child",
                "ul > li:not(.first)",
                ".box:not(.inner) > .box",
                "section :is(h2, .item)",
                "p[style='color:red']",
                "div[data-kind='one'] > ul li b",
                ":root body.shop section > p",
                "div > div > p:last-child",
                ".missing p"
            })
    void it_matches_as_jsoup_does(String selector) {
        PlainSelector plain = PlainSelector.of(selector).orElseThrow();
        Ancestry ancestry = new Ancestry();

        List<Element> own = PAGE.getAllElements().stream()
                .filter(e -> !(e instanceof Document))
                .filter(e -> plain.mayMatch(e, ancestry) && plain.matches(PAGE, e))
                .toList();

        assertThat(own)
                .isEqualTo(PAGE.select(selector).stream()
                        .filter(e -> !(e instanceof Document))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h2 + p",
                "ul ~ p",
                "p[",
                "p]",
                ".a..b",
                "> p",
                "p >",
                "a > > b",
                "p:nonsense(1)",
                ".sm\\:flex",
                "",
                "p[title='a b",
                "p)("
            })
    void others_are_left_to_jsoup(String selector) {
        assertThat(PlainSelector.of(selector)).isEmpty();
    }
}
