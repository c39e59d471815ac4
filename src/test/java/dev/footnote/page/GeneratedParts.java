package dev.footnote.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A page made up by chance of tables, lists, definitions, panels that open, ruby, code, addresses and quotations, one inside another.
 *
 * @param html the page; each part stands in an element of its own below {@code main}
 * @param shown the text of each part in the order of its words, without what a browser draws between them
 */
record GeneratedParts(String html, List<String> shown) {

    private static final String[] WORDS =
            "weir sluice miller barley oats sacks lantern slate larch cart horse wheel stone flour bran village valley not never only"
                    .split(" ");
    private static final String[] INLINE = {
        "b",
        "i",
        "a href='/x'",
        "span class='share'",
        "code",
        "button type='button'",
        "label",
        "mark",
        "abbr title='x'",
        "small",
        "q",
        "kbd"
    };
    private static final int DEEPEST = 2;

    /** Writes one page; what is shown grows beside the page. */
    private static final class Writer {
        private final Random random;
        private final StringBuilder html = new StringBuilder();
        private final StringBuilder shown = new StringBuilder();

        Writer(Random random) {
            this.random = random;
        }

        private void tag(String tag) {
            html.append('<').append(tag).append('>');
        }

        private void word(String word) {
            html.append(word);
            shown.append(word);
        }

        private String any(String[] list) {
            return list[random.nextInt(list.length)];
        }

        void element(String tag, Runnable inside) {
            tag(tag);
            inside.run();
            tag('/' + tag.split(" ")[0]);
        }

        /** Words in a line, some in elements, some on a line of their own. */
        void line(int depth) {
            int parts = 2 + random.nextInt(4);
            for (int i = 0; i < parts; i++) {
                html.append(i == 0 ? "" : " ");
                switch (depth < DEEPEST + 1 ? random.nextInt(8) : 0) {
                    case 5 -> element(any(INLINE), () -> line(depth + 1));
                    case 6 -> ruby();
                    case 7 -> {
                        word(any(WORDS));
                        tag("br");
                    }
                    default -> word(any(WORDS));
                }
            }
            word(" and so on through the year");
        }

        private void ruby() {
            element("ruby", () -> {
                word(any(WORDS));
                element("rp", () -> html.append('('));
                element("rt", () -> word(any(WORDS)));
                element("rp", () -> html.append(')'));
            });
        }

        void block(int depth) {
            switch (random.nextInt(depth < DEEPEST ? 10 : 3)) {
                case 0 -> element("p", () -> line(0));
                case 1 -> element("div", () -> line(0));
                case 2 -> element("pre", this::code);
                case 3 -> element(random.nextBoolean() ? "ul" : "ol", () -> items(depth));
                case 4 -> element("table", () -> rows());
                case 5 -> element("dl", () -> definitions());
                case 6 -> element("blockquote", () -> blocks(depth + 1));
                case 7 ->
                    element("section", () -> {
                        element("h2", () -> line(DEEPEST));
                        blocks(depth + 1);
                    });
                case 8 ->
                    element("details", () -> {
                        element("summary", () -> line(DEEPEST));
                        blocks(depth + 1);
                    });
                default ->
                    element("figure", () -> {
                        element("img src='a.png' alt=''", () -> {});
                        element("figcaption", () -> line(1));
                    });
            }
        }

        private void blocks(int depth) {
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                block(depth);
            }
        }

        private void code() {
            for (int i = 0; i < 3; i++) {
                word(any(WORDS) + " = " + any(WORDS));
                html.append('\n');
            }
        }

        private void items(int depth) {
            int count = 2 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                element("li", () -> {
                    line(0);
                    if (depth + 1 < DEEPEST && random.nextInt(3) == 0) {
                        element("ul", () -> items(depth + 1));
                    }
                });
            }
        }

        private void rows() {
            int columns = 2 + random.nextInt(3);
            if (random.nextInt(3) == 0) {
                element("caption", () -> line(DEEPEST));
            }
            element("tr", () -> cells("th", columns));
            int count = 2 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                element("tr", () -> cells("td", columns));
            }
        }

        private void cells(String tag, int columns) {
            boolean wide = columns > 2 && tag.equals("td") && random.nextInt(6) == 0;
            for (int i = 0; i < columns - (wide ? 1 : 0); i++) {
                element(wide && i == 0 ? tag + " colspan='2'" : tag, () -> line(1));
            }
        }

        private void definitions() {
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                element("dt", () -> line(1));
                element("dd", () -> line(0));
            }
        }
    }

    static GeneratedParts of(Random random) {
        List<String> shown = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        int parts = 3 + random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            Writer writer = new Writer(random);
            writer.element("div", () -> writer.block(0));
            body.append(writer.html).append('\n');
            shown.add(writer.shown.toString());
        }
        return new GeneratedParts(
                "<!doctype html><html><head><meta charset='utf-8'><title>T</title></head><body><main><h1>The mill</h1>"
                        + body + "</main></body></html>",
                shown);
    }

    /** The letters of a text, as marks, numbers and blanks of lists and tables stand in one and not in the other. */
    static String letters(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().filter(Character::isLetter).forEach(c -> out.append((char) c));
        return out.toString();
    }
}
