package dev.footnote.answer.render;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** A safe tree as HTML: marks lead to their sources, links lead to the web and nowhere else. */
final class AnswerHtml {

    private static final Pattern MARK = Pattern.compile("[ \u00A0]?\\[(\\d{1,6})]");

    private final Set<Integer> sources;
    private final HtmlRenderer renderer;

    AnswerHtml(Set<Integer> sources) {
        this.sources = sources;
        this.renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .softbreak(" ")
                .nodeRendererFactory(Nodes::new)
                .nodeRendererFactory(Tables::new)
                .extensions(List.of(TablesExtension.create()))
                .attributeProviderFactory(context -> AnswerHtml::attributes)
                .build();
    }

    String convert(Node safe) {
        return renderer.render(safe);
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if ((node instanceof Block && !(node instanceof TableBlock) && !tag.equals("code"))
                || node instanceof TableCell) {
            attributes.put("dir", "auto");
        }
        attributes.remove("align");
    }

    private final class Nodes implements NodeRenderer {
        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;

        Nodes(HtmlNodeRendererContext context) {
            this.context = context;
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Text.class, Heading.class, Link.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof Text text) {
                text(text.getLiteral());
            } else if (node instanceof Heading heading) {
                String tag = "h" + Math.max(2, Math.min(4, heading.getLevel()));
                html.line();
                html.tag(tag, Map.of("dir", "auto"));
                children(node);
                html.tag("/" + tag);
                html.line();
            } else if (node instanceof Link link && HtmlPage.isSafe(link.getDestination())) {
                html.raw("<a rel=\"noopener noreferrer nofollow\" href=\"" + HtmlPage.escape(link.getDestination())
                        + "\">");
                children(node);
                html.tag("/a");
            } else {
                children(node);
            }
        }

        private void children(Node parent) {
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
        }

        private void text(String literal) {
            Matcher mark = MARK.matcher(literal);
            int from = 0;
            while (mark.find()) {
                if (sources.contains(Integer.valueOf(mark.group(1)))) {
                    html.raw(HtmlPage.escape(literal.substring(from, mark.start())));
                    // A mark stays on the line of what it stands for.
                    html.raw((literal.charAt(mark.start()) == '[' ? "" : "&nbsp;")
                            + "<sup><a class=\"mark\" href=\"#source-" + mark.group(1) + "\">[" + mark.group(1)
                            + "]</a></sup>");
                    from = mark.end();
                }
            }
            html.raw(HtmlPage.escape(literal.substring(from)));
        }
    }

    /** Wide tables scroll by themselves. */
    private static final class Tables implements NodeRenderer {
        private final HtmlWriter html;
        private final HtmlNodeRendererContext context;

        Tables(HtmlNodeRendererContext context) {
            this.context = context;
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(TableBlock.class);
        }

        @Override
        public void render(Node node) {
            html.line();
            html.raw("<div class=\"table\"><table>");
            html.line();
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            html.raw("</table></div>");
            html.line();
        }
    }
}
