package dev.footnote.answer.render;

import dev.footnote.api.Answer;
import dev.footnote.markdown.SafeMarkdown;

/** The Markdown form. */
final class MarkdownPage {

    private final Answer a;
    private final Labels words;
    private final StringBuilder out = new StringBuilder();

    MarkdownPage(Answer a) {
        this.a = a;
        this.words = new Labels(a);
    }

    String text() {
        String question = a.question().strip();
        if (question.length() <= 200) {
            block("# " + line(question));
        }
        String status = words.status(a);
        if (!status.isEmpty()) {
            block("*" + line(status) + "*");
        }
        if (!a.shortAnswer().isBlank()) {
            block("**" + line(a.shortAnswer()) + "**");
        }
        block(SafeMarkdown.answer(Labels.visible(a.answer()), Labels.ids(a)));
        String checked = words.checked(a);
        block(checked.isEmpty() ? "" : "*" + line(checked) + "*");
        block(line(words.basis(a)));
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
            out.append("- \\[").append(source.id()).append("\\] ").append(line(Labels.title(source)));
            out.append(Labels.isLink(url) ? " <" + url.replace(">", "%3E").replace("<", "%3C") + ">" : " " + line(url));
            out.append(", ").append(words.read(source));
            String caution = words.caution(source);
            out.append(caution.isEmpty() ? "" : " (⚠ " + caution + ")").append('\n');
            String indent = "  ";
            for (String quote : Labels.quotes(a, source.id())) {
                out.append(indent).append("> ").append(line(quote)).append("\n\n");
            }
        }
    }

    private void block(String text) {
        if (!text.isEmpty()) {
            out.append(text).append("\n\n");
        }
    }

    /** Foreign text as one line in which nothing is markup. */
    private static String line(String text) {
        return SafeMarkdown.line(Labels.visible(text));
    }
}
