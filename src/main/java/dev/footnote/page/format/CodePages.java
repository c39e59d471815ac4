package dev.footnote.page.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.page.dom.Descendants;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Finds the file on a page of a code host, which shows it by script from the page's own data. */
public final class CodePages {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Names under which the data of such pages holds the lines of the file. */
    private static final String LINES = "rawLines";

    private static final int MAX_DEPTH = 8;

    private CodePages() {}

    /** Returns the text of the file that a page is about, if it is such a page. */
    public static Optional<String> of(List<Element> elements) {
        for (Element script : Descendants.among(elements, CodePages::isData)) {
            String data = script.data();
            if (data.contains('"' + LINES + '"')) {
                Optional<String> found = lines(data);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return elements.stream()
                .filter(CodePages::isFile)
                .findFirst()
                .map(Element::wholeText)
                .filter(text -> !text.isBlank());
    }

    private static boolean isData(Element e) {
        return e.normalName().equals("script") && e.attr("type").strip().equalsIgnoreCase("application/json");
    }

    private static boolean isFile(Element e) {
        return e.normalName().equals("textarea") && e.attr("aria-label").strip().equalsIgnoreCase("file content");
    }

    private static Optional<String> lines(String data) {
        try {
            return find(JSON.readTree(data), 0);
        } catch (JacksonException e) {
            // broken data says nothing; the page is read as any other
            return Optional.empty();
        }
    }

    private static Optional<String> find(JsonNode node, int depth) {
        JsonNode lines = node.path(LINES);
        if (lines.isArray() && !lines.isEmpty()) {
            StringBuilder out = new StringBuilder();
            lines.forEach(line -> out.append(line.asText()).append('\n'));
            return Optional.of(out.toString().stripTrailing()).filter(text -> !text.isBlank());
        }
        if (depth < MAX_DEPTH) {
            for (JsonNode child : node) {
                Optional<String> found = child.isContainerNode() ? find(child, depth + 1) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
