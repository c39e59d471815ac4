package dev.footnote.page.metadata;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.page.dom.Descendants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The JSON-LD of a page. */
public final class StructuredData {

    /** Reads what browsers' tools read too, line ends within texts for one. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    /** What old templates put around it. */
    private static final Pattern WRAPPING = Pattern.compile(
            "(?://|/\\*)?\\s{0,9}<!\\[CDATA\\[(?:\\s{0,9}\\*/)?|(?://|/\\*)?\\s{0,9}]]>(?:\\s{0,9}\\*/)?|<!--|-->");

    /** Deeper structured data is not looked into; pages nest a handful of levels. */
    private static final int MAX_DEPTH = 24;

    /** Types of structured data that a page gives for itself. */
    private static final Pattern PAGES = Pattern.compile(
            "Article\"|Posting\"|Report\"|Dataset\"|Book\"|Thesis\"|Recipe\"|Course\"|HowTo\"|Review\"|\"VideoObject\"|\"CreativeWork\"");

    /** Types of what stands beside: written by others, or about other pages. */
    private static final Pattern OTHERS =
            Pattern.compile("\"(?:Comment|Review|Answer|ItemList|BreadcrumbList|UserReview)\"");

    private final List<JsonNode> data = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();

    private StructuredData() {}

    /** Returns the data in some elements of a page, which may be all. */
    static StructuredData of(List<Element> elements) {
        StructuredData out = new StructuredData();
        for (Element script : Descendants.among(elements, StructuredData::isData)) {
            try {
                JsonNode node = JSON.readTree(unwrapped(script.data()));
                out.data.add(node);
                out.index(node, 0);
            } catch (JacksonException e) {
                // broken structured data says nothing
            }
        }
        return out;
    }

    private static String unwrapped(String data) {
        boolean wrapped = data.contains("<!") || data.contains("]]>") || data.contains("-->");
        return wrapped ? WRAPPING.matcher(data).replaceAll("") : data;
    }

    /** Returns true for a script that holds JSON-LD. */
    public static boolean isData(Element e) {
        return e.normalName().equals("script")
                && e.attr("type").toLowerCase(Locale.ROOT).contains("ld+json");
    }

    private void index(JsonNode node, int depth) {
        String id = node.path("@id").asText("");
        if (!id.isEmpty() && node.size() > 1) {
            byId.putIfAbsent(id, node);
        }
        if (depth < MAX_DEPTH) {
            node.forEach(child -> index(child, depth + 1));
        }
    }

    /** Returns a text field of the page itself, else of anything on it but what others wrote there. */
    Optional<String> text(String name) {
        return node(name).filter(JsonNode::isTextual).map(JsonNode::asText).filter(text -> !text.isBlank());
    }

    private Optional<JsonNode> node(String name) {
        for (boolean pageOnly : new boolean[] {true, false}) {
            for (JsonNode root : data) {
                JsonNode found = find(root, name, pageOnly, 0);
                if (found != null) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable JsonNode find(JsonNode node, String name, boolean pageOnly, int depth) {
        String type = node.path("@type").toString();
        if (OTHERS.matcher(type).find()) {
            return null;
        }
        JsonNode own = node.get(name);
        boolean says = own != null
                && !own.isNull()
                && !(own.isTextual() && own.asText().isBlank());
        if (says && (!pageOnly || PAGES.matcher(type).find())) {
            return own;
        }
        if (depth < MAX_DEPTH) {
            for (JsonNode child : node) {
                JsonNode found = find(child, name, pageOnly, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Returns the names of the persons or organizations in a field of the page itself. */
    List<String> names(String field) {
        Set<String> out = new LinkedHashSet<>();
        for (JsonNode root : data) {
            JsonNode found = find(root, field, true, 0);
            if (found != null) {
                names(found, out, 0);
                break;
            }
        }
        return List.copyOf(out);
    }

    private void names(JsonNode node, Set<String> out, int depth) {
        if (depth > 3) {
            return;
        }
        if (node.isTextual()) {
            out.add(node.asText());
        } else if (node.isArray()) {
            node.forEach(each -> names(each, out, depth + 1));
        } else if (node.hasNonNull("name")) {
            names(node.get("name"), out, depth + 1);
        } else {
            JsonNode other = byId.get(node.path("@id").asText(""));
            if (other != null && !other.equals(node)) {
                names(other, out, depth + 1);
            }
        }
    }

    /** The name of the thing of a type, wherever it stands. */
    String nameOf(String type) {
        for (JsonNode root : data) {
            String found = nameOf(root, '"' + type + '"', 0);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String nameOf(JsonNode node, String type, int depth) {
        if (node.path("@type").toString().contains(type) && node.path("name").isTextual()) {
            return node.path("name").asText();
        }
        for (JsonNode child : depth < MAX_DEPTH ? node : List.<JsonNode>of()) {
            String found = nameOf(child, type, depth + 1);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }
}
