package dev.footnote.answer.render;

import dev.footnote.api.Answer;
import java.util.List;
import java.util.regex.Pattern;

/** The parts of an answer's page. */
final class HtmlPage {

    static final String HEAD = """
            <!DOCTYPE html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>{title}</title>
            <style>
            :root { color-scheme: light dark; --ink: #1c1d21; --paper: #fdfcf9; --dim: #686a73; --line: #dcd9d0; --mark: #9a3412; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6e4df; --paper: #17181b; --dim: #9a9ca5; --line: #35363b; --mark: #fb923c; } }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 Georgia, "Noto Serif CJK SC", "Songti SC", serif; }
            main { max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; }
            h1 { font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
            h2 { font-size: 1.1rem; margin-top: 2.2rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
            .short { font-size: 1.2rem; font-weight: bold; border-left: 4px solid var(--mark); padding-left: .8rem; }
            a { color: var(--mark); overflow-wrap: anywhere; }
            sup a { text-decoration: none; }
            blockquote { margin: .4rem 0; padding-left: .8rem; border-left: 2px solid var(--line); color: var(--dim); font-size: .92rem; }
            .meta, footer { color: var(--dim); font-size: .85rem; }
            footer { margin-top: 2.5rem; }
            </style>
            </head>
            <body>
            <main>
            """;

    private static final Pattern MARK = Pattern.compile("\\[(\\d+)]");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern EMPHASIS = Pattern.compile("\\*([^*]+)\\*");

    private HtmlPage() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** One block of the answer's Markdown: headings, emphasis and marks; all else is text. */
    static String block(String markdown) {
        if (markdown.startsWith("## ")) {
            return "<h2>" + escaped(markdown.substring(3)) + "</h2>\n";
        }
        String text = escaped(markdown);
        text = BOLD.matcher(text).replaceAll("<strong>$1</strong>");
        text = EMPHASIS.matcher(text).replaceAll("<em>$1</em>");
        text = MARK.matcher(text).replaceAll("<sup><a href=\"#source-$1\">[$1]</a></sup>");
        return "<p>" + text.replace("\n", "<br>\n") + "</p>\n";
    }

    static void source(StringBuilder out, Answer.CitedSource source, String title, String day, List<String> quotes) {
        String scheme = String.valueOf(source.url().getScheme());
        out.append("<li id=\"source-").append(source.id()).append("\">");
        // Only web addresses become links: a javascript: address must never be clickable.
        if (scheme.equals("http") || scheme.equals("https")) {
            out.append("<a rel=\"noopener noreferrer\" href=\"")
                    .append(escaped(source.url().toString()))
                    .append("\">");
            out.append(escaped(title)).append("</a>");
        } else {
            out.append(escaped(title));
        }
        out.append("<div class=\"meta\">")
                .append(escaped(source.url().toString()))
                .append(", read ")
                .append(day);
        out.append("</div>\n");
        quotes.forEach(
                quote -> out.append("<blockquote>").append(escaped(quote)).append("</blockquote>\n"));
        out.append("</li>\n");
    }
}
