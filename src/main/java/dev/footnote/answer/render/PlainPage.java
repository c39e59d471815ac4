package dev.footnote.answer.render;

import dev.footnote.api.Answer;
import java.util.regex.Pattern;

/** The form for a terminal. */
final class PlainPage {

    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String CYAN = "\u001b[36m";
    private static final String YELLOW = "\u001b[33m";
    private static final String END = "\u001b[0m";

    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*)$");
    private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern MARK = Pattern.compile("\\[(\\d+)\\]");

    private final Answer a;
    private final Words words;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    PlainPage(Answer a, boolean colour) {
        this.a = a;
        this.words = new Words(a);
        this.colour = colour;
    }

    String text() {
        block(in(YELLOW, Words.visible(words.status(a))));
        block(in(BOLD, Words.visible(a.shortAnswer().strip())));
        block(prose(Words.visible(a.answer()).strip()));
        block(in(YELLOW, words.unsupported(a)));
        if (!a.openQuestions().isEmpty()) {
            block(in(BOLD, words.open()));
            a.openQuestions().forEach(q -> out.append("- ").append(line(q)).append('\n'));
            out.append('\n');
        }
        if (!a.sources().isEmpty()) {
            out.append(in(BOLD, words.sources())).append('\n');
            a.sources().forEach(this::source);
            out.append('\n');
        }
        out.append(in(DIM, line(words.usage(a)))).append('\n');
        return out.toString();
    }

    private void source(Answer.CitedSource source) {
        out.append(in(CYAN, "[" + source.id() + "]"))
                .append(' ')
                .append(line(Words.title(source)))
                .append('\n');
        String about = source.url() + ", " + words.read(source);
        out.append("    ").append(in(DIM, line(about))).append('\n');
        for (String quote : Words.quotes(a, source.id())) {
            out.append("    \"").append(line(quote)).append("\"\n");
        }
    }

    private String prose(String markdown) {
        String text = HEADING.matcher(markdown).replaceAll(m -> quoted(in(BOLD, m.group(1))));
        text = STRONG.matcher(text).replaceAll(m -> quoted(in(BOLD, m.group(1))));
        return MARK.matcher(text).replaceAll(m -> quoted(in(CYAN, m.group())));
    }

    private static String quoted(String replacement) {
        return replacement.replace("\\", "\\\\").replace("$", "\\$");
    }

    private void block(String text) {
        if (!text.isEmpty()) {
            out.append(text).append("\n\n");
        }
    }

    private static String line(String text) {
        return Words.visible(text.strip().replaceAll("\\s+", " "));
    }

    private String in(String style, String text) {
        return !colour || text.isEmpty() ? text : style + text + END;
    }
}
