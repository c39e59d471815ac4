package dev.footnote.answer.render;

import dev.footnote.api.Answer;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.markdown.SafeMarkdown;
import dev.footnote.text.Sha256;
import dev.footnote.text.Spaces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The HTML form: one page that loads nothing and runs nothing, which its own content policy says too. */
final class HtmlPage {

    private static final String STYLE = style();
    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; base-uri 'none'; form-action 'none'";

    private final Answer a;
    private final Labels words;
    private final StringBuilder out = new StringBuilder();

    HtmlPage(Answer a) {
        this.a = a;
        this.words = new Labels(a);
    }

    String text(List<RecordedEvent> events) {
        String question = a.question().strip();
        line("<!DOCTYPE html>");
        line("<html lang=\"" + words.language() + "\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">");
        line("<meta name=\"referrer\" content=\"no-referrer\">");
        line("<meta name=\"color-scheme\" content=\"light dark\">");
        line("<title>" + escape(shortened(question, 120)) + "</title>");
        line("<style>" + STYLE + "</style>");
        line("</head>");
        line("<body>");
        line("<main>");
        line("<h1" + (question.length() > 160 ? " class=\"long\"" : "") + " dir=\"auto\">" + escape(question)
                + "</h1>");
        body(events);
        line("</main>");
        line("</body>");
        line("</html>");
        return out.toString();
    }

    private void body(List<RecordedEvent> events) {
        paragraph("status", words.status(a));
        paragraph("short", SafeMarkdown.withoutMarks(a.shortAnswer().strip()));
        if (!a.answer().isBlank()) {
            line("<article>");
            out.append(new AnswerHtml(Labels.ids(a))
                    .convert(SafeMarkdown.tree(Labels.visible(a.answer()), Labels.ids(a))));
            line("</article>");
        }
        paragraph("warning", words.checked(a));
        paragraph("basis", words.basis(a));
        if (!a.openQuestions().isEmpty()) {
            line("<h2>" + words.open() + "</h2>");
            line(a.openQuestions().stream()
                    .map(q -> "<li dir=\"auto\">" + escape(q.strip()) + "</li>")
                    .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>")));
        }
        if (a.claims().stream().anyMatch(claim -> !claim.citations().isEmpty())) {
            out.append(new ClaimsHtml(a, words).section());
        }
        sources();
        out.append(new TrailHtml(words).section(events));
        line("<footer>" + escape(words.usage(a)) + "</footer>");
    }

    private void sources() {
        if (!a.sources().isEmpty()) {
            line("<section class=\"sources\">");
            line("<h2>" + words.sources() + "</h2>");
            line("<ol>");
            a.sources().forEach(this::source);
            line("</ol>");
            line("</section>");
        }
    }

    private void source(Answer.CitedSource source) {
        String url = source.url().toString();
        String title = escape(Labels.title(source));
        line("<li id=\"source-" + source.id() + "\" value=\"" + source.id() + "\">");
        line(
                Labels.isLink(url)
                        ? "<a class=\"title\" rel=\"noopener noreferrer nofollow\" href=\"" + escape(url) + "\">"
                                + title + "</a>"
                        : "<span class=\"title\">" + title + "</span>");
        String where = Labels.where(source.url());
        String origin = Labels.origin(source);
        String caution = words.caution(source);
        String date = Labels.published(source);
        line("<span class=\"about\">" + (origin.isEmpty() ? "" : escape(origin) + " · ") + escape(where)
                + (date.isEmpty() ? "" : " · " + escape(words.published(date))) + " · <time datetime=\""
                + source.fetchedAt() + "\">" + words.read(source) + "</time></span>");
        if (!caution.isEmpty()) {
            line("<span class=\"caution\">⚠ " + escape(caution) + "</span>");
        }
        line("</li>");
    }

    private void paragraph(String kind, String text) {
        if (!text.isEmpty()) {
            line("<p class=\"" + kind + "\" dir=\"auto\">" + escape(text) + "</p>");
        }
    }

    private void line(String html) {
        out.append(html).append('\n');
    }

    private static String shortened(String text, int most) {
        String one = Spaces.joined(text);
        boolean fits = one.codePointCount(0, one.length()) <= most;
        return fits ? one : one.substring(0, one.offsetByCodePoints(0, most)) + "…";
    }

    /** Foreign text as content or within a quoted attribute. */
    static String escape(String text) {
        return Labels.visible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("answer.css")) {
            if (in == null) {
                throw new IllegalStateException("the jar has no answer.css; build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException("answer.css in the jar cannot be read; build it anew", e);
        }
    }

    private static String hash(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text));
    }

    /** A scheme that a link in an answer's prose may have. */
    static boolean isSafe(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }
}
