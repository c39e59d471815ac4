package dev.footnote.answer.render;

import dev.footnote.api.Answer;
import dev.footnote.api.Answer.CitedSource;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.markdown.SafeMarkdown;
import dev.footnote.text.Cut;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The claims of an answer, each with its verdict and with its quotes marked within their passages. */
final class ClaimsHtml {

    /** Characters shown before and after a quote. */
    private static final int AROUND = 180;

    private final Answer a;
    private final Labels words;
    private final Map<Integer, CitedSource> sources;

    ClaimsHtml(Answer a, Labels words) {
        this.a = a;
        this.words = words;
        this.sources =
                a.sources().stream().collect(Collectors.toMap(CitedSource::id, Function.identity(), (x, y) -> x));
    }

    String section() {
        StringBuilder out = new StringBuilder();
        out.append("<section class=\"claims\">\n<h2>").append(words.claims()).append("</h2>\n<ol>\n");
        a.claims().forEach(claim -> claim(claim, out));
        return out.append("</ol>\n</section>\n").toString();
    }

    private void claim(Claim claim, StringBuilder out) {
        boolean disagreement = claim.kind() == Claim.Kind.DISAGREEMENT;
        String kind = disagreement
                ? "partial"
                : switch (claim.support()) {
                    case FULL -> "full";
                    case PARTIAL -> "partial";
                    case NONE -> "none";
                };
        out.append("<li class=\"").append(kind).append("\">\n<div class=\"said\" dir=\"auto\">");
        out.append("<span class=\"verdict\">")
                .append(disagreement ? words.disagreement() : words.verdict(claim.support()))
                .append("</span>\n");
        String witnesses = words.witnesses(claim);
        if (!witnesses.isEmpty()) {
            out.append("<span class=\"witnesses\">").append(witnesses).append("</span>\n");
        }
        out.append(new AnswerHtml(Set.of()).convert(SafeMarkdown.tree(Labels.visible(claim.text()), Set.of())));
        for (Claim.Reason reason : claim.reasons()) {
            out.append("<p class=\"reason\" dir=\"auto\">")
                    .append(HtmlPage.escape(reason.text()))
                    .append("</p>\n");
        }
        out.append("</div>\n");
        claim.citations().forEach(citation -> citation(citation, out));
        out.append("</li>\n");
    }

    private void citation(Citation citation, StringBuilder out) {
        CitedSource source = sources.get(citation.source());
        if (source == null) {
            return;
        }
        out.append("<figure>\n<blockquote dir=\"auto\">")
                .append(passage(citation, source.text()))
                .append("</blockquote>\n");
        OptionalInt page = source.details().page(citation.start());
        String title = HtmlPage.escape(Labels.title(source));
        String url = source.url().toString();
        out.append("<figcaption><a class=\"mark\" href=\"#source-")
                .append(source.id())
                .append("\">[")
                .append(source.id());
        out.append("]</a> ");
        out.append(
                Labels.isLink(url)
                        ? "<a rel=\"noopener noreferrer nofollow\" href=\""
                                + HtmlPage.escape(TextFragment.of(source.url(), citation.quote(), page)) + "\">" + title
                                + "</a>"
                        : title);
        page.ifPresent(number -> out.append(", page ").append(number));
        out.append("</figcaption>\n</figure>\n");
    }

    private static String passage(Citation citation, @Nullable String text) {
        String quote = "<mark>" + HtmlPage.escape(citation.quote().strip()) + "</mark>";
        if (text == null || citation.end() > text.length() || !text.startsWith(citation.quote(), citation.start())) {
            return quote;
        }
        return before(text, citation.start()) + quote + after(text, citation.end());
    }

    private static String before(String text, int start) {
        int from = Math.max(0, start - AROUND);
        int paragraph = text.lastIndexOf("\n\n", Math.max(0, start - 1));
        boolean cut = paragraph < from && from > 0;
        from = Math.max(from, paragraph < 0 ? 0 : paragraph + 2);
        if (cut) {
            int blank = text.indexOf(' ', from);
            from = blank >= 0 && blank < start ? blank + 1 : from;
        }
        from = Cut.start(text, Math.min(from, start));
        String shown = text.substring(from, start);
        return (cut ? "… " : "") + HtmlPage.escape(shown.stripLeading());
    }

    private static String after(String text, int end) {
        int to = Math.min(text.length(), end + AROUND);
        int paragraph = text.indexOf("\n\n", end);
        boolean cut = to < text.length() && (paragraph < 0 || paragraph > to);
        to = paragraph >= 0 && paragraph < to ? paragraph : to;
        if (cut) {
            int blank = text.lastIndexOf(' ', to);
            to = blank > end ? blank : to;
        }
        to = Cut.end(text, to);
        return HtmlPage.escape(text.substring(end, to).stripTrailing()) + (cut ? " …" : "");
    }
}
