package dev.footnote.page.html;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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

    /** Words of a sentence; texts of scripts without blanks between words are judged by their length. */
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}++(?:[^\\p{L}]++\\p{L}++){5}|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]{12}");

    /** Code, addresses and style sheets that stand in such data. */
    private static final Pattern CODE = Pattern.compile("^\\s*+[\\[{(.#@]|[;{}]\\s*+\\n|=>|\\bfunction\\s?\\(|https?://\\S++$|^data:|^[\\w+/=-]{40}");

    private static final Pattern TAGS = Pattern.compile("</?[a-zA-Z][^<>]{0,500}+>");

    private final Set<String> texts = new LinkedHashSet<>();
    private int length;

    private DataText() {}

    /** The elements that hold such data; they are found before a page is pruned. */
    static List<Element> scripts(Document doc) {
        return doc.select("script[type=application/json], script#__NEXT_DATA__");
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
        if (value.length() < MIN_TEXT || length > MAX_TEXT || CODE.matcher(value).find()) {
            return;
        }
        String text = TAGS.matcher(value).find()
                ? HtmlMarkdownWriter.write(MainContent.of(Jsoup.parse(value)).part())
                : value.strip();
        if (SENTENCE.matcher(text).find() && texts.add(text)) {
            length += text.length();
        }
    }
}
