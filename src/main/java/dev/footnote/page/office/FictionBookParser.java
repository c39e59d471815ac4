package dev.footnote.page.office;

import dev.footnote.api.LeftOut;
import dev.footnote.api.PermanentException;
import dev.footnote.api.SourceDetails;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.page.format.InvisibleCharacters;
import dev.footnote.page.format.PageDates;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.format.TableRows;
import dev.footnote.page.html.HtmlParser;
import dev.footnote.text.Spaces;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Reads an e-book in FB2 (FictionBook 2): its annotation and all its sections, in the order of the book. Pictures are not read. */
public final class FictionBookParser {

    /** Deeper nesting is flattened by the parser. */
    private static final int MAX_DEPTH = 400;

    private static final int MAX_HEADING = 6;

    private static final Set<String> INLINE =
            Set.of("strong", "emphasis", "style", "a", "strikethrough", "sub", "sup", "code", "image");

    private FictionBookParser() {}

    /**
     * Reads a file.
     *
     * @param xml the file's text
     * @throws PermanentException if it is no such book or has no text
     */
    public static ParsedDocument parse(URI url, String xml) {
        String within = HtmlParser.within(xml);
        Document doc = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(within, "");
        Element book = doc.selectFirst("FictionBook");
        if (book == null) {
            throw new PermanentException(url + " is no FictionBook (FB2); use another source");
        }
        Writer writer = new Writer();
        Element info = book.selectFirst("> description > title-info");
        if (info != null) {
            info.select("> annotation").forEach(writer::write);
        }
        book.select("> body").forEach(writer::write);
        String text = InvisibleCharacters.readable(writer.out.toString()).strip();
        if (text.isEmpty()) {
            throw new PermanentException(url + " is an e-book (FB2) without text; use another source");
        }
        String language = child(info, "lang");
        return new ParsedDocument(
                child(info, "book-title"),
                text,
                language.isEmpty() ? null : language,
                date(info),
                List.of(),
                List.of(),
                LeftOut.NOTHING,
                new SourceDetails("", authors(info), null, cut(xml, within), List.of()));
    }

    private static @Nullable String cut(String xml, String within) {
        if (within.length() < xml.length()) {
            return "its XML has more than " + HtmlParser.MAX_TAGS + " tags, and what comes after them is not read";
        }
        return xml.contains("</FictionBook") ? null : "the file breaks off before the end of the book";
    }

    private static String child(@Nullable Element parent, String name) {
        Element child = parent == null ? null : parent.selectFirst("> " + name);
        return child == null ? "" : child.text().strip();
    }

    private static String authors(@Nullable Element info) {
        return info == null
                ? ""
                : info.select("> author").stream()
                        .map(author -> author.children().stream()
                                .filter(name -> name.tagName().endsWith("-name"))
                                .map(name -> name.text().strip())
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.joining(" ")))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    private static @Nullable PublishedDate date(@Nullable Element info) {
        Element date = info == null ? null : info.selectFirst("> date");
        return date == null
                ? null
                : PageDates.parse(
                                date.attr("value").isEmpty() ? date.text() : date.attr("value"),
                                PublishedDate.Kind.PUBLISHED)
                        .orElse(null);
    }

    /** Writes text block by block, so that the time grows with the length whatever the nesting is. */
    private static final class Writer implements NodeVisitor {
        private final StringBuilder out = new StringBuilder();
        private final StringBuilder block = new StringBuilder();
        private final List<List<String>> rows = new ArrayList<>();
        private int sections;
        private int titles;
        private int quotes;
        private int tables;

        void write(Element part) {
            part.traverse(this);
            end("\n\n");
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                block.append(text.getWholeText());
            } else if (node instanceof Element e && !INLINE.contains(e.normalName())) {
                start(e.normalName());
            }
        }

        private void start(String name) {
            if (titles > 0) {
                block.append(' '); // the lines of a title make one heading
                titles += name.equals("title") ? 1 : 0;
                return;
            }
            end("\n\n");
            if (!name.equals("v")) {
                gap();
            }
            switch (name) {
                case "section" -> sections++;
                case "title" -> titles++;
                case "epigraph", "cite" -> quotes++;
                case "table" -> tables++;
                case "tr" -> rows.add(new ArrayList<>());
                default -> {}
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element e) || INLINE.contains(e.normalName())) {
                return;
            }
            String name = e.normalName();
            if (name.equals("title") && titles > 0) {
                titles--;
                if (titles == 0) {
                    heading(sections + 1);
                }
            } else if (titles > 0) {
                block.append(' ');
            } else if (name.equals("subtitle")) {
                heading(sections + 2);
            } else if (tables > 0 && (name.equals("td") || name.equals("th")) && !rows.isEmpty()) {
                rows.get(rows.size() - 1).add(taken());
            } else {
                end(name.equals("v") ? "\n" : "\n\n");
                switch (name) {
                    case "section" -> sections--;
                    case "epigraph", "cite" -> quotes--;
                    case "table" -> table();
                    default -> {}
                }
            }
        }

        private String taken() {
            String text = Spaces.joined(block.toString()).strip();
            block.setLength(0);
            return text;
        }

        private void heading(int level) {
            String text = taken();
            if (!text.isEmpty()) {
                gap();
                out.append("#".repeat(Math.min(MAX_HEADING, level)))
                        .append(' ')
                        .append(text)
                        .append("\n\n");
            }
        }

        private void end(String after) {
            String text = taken();
            if (!text.isEmpty()) {
                if (after.length() > 1) {
                    gap();
                }
                out.append(quotes > 0 ? "> " : "").append(text).append(after);
            }
        }

        /** Lines of a verse end in one line feed; what follows them is apart. */
        private void gap() {
            if (out.length() > 0 && !endsBlank()) {
                out.append('\n');
            }
        }

        private boolean endsBlank() {
            return out.length() > 1 && out.charAt(out.length() - 1) == '\n' && out.charAt(out.length() - 2) == '\n';
        }

        private void table() {
            tables--;
            if (tables == 0) {
                rows.removeIf(List::isEmpty);
                gap();
                out.append(rows.isEmpty() ? "" : TableRows.text(List.copyOf(rows)) + "\n\n");
                rows.clear();
            }
        }
    }
}
