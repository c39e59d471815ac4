package dev.footnote.markdown;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * Makes Markdown of foreign origin safe to print within an answer: emphasis, code, lists, tables, quotes and links to the web stay; raw HTML,
 * images, link definitions, forged marks and forged lists of sources go. Linear; stateless, safe for many threads.
 */
public final class SafeMarkdown {

    /** What a list of sources is called, without its colon. */
    private static final Set<String> SOURCE_HEADINGS = Set.of(
            "source",
            "sources",
            "reference",
            "references",
            "citation",
            "citations",
            "footnote",
            "footnotes",
            "bibliography",
            "works cited",
            "sources cited",
            "reference list",
            "links",
            "quellen",
            "quellenangaben",
            "einzelnachweise",
            "literaturverzeichnis",
            "références",
            "fuentes",
            "referencias",
            "fontes",
            "referências",
            "fonti",
            "riferimenti",
            "bronnen",
            "źródła",
            "источники",
            "ссылки",
            "литература",
            "来源",
            "來源",
            "参考",
            "参考文献",
            "参考资料",
            "引用",
            "资料来源",
            "出处",
            "出典",
            "情報源",
            "출처",
            "참고 문헌",
            "المصادر",
            "المراجع",
            "स्रोत",
            "संदर्भ",
            "脚注");

    /** Small letters that look like Latin ones, Cyrillic and Greek, and below each the Latin one. */
    private static final String LIKE_LATIN = "асеіјорѕхуԁһкмтαεικνορτυ";

    private static final String LATIN = "aceijopsxydhkmtaeikvoptu";

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}\u115f\u3164&&[^\\n\\t]]++");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}++");
    private static final Pattern NO_LETTERS = Pattern.compile("[\\p{P}\\p{S}\\p{Nd}\\p{Z}\\p{Cf}\\s]++");
    private static final Pattern ONLY_NUMBERS = Pattern.compile("[\\p{Nd}\\s,;\\[\\]^()]*+");

    private SafeMarkdown() {}

    /**
     * Returns a claim's text as Markdown without headings and without anything that looks like a mark.
     *
     * @param markdown as a model wrote it
     */
    public static String claim(String markdown) {
        return new MarkdownWriter(Set.of()).write(tree(markdown, Set.of(), true));
    }

    /**
     * Returns an answer's Markdown, with its headings and its marks.
     *
     * @param markdown composed of claims
     * @param marks numbers of the sources that a mark may name
     */
    public static String answer(String markdown, Set<Integer> marks) {
        return new MarkdownWriter(marks).write(tree(markdown, marks, false));
    }

    /**
     * Returns the syntax tree of an answer's Markdown, made safe.
     *
     * @param markdown composed of claims
     * @param marks numbers of the sources that a mark may name
     */
    public static Node tree(String markdown, Set<Integer> marks) {
        return tree(markdown, marks, false);
    }

    /**
     * Returns a text in which nothing is markup, as one line of Markdown.
     *
     * @param text plain, of any origin
     */
    public static String line(String text) {
        return MarkdownWriter.atLineStart(MarkdownWriter.escape(oneLine(text)));
    }

    /**
     * Returns a plain text without anything that looks like a mark.
     *
     * @param text of any origin
     */
    public static String withoutMarks(String text) {
        return MarkLookAlikes.drop(text);
    }

    /**
     * Returns true for a heading that would pass for that of the list of sources.
     *
     * @param heading plain text
     */
    public static boolean isSourceHeading(String heading) {
        String written = Normalizer.normalize(heading, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String plain = words(INVISIBLE.matcher(written).replaceAll(""));
        String bare = ACCENTS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD))
                .replaceAll("");
        return SOURCE_HEADINGS.contains(plain) || SOURCE_HEADINGS.contains(latin(bare));
    }

    private static String words(String text) {
        return NO_LETTERS.matcher(text).replaceAll(" ").strip();
    }

    /** Letters of other scripts as a reader of Latin ones sees them. */
    private static String latin(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int like = LIKE_LATIN.indexOf(text.charAt(i));
            out.append(like < 0 ? text.charAt(i) : LATIN.charAt(like));
        }
        return out.toString();
    }

    static String oneLine(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                blank = out.length() > 0;
            } else {
                out.append(blank ? " " : "").append(c);
                blank = false;
            }
        }
        return out.toString();
    }

    private static Node tree(String markdown, Set<Integer> marks, boolean claim) {
        Node document = MarkdownParser.parse(markdown);
        clean(document, marks, claim);
        if (claim) {
            dropSourceLists(document); // marks have gone by now that would make a heading look like another one
        }
        return document;
    }

    private static void dropSourceLists(Node document) {
        Node node = document.getFirstChild();
        while (node != null) {
            Node next = node.getNext();
            boolean title = (node instanceof Paragraph || node instanceof Heading) && isSourceHeading(visible(node));
            if (title) {
                node.unlink();
                if (next instanceof ListBlock) {
                    Node list = next;
                    next = list.getNext();
                    list.unlink();
                }
            }
            node = next;
        }
    }

    private static void clean(Node parent, Set<Integer> marks, boolean claim) {
        Node node = parent.getFirstChild();
        while (node != null) {
            Node next = node.getNext();
            if (node instanceof ThematicBreak) {
                node.unlink();
            } else if (node instanceof Paragraph || node instanceof Heading || node instanceof TableCell) {
                MarkLookAlikes.drop(node, marks);
                cleanInline(node);
                join(node);
                if (claim && node instanceof Heading) {
                    unwrapInto(node, new Paragraph());
                }
            } else {
                clean(node, marks, claim);
            }
            node = next;
        }
    }

    private static void cleanInline(Node parent) {
        Node node = parent.getFirstChild();
        while (node != null) {
            Node next = node.getNext();
            cleanInline(node);
            if (node instanceof Image || (node instanceof Link link && !isWeb(link.getDestination()))) {
                unwrap(node);
            } else if (node instanceof Link
                    && ONLY_NUMBERS.matcher(visible(node)).matches()) {
                closeGap(node);
                node.unlink();
            }
            node = next;
        }
    }

    /** Makes one text of neighbours between which something stood: together they may be what neither is. */
    private static void join(Node parent) {
        Node node = parent.getFirstChild();
        while (node != null) {
            join(node);
            if (node instanceof Text text && node.getNext() instanceof Text) {
                StringBuilder all = new StringBuilder(text.getLiteral());
                while (node.getNext() instanceof Text next) {
                    all.append(next.getLiteral());
                    next.unlink();
                }
                text.setLiteral(all.toString());
            }
            node = node.getNext();
        }
    }

    /** Takes the blanks before an element away where others follow it. */
    private static void closeGap(Node node) {
        boolean blankBehind = node.getNext() == null
                || node.getNext() instanceof Text next && next.getLiteral().startsWith(" ");
        if (blankBehind && node.getPrevious() instanceof Text text) {
            text.setLiteral(text.getLiteral().stripTrailing());
        }
    }

    private static boolean isWeb(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    private static void unwrap(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
            node.insertBefore(child);
        }
        node.unlink();
    }

    private static void unwrapInto(Node node, Node other) {
        for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
            other.appendChild(child);
        }
        node.insertBefore(other);
        node.unlink();
    }

    /** What a reader sees of inline elements. */
    static String visible(Node parent) {
        StringBuilder out = new StringBuilder();
        visible(parent, out);
        return out.toString();
    }

    private static void visible(Node parent, StringBuilder out) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                out.append(text.getLiteral());
            } else if (node instanceof Code code) {
                out.append(code.getLiteral());
            } else if (node.getFirstChild() == null) {
                out.append(' ');
            } else {
                visible(node, out);
            }
        }
    }
}
