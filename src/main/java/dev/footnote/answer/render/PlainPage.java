package dev.footnote.answer.render;

import dev.footnote.api.Answer;
import dev.footnote.markdown.SafeMarkdown;
import dev.footnote.text.Spaces;
import java.util.List;

/** The form for a terminal. */
final class PlainPage {

    static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    static final String CYAN = "\u001b[36m";
    static final String YELLOW = "\u001b[33m";
    private static final String END = "\u001b[0m";

    private static final int LEAST_COLUMNS = 20;

    /** Wider lines are hard to read. */
    private static final int MOST_COLUMNS = 100;

    private final Answer a;
    private final Labels words;
    private final boolean colour;
    private final boolean linked;
    private final MarkLinks links;
    private final int columns;
    private final StringBuilder out = new StringBuilder();

    PlainPage(Answer a, TerminalStyle style) {
        this.a = a;
        this.words = new Labels(a);
        this.colour = style.colour();
        this.linked = style.links();
        this.links = new MarkLinks(a);
        this.columns = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, style.columns() - 1));
    }

    String text() {
        block(in(YELLOW, Labels.visible(words.status(a))));
        block(in(BOLD, line(SafeMarkdown.withoutMarks(a.shortAnswer()))));
        String prose = prose(Labels.visible(a.answer()));
        out.append(prose.isEmpty() ? "" : prose + "\n\n");
        block(in(YELLOW, Labels.visible(words.checked(a))));
        block(in(DIM, words.basis(a)));
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
        hanging(in(CYAN, linked ? links.whole(source.id(), number) : number) + " ", line(Labels.title(source)));
        // An address stays in one piece, so that it can be clicked and copied.
        String address = line(source.url().toString());
        String read = words.read(source);
        boolean fits = TerminalText.width(address) + TerminalText.width(read) + 6 <= columns;
        out.append("    ")
                .append(in(DIM, fits ? address + ", " + read : address))
                .append('\n');
        if (!fits) {
            hanging("    ", in(DIM, read));
        }
        String caution = words.caution(source);
        if (!caution.isEmpty()) {
            hanging("    ", in(YELLOW, caution));
        }
        for (String quote : Labels.quotes(a, source.id())) {
            hanging("    ", "\"" + line(quote) + "\"");
        }
    }

    /** Text whose further lines begin where its first does. */
    private void hanging(String start, String text) {
        int indent = TerminalText.width(start);
        String next = "\n" + " ".repeat(indent);
        out.append(start)
                .append(String.join(next, TerminalText.wrap(text, columns - indent)))
                .append('\n');
    }

    private String prose(String markdown) {
        List<String> lines = new TerminalMarkdown((style, text) -> in(style, text), this::mark)
                .lines(SafeMarkdown.tree(markdown, Labels.ids(a)), columns);
        return String.join("\n", lines);
    }

    private String mark(String mark) {
        int source = Integer.parseInt(mark.substring(1, mark.length() - 1));
        return in(CYAN, linked ? links.next(source, mark) : mark);
    }

    private void block(String text) {
        if (!text.isEmpty()) {
            out.append(String.join("\n", TerminalText.wrap(text, columns))).append("\n\n");
        }
    }

    private static String line(String text) {
        return Labels.visible(Spaces.joined(text.strip()));
    }

    private String in(String style, String text) {
        return !colour || text.isEmpty() ? text : style + text + END;
    }
}
