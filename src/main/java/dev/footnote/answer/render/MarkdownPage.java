package dev.footnote.answer.render;

import dev.footnote.api.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Markdown form. */
final class MarkdownPage {

    /** What could begin or end markup in a stretch of foreign text. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|~#&]");

    /** What makes a block at the start of a line. */
    private static final Pattern BLOCK = Pattern.compile("^(\\d+)([.)])(?=\\s)|^([-+=])");

    /** Raw HTML, images, and links that lead elsewhere than to the web, in prose outside code. */
    private static final Pattern UNSAFE = Pattern.compile(
            "(```[\\s\\S]*?```|`[^`\\n]*`)|<(?=[A-Za-z/!?])(?!https?://)|!(?=\\[)|\\](?=\\((?!https?://))");

    private final Answer a;
    private final Words words;
    private final StringBuilder out = new StringBuilder();

    MarkdownPage(Answer a) {
        this.a = a;
        this.words = new Words(a);
    }

    String text() {
        String question = a.question().strip().replaceAll("\\s+", " ");
        if (question.length() <= 200) {
            block("# " + escape(question));
        }
        String status = words.status(a);
        if (!status.isEmpty()) {
            block("*" + escape(status) + "*");
        }
        if (!a.shortAnswer().isBlank()) {
            block("**" + escape(a.shortAnswer().strip().replaceAll("\\s+", " ")) + "**");
        }
        block(defused(Words.visible(a.answer()).strip()));
        String checked = words.checked(a);
        block(checked.isEmpty() ? "" : "*" + escape(checked) + "*");
        if (!a.openQuestions().isEmpty()) {
            block("## " + words.open());
            a.openQuestions().forEach(q -> out.append("- ").append(line(q)).append('\n'));
            out.append('\n');
        }
        sources();
        return out.toString().strip() + "\n";
    }

    private void sources() {
        if (a.sources().isEmpty()) {
            return;
        }
        block("## " + words.sources());
        for (Answer.CitedSource source : a.sources()) {
            String url = source.url().toString();
            // A numbered list would count on from its first number; the sources of an answer may leave some out.
            out.append("- \\[").append(source.id()).append("\\] ").append(line(Words.title(source)));
            out.append(Words.isLink(url) ? " <" + url.replace(">", "%3E").replace("<", "%3C") + ">" : " " + line(url));
            out.append(", ").append(words.read(source)).append('\n');
            String indent = "  ";
            for (String quote : Words.quotes(a, source.id())) {
                out.append(indent).append("> ").append(line(quote)).append("\n\n");
            }
        }
    }

    /** The answer's prose with what a viewer might run or load shown as text. */
    private static String defused(String markdown) {
        return UNSAFE.matcher(markdown)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1) == null ? "\\" + m.group() : m.group()));
    }

    private void block(String text) {
        if (!text.isEmpty()) {
            out.append(text).append("\n\n");
        }
    }

    /** Foreign text as one line in which nothing is markup. */
    private static String line(String text) {
        String escaped = escape(text.strip().replaceAll("\\s+", " "));
        return BLOCK.matcher(escaped)
                .replaceFirst(m -> m.group(1) == null ? "\\\\" + m.group(3) : m.group(1) + "\\\\" + m.group(2));
    }

    private static String escape(String text) {
        return SPECIAL.matcher(Words.visible(text)).replaceAll("\\\\$0");
    }
}
