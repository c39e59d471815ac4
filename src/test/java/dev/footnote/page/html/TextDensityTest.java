package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts of text below the elements of a page. */
class TextDensityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>four</p> | 4 | 0 | 0",
                "<p><a href=x>four</a> and</p> | 7 | 4 | 0",
                "<p>The bridge was closed for repairs in the spring.</p> | 40 | 0 | 40",
                "<p>The bridge was closed for repairs in the spring</p> | 39 | 0 | 0",
                "<p>\u6865\u6881</p> | 6 | 0 | 0",
                "<div> </div> | 0 | 0 | 0"
            })
    void text_links_and_sentences_are_counted(String html, int all, int linked, int prose) {
        Element body = Jsoup.parse(html).body();

        TextDensity.Counts counts = TextDensity.of(body).at(body);

        assertThat(List.of(counts.all(), counts.linked(), counts.prose())).containsExactly(all, linked, prose);
    }

    @Test
    void after_cuts_the_counts_are_those_of_the_page_that_is_left() {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            Element body = Jsoup.parse(page(random, 4)).body();
            TextDensity density = TextDensity.of(body);
            for (int cut = 0; cut < 4; cut++) {
                density.cut(some(body, random));
                TextDensity fresh = TextDensity.of(body);
                for (Element e : body.getAllElements()) {
                    assertThat(numbers(density, e)).as(body::html).isEqualTo(numbers(fresh, e));
                }
            }
        }
    }

    private static List<Integer> numbers(TextDensity density, Element e) {
        return List.of(
                density.at(e).all(), density.at(e).linked(), density.at(e).prose());
    }

    private static List<Element> some(Element body, Random random) {
        List<Element> out = new ArrayList<>();
        for (Element e : body.getAllElements()) {
            if (!e.equals(body) && random.nextInt(12) == 0) {
                out.add(e);
            }
        }
        return out;
    }

    private static String page(Random random, int depth) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            String inner = depth == 0 || random.nextInt(4) == 0
                    ? "Seven boats lay at the quay that morning" + (random.nextBoolean() ? "." : " and ")
                    : page(random, depth - 1);
            out.append(
                    switch (random.nextInt(5)) {
                        case 0 -> "<div>" + inner + "</div>";
                        case 1 -> "<span>" + inner + "</span>";
                        case 2 -> "<a href=x>" + inner + "</a>";
                        case 3 -> "<section>" + inner + "</section> left over";
                        default -> inner;
                    });
        }
        return out.toString();
    }
}
