package dev.footnote.page.docx;

import dev.footnote.page.format.Scripts;
import dev.footnote.page.format.Xml;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamReader;

/** Writes the parts of an equation of Word in a line: powers, indices, fractions, roots, brackets. */
final class DocxMath {

    /** A part that is open: where its text begins, and what is written around it. */
    private static final class Open {
        private final String name;
        private final int at;
        private String before = "";
        private String after = "";
        private String between = "";
        private int children;

        Open(String name, int at) {
            this.name = name;
            this.at = at;
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();

    static boolean isMath(XMLStreamReader in) {
        String space = in.getNamespaceURI();
        return space != null && space.contains("officeDocument") && space.endsWith("/math");
    }

    void start(XMLStreamReader in, StringBuilder text) {
        String name = in.getLocalName();
        Open parent = open.peek();
        switch (name) {
            case "begChr", "endChr", "sepChr", "chr" -> character(name, Xml.value(in, "val"));
            case "e" -> {
                if (parent != null && parent.children++ > 0) {
                    text.append(parent.between);
                } else if (parent != null) {
                    text.append(parent.before);
                }
            }
            case "mr" -> {
                if (parent != null && parent.children++ > 0) {
                    text.append("; ");
                }
            }
            case "den" -> text.append('/');
            default -> {}
        }
        Open part = new Open(name, text.length());
        switch (name) {
            case "d" -> {
                part.before = "(";
                part.after = ")";
                part.between = "|";
            }
            case "m" -> {
                part.before = "";
                part.between = "";
            }
            case "mr" -> part.between = ", ";
            case "eqArr" -> part.between = "; ";
            case "nary" -> part.before = "\u222B";
            default -> {}
        }
        open.push(part);
    }

    private void character(String name, String value) {
        // The properties of a part stand in an element of their own within it.
        Open part = open.stream().skip(1).findFirst().orElse(null);
        if (part == null) {
            return;
        }
        switch (name) {
            case "begChr" -> part.before = value;
            case "endChr" -> part.after = value;
            case "sepChr" -> part.between = value;
            default -> part.before = part.name.equals("nary") ? value : part.before;
        }
    }

    void end(XMLStreamReader in, StringBuilder text) {
        Open part = open.poll();
        if (part == null || part.at > text.length()) {
            return;
        }
        String words = text.substring(part.at);
        Open parent = open.peek();
        switch (part.name) {
            case "sup" -> replace(part, text, Scripts.raised(words, before(text, part.at)));
            case "sub" -> replace(part, text, Scripts.lowered(words));
            case "lim" -> replace(part, text, Scripts.lowered(words) + ' ');
            case "num", "den" ->
                replace(part, text, words.length() > 1 && !isNumber(words) ? "(" + words + ")" : words);
            case "e" -> {
                if (parent != null && parent.name.equals("rad")) {
                    replace(part, text, words.length() > 1 ? "\u221A(" + words + ")" : "\u221A" + words);
                }
            }
            case "deg" -> replace(part, text, words.isBlank() ? "" : Scripts.raised(words, ""));
            case "fName" -> text.append(words.isBlank() ? "" : " ");
            case "naryPr" -> {
                if (parent != null) {
                    text.append(parent.before);
                    parent.before = "";
                }
            }
            case "d" -> text.append(part.after);
            default -> {}
        }
    }

    private static String before(StringBuilder text, int at) {
        return at == 0 ? "" : text.substring(at - 1, at);
    }

    private static boolean isNumber(String words) {
        return words.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == ',');
    }

    private static void replace(Open part, StringBuilder text, String by) {
        text.replace(part.at, text.length(), by);
    }
}
