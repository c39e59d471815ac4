package dev.footnote.page.html;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.page.dom.Descendants;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * The running text in the data that a page carries for its script, as {@code __NEXT_DATA__} is. Readers see it once the script has run; it is read where the
 * page itself shows nothing.
 */
final class DataText {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Deeper data is not looked into. */
    private static final int MAX_DEPTH = 60;

    /** Characters of text that are taken of one page. */
    private static final int MAX_TEXT = 400_000;

    /** Shorter texts are labels and keys. */
    private static final int MIN_TEXT = 40;

    /** Words of a sentence. */
    private static final int MIN_WORDS = 6;

    /** A longer word is an identifier or code. */
    private static final int MAX_WORD = 40;

    /** What code, addresses and style sheets in such data begin with, or hold. */
    private static final List<String> CODE_STARTS = List.of("[", "{", "(", ".", "#", "@", "http:", "https:", "data:");

    private static final List<String> CODE_PARTS = List.of("=>", "function(", "function (", ";}", "{\n");

    private static final Pattern TAGS = Pattern.compile("</?[a-zA-Z][^<>]{0,500}+>");

    private final Set<String> texts = new LinkedHashSet<>();
    private int length;

    private DataText() {}

    /** Returns the elements that hold such data; they are found before a page is pruned. */
    static List<Element> scripts(List<Element> elements) {
        return Descendants.among(
                elements,
                e -> e.normalName().equals("script")
                        && (e.attr("type").strip().equalsIgnoreCase("application/json")
                                || e.id().equals("__NEXT_DATA__")));
    }

    /** The running text in some of these elements, its paragraphs in their order; may be empty. */
    static String of(List<Element> scripts) {
        DataText out = new DataText();
        for (Element script : scripts) {
            try {
                out.collect(JSON.readTree(script.data()), 0);
            } catch (JacksonException e) {
                // data that no script can read has no text either
            }
        }
        return String.join("\n\n", out.texts);
    }

    private void collect(JsonNode node, int depth) {
        if (node.isTextual()) {
            add(node.asText());
        } else if (depth < MAX_DEPTH) {
            node.forEach(child -> collect(child, depth + 1));
        }
    }

    private void add(String value) {
        if (value.length() < MIN_TEXT || length > MAX_TEXT || isCode(value)) {
            return;
        }
        String text = TAGS.matcher(value).find()
                ? HtmlMarkdownWriter.write(MainContent.of(Jsoup.parse(value)).part())
                : value.strip();
        if (isSentence(text) && texts.add(text)) {
            length += text.length();
        }
    }

    private static boolean isCode(String value) {
        String text = value.strip();
        return CODE_STARTS.stream().anyMatch(text::startsWith)
                || CODE_PARTS.stream().anyMatch(text::contains);
    }

    /** Returns true for words with blanks between; of scripts that need none, for a line of some length. */
    private static boolean isSentence(String text) {
        int words = 0;
        int length = 0;
        int dense = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                words += length == 0 ? 1 : 0;
                dense += c >= 0x0E00 && c <= 0x0EFF || c >= 0x2E80 ? 1 : 0;
                length++;
            } else if (Character.isWhitespace(c) || c == '<') {
                length = 0;
            } else if (length > 0) {
                length++;
            }
            if (length > MAX_WORD && dense == 0) {
                return false;
            }
        }
        return words >= MIN_WORDS || dense >= MIN_WORDS * 2;
    }
}
