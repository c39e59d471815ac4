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

    private static final int LEAST_COLUMNS = 20;

    /** Wider lines are hard to read. */
    private static final int MOST_COLUMNS = 100;

    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*)$");
    private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");
    /** How a claim says that it is not fully supported. */
    private static final Pattern VERDICT = Pattern.compile("(?<=[(（])\\*([^*\\n]{1,400})\\*");

    private static final Pattern MARK = Pattern.compile("\\[(\\d+)\\]");

    private final Answer a;
    private final Words words;
    private final boolean colour;
    private final int columns;
    private final StringBuilder out = new StringBuilder();

    PlainPage(Answer a, boolean colour, int columns) {
        this.a = a;
        this.words = new Words(a);
        this.colour = colour;
        this.columns = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, columns - 1));
    }

    String text() {
        block(in(YELLOW, Words.visible(words.status(a))));
        block(in(BOLD, Words.visible(a.shortAnswer().strip())));
        block(prose(Words.visible(a.answer()).strip()));
        block(in(YELLOW, Words.visible(words.checked(a))));
        if (!a.openQuestions().isEmpty()) {
            block(in(BOLD, words.open()));
            a.openQuestions().forEach(q -> hanging("- ", line(q)));
            out.append('\n');
        }
        if (!a.sources().isEmpty()) {
            out.append(in(BOLD, words.sources())).append('\n');
            a.sources().forEach(this::source);
            out.append('\n');
        }
        hanging("", in(DIM, line(words.usage(a))));
        return out.toString();
    }

    private void source(Answer.CitedSource source) {
        String number = "[" + source.id() + "]";
        hanging(in(CYAN, number) + " ", line(Words.title(source)));
        // An address stays in one piece, so that it can be clicked and copied.
        out.append("    ")
                .append(in(DIM, line(source.url() + ", " + words.read(source))))
                .append('\n');
        for (String quote : Words.quotes(a, source.id())) {
            hanging("    ", "\"" + line(quote) + "\"");
        }
    }

    /** Text whose further lines begin where its first does. */
    private void hanging(String start, String text) {
        int indent = Columns.width(start);
        String next = "\n" + " ".repeat(indent);
        out.append(start)
                .append(String.join(next, Columns.wrap(text, columns - indent)))
                .append('\n');
    }

    private String prose(String markdown) {
        String text = HEADING.matcher(markdown).replaceAll(m -> quoted(in(BOLD, m.group(1))));
        text = STRONG.matcher(text).replaceAll(m -> quoted(in(BOLD, m.group(1))));
        text = VERDICT.matcher(text).replaceAll(m -> quoted(in(YELLOW, m.group(1))));
        return MARK.matcher(text).replaceAll(m -> quoted(in(CYAN, m.group())));
    }

    private static String quoted(String replacement) {
        return replacement.replace("\\", "\\\\").replace("$", "\\$");
    }

    private void block(String text) {
        if (!text.isEmpty()) {
            out.append(String.join("\n", Columns.wrap(text, columns))).append("\n\n");
        }
    }

    private static String line(String text) {
        return Words.visible(text.strip().replaceAll("\\s+", " "));
    }

    private String in(String style, String text) {
        return !colour || text.isEmpty() ? text : style + text + END;
    }
}
