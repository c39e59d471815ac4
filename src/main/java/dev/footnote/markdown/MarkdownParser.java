package dev.footnote.markdown;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Parses CommonMark with tables. Raw HTML is text; nesting is bounded, so that a walk down a tree cannot run out of stack. Stateless, safe for
 * many threads.
 */
final class MarkdownParser {

    private static final int MAX_BLOCKS = 24;

    /** Blocks, and the inline elements in the innermost one. */
    private static final int MAX_DEPTH = MAX_BLOCKS + 16;

    /** Delimiters in a stretch without a blank line; more are no emphasis but an attack, and count as text. */
    private static final int MOST_DELIMITERS = 2_000;

    private static final String DELIMITERS = "*_[";

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .enabledBlockTypes(Set.of(
                    Heading.class,
                    ThematicBreak.class,
                    FencedCodeBlock.class,
                    IndentedCodeBlock.class,
                    BlockQuote.class,
                    ListBlock.class))
            .customInlineContentParserFactory(new AngleBrackets())
            .maxOpenBlockParsers(MAX_BLOCKS)
            .build();

    private MarkdownParser() {}

    /**
     * Returns the syntax tree of a text.
     *
     * @param markdown any
     */
    public static Node parse(String markdown) {
        Node document = PARSER.parse(tamed(markdown));
        flatten(document);
        return document;
    }

    private static String tamed(String markdown) {
        StringBuilder out = new StringBuilder(markdown.length());
        int start = 0;
        while (start < markdown.length()) {
            int end = markdown.indexOf("\n\n", start);
            end = end < 0 ? markdown.length() : end + 2;
            append(markdown, start, end, out);
            start = end;
        }
        return out.toString();
    }

    private static void append(String markdown, int start, int end, StringBuilder out) {
        long delimiters = markdown.substring(start, end)
                .chars()
                .filter(c -> DELIMITERS.indexOf(c) >= 0)
                .count();
        if (delimiters <= MOST_DELIMITERS) {
            out.append(markdown, start, end);
            return;
        }
        for (int i = start; i < end; i++) {
            char c = markdown.charAt(i);
            out.append(DELIMITERS.indexOf(c) >= 0 || c == '\\' ? "\\" : "").append(c);
        }
    }

    /** Puts the children of what lies too deep in its place. */
    private static void flatten(Node root) {
        int depth = 0;
        Node node = root;
        while (node != null) {
            Node child = node.getFirstChild();
            if (child != null && depth >= MAX_DEPTH) {
                for (Node next = child; next != null; next = node.getFirstChild()) {
                    node.insertBefore(next);
                }
                node.unlink();
                node = child;
            } else if (child != null) {
                node = child;
                depth++;
            } else {
                while (node != null && node != root && node.getNext() == null) {
                    node = node.getParent();
                    depth--;
                }
                node = node == null || node == root ? null : node.getNext();
            }
        }
    }
}
