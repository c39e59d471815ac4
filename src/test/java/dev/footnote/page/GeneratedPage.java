package dev.footnote.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A page made up by chance, with the text of its paragraphs as a browser shows it: words in all sorts of elements within a line, some of them hidden.
 *
 * @param html the page
 * @param shown the visible text of each paragraph, in order
 */
record GeneratedPage(String html, List<String> shown) {

    private static final String[] WORDS =
            "the old mill by river never ground more than nine sacks not without help from seven men or no one else while water fell"
                    .split(" ");

    private static final String[] INLINE = {
        "b",
        "i",
        "em",
        "strong",
        "a href='/x'",
        "a href='/y' class='share-link'",
        "button type='button'",
        "label",
        "span",
        "span class='tooltip'",
        "span class='ad'",
        "span id='menu'",
        "abbr title='other'",
        "span role='button'",
        "span class='btn'",
        "code",
        "mark",
        "small",
        "u",
        "cite",
        "dfn",
        "kbd",
        "samp",
        "var",
        "bdi",
        "ins",
        "font color='red'",
        "span aria-hidden='true'",
        "span class='dim'",
        "time",
        "data value='3'",
        "tt",
    };

    /** What innerText leaves out. */
    private static final String[] UNRENDERED = {
        "span style='display:none'",
        "span hidden",
        "span class='gone'",
        "b style='visibility:hidden'",
        "button style='display:none'",
        "template",
        "script type='x'",
        "style media='x'",
        "a class='gone' href='/'",
    };

    /** What innerText gives although no reader sees it. */
    private static final String[] UNSEEN = {
        "i style='font-size:0'",
        "span style='color:white'",
        "span class='clip'",
        "b style='opacity:0'",
        "em style='position:absolute;left:-3000px'",
    };

    private static final String[] BLOCKS = {
        "p",
        "div",
        "li",
        "blockquote",
        "p class='related'",
        "div class='filter'",
        "section id='login'",
        "p id='cookie'",
        "dd"
    };

    private static final String STYLE = ".gone{display:none}.clip{position:absolute;clip:rect(0 0 0 0)}.dim{opacity:.8}"
            + "body{background:#fff;color:#111}";

    /**
     * A page.
     *
     * @param unseen true for texts, too, that are drawn where or as nobody sees them
     */
    static GeneratedPage of(Random random, boolean unseen) {
        List<String> shown = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        int blocks = 3 + random.nextInt(6);
        for (int i = 0; i < blocks; i++) {
            StringBuilder visible = new StringBuilder();
            StringBuilder html = new StringBuilder();
            String number = "Line " + i + " says";
            html.append(number);
            visible.append(number);
            line(random, unseen, html, visible, 0);
            html.append(" and so it was, every day of the year.");
            visible.append(" and so it was, every day of the year.");
            body.append(element(BLOCKS[random.nextInt(BLOCKS.length)], html.toString()))
                    .append('\n');
            shown.add(visible.toString());
        }
        return new GeneratedPage(
                "<!doctype html><html><head><meta charset='utf-8'><title>T</title><style>" + STYLE
                        + "</style></head><body>" + "<main id='main'><h1>The mill</h1>" + body
                        + "</main></body></html>",
                shown);
    }

    private static void line(Random random, boolean unseen, StringBuilder html, StringBuilder visible, int depth) {
        int parts = 2 + random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            String blank = random.nextInt(8) == 0 ? "" : " ";
            String word = WORDS[random.nextInt(WORDS.length)];
            int kind = random.nextInt(10);
            if (kind < 4) {
                html.append(blank).append(word);
                visible.append(blank).append(word);
            } else if (kind < 8) {
                StringBuilder inner = new StringBuilder(word);
                StringBuilder innerVisible = new StringBuilder(word);
                if (depth < 3 && random.nextInt(3) == 0) {
                    line(random, unseen, inner, innerVisible, depth + 1);
                }
                html.append(blank).append(element(INLINE[random.nextInt(INLINE.length)], inner.toString()));
                visible.append(blank).append(innerVisible);
            } else {
                String[] ways = unseen && random.nextBoolean() ? UNSEEN : UNRENDERED;
                html.append(' ')
                        .append(element(ways[random.nextInt(ways.length)], word))
                        .append(" as");
                visible.append(" as");
            }
        }
    }

    private static String element(String head, String content) {
        return "<" + head + ">" + content + "</" + head.split(" ")[0] + ">";
    }
}
