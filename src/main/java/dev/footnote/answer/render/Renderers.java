package dev.footnote.answer.render;

import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** The forms of an answer. */
public final class Renderers {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Renderers() {}

    /**
     * Markdown: the answer, then its sources with the words quoted from them.
     *
     * @param answer whatever its status
     */
    public static String markdown(Answer answer) {
        StringBuilder out = new StringBuilder();
        if (!answer.shortAnswer().isBlank()) {
            out.append("**").append(answer.shortAnswer().strip()).append("**\n\n");
        }
        out.append(answer.answer().isBlank() ? ending(answer) : answer.answer()).append('\n');
        if (!answer.sources().isEmpty()) {
            out.append("\n### Sources\n");
        }
        for (Answer.CitedSource source : answer.sources()) {
            out.append("\n[")
                    .append(source.id())
                    .append("] ")
                    .append(title(source))
                    .append("  \n<");
            out.append(source.url())
                    .append(">, read ")
                    .append(DAY.format(source.fetchedAt()))
                    .append('\n');
            quotes(answer, source.id())
                    .forEach(quote -> out.append("> ").append(quote).append("\n>\n"));
            trim(out, ">\n");
        }
        if (!answer.openQuestions().isEmpty()) {
            out.append("\n### Open\n\n");
            answer.openQuestions().forEach(open -> out.append("- ").append(open).append('\n'));
        }
        if (answer.reason() != null && !answer.answer().isBlank()) {
            out.append("\n*")
                    .append(answer.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            out.append(": ").append(answer.reason()).append("*\n");
        }
        return out.toString();
    }

    private static void trim(StringBuilder out, String ending) {
        if (out.length() >= ending.length()
                && out.substring(out.length() - ending.length()).equals(ending)) {
            out.setLength(out.length() - ending.length());
        }
    }

    private static String ending(Answer answer) {
        String reason = answer.reason() == null ? "" : ": " + answer.reason();
        return "No answer (" + answer.status().name().toLowerCase(Locale.ROOT).replace('_', ' ') + reason + ").";
    }

    private static String title(Answer.CitedSource source) {
        return source.title().isBlank() ? source.url().toString() : source.title();
    }

    private static List<String> quotes(Answer answer, int source) {
        LinkedHashSet<String> out = new LinkedHashSet<>();
        for (Claim claim : answer.claims()) {
            for (Citation citation : claim.citations()) {
                if (citation.source() == source) {
                    out.add(citation.quote().replaceAll("\\s+", " ").strip());
                }
            }
        }
        return new ArrayList<>(out);
    }

    /**
     * A whole HTML page without scripts or outside parts; everything in it is escaped.
     *
     * @param answer whatever its status
     */
    public static String html(Answer answer) {
        StringBuilder out = new StringBuilder(HtmlPage.HEAD.replace("{title}", HtmlPage.escaped(answer.question())));
        out.append("<h1>").append(HtmlPage.escaped(answer.question())).append("</h1>\n");
        if (!answer.shortAnswer().isBlank()) {
            out.append("<p class=\"short\">")
                    .append(HtmlPage.escaped(answer.shortAnswer()))
                    .append("</p>\n");
        }
        String body = answer.answer().isBlank() ? ending(answer) : answer.answer();
        for (String block : body.split("\n\n")) {
            out.append(HtmlPage.block(block));
        }
        if (!answer.sources().isEmpty()) {
            out.append("<h2>Sources</h2>\n<ol>\n");
            answer.sources()
                    .forEach(source -> HtmlPage.source(
                            out, source, title(source), DAY.format(source.fetchedAt()), quotes(answer, source.id())));
            out.append("</ol>\n");
        }
        if (!answer.openQuestions().isEmpty()) {
            out.append("<h2>Open</h2>\n<ul>\n");
            answer.openQuestions()
                    .forEach(open ->
                            out.append("<li>").append(HtmlPage.escaped(open)).append("</li>\n"));
            out.append("</ul>\n");
        }
        String status = answer.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        out.append("<footer>").append(HtmlPage.escaped(status)).append(" · ").append(HtmlPage.escaped(answer.model()));
        if (answer.reason() != null) {
            out.append(" · ").append(HtmlPage.escaped(answer.reason()));
        }
        return out.append("</footer>\n</main>\n</body>\n</html>\n").toString();
    }
}
