package dev.footnote.formula;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.search.Hit;
import dev.footnote.research.address.AddressMentions;
import dev.footnote.url.CanonicalUrls;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a call of Moonshot's tools came back with. */
final class FormulaAnswer {

    /** What only the host can read stands between these; anything else counts as text. */
    private static final String ENCRYPTED = "----MOONSHOT ENCRYPTED BEGIN----";

    private static final String ENCRYPTED_END = "----MOONSHOT ENCRYPTED END----";

    /** Addresses of one answer. */
    private static final int MOST_HITS = 20;

    private static final int LONGEST_WORDS = 600;

    private final JsonNode root;

    /**
     * @param root the whole answer
     */
    FormulaAnswer(JsonNode root) {
        this.root = root;
    }

    /** What went wrong, in the host's words; empty if the call succeeded. */
    Optional<String> failure() {
        if (root.path("status").asText("").equals("succeeded")) {
            return Optional.empty();
        }
        for (JsonNode told : List.of(root.path("error"), root.path("context").path("error"))) {
            String text = told.isObject() ? told.path("message").asText("") : told.asText("");
            if (!text.isBlank()) {
                return Optional.of(text.strip());
            }
        }
        return Optional.of("its status is \"" + root.path("status").asText("") + "\"");
    }

    /** The result in the clear or encrypted; empty if there is none. */
    String text() {
        JsonNode context = root.path("context");
        String clear = string(context.path("output"));
        return clear.isBlank() ? string(context.path("encrypted_output")) : clear;
    }

    private static String string(JsonNode node) {
        return node.isContainerNode() ? node.toString() : node.asText("");
    }

    /**
     * True for a text that only the host can read. Letters of an encoding stand between its marks, so that nothing a page says could pass for it.
     *
     * @param text as {@link #text} gives it
     */
    static boolean isEncrypted(String text) {
        if (!text.startsWith(ENCRYPTED)
                || !text.endsWith(ENCRYPTED_END)
                || text.length() < ENCRYPTED.length() + ENCRYPTED_END.length()) {
            return false;
        }
        return text.substring(ENCRYPTED.length(), text.length() - ENCRYPTED_END.length())
                .chars()
                .allMatch(c -> c == '\n'
                        || c == '\r'
                        || c == '+'
                        || c == '/'
                        || c == '='
                        || c == '-'
                        || c == '_'
                        || c == '.'
                        || c == ':'
                        || (c < 0x80 && Character.isLetterOrDigit(c)));
    }

    /** The addresses that came in the clear, each once. */
    List<Hit> hits(String engine) {
        List<Hit> out = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        JsonNode context = root.path("context");
        for (JsonNode list : List.of(root.path("references"), context.path("references"))) {
            list.forEach(item -> add(item, engine, seen, out));
        }
        String text = text();
        if (!isEncrypted(text)) {
            AddressMentions.in(text).stream()
                    .flatMap(mention -> mention.readings().stream())
                    .map(CanonicalUrls::parse)
                    .flatMap(Optional::stream)
                    .forEach(url -> add(url, "", "", engine, seen, out));
        }
        return List.copyOf(out);
    }

    private static void add(JsonNode item, String engine, Set<URI> seen, List<Hit> out) {
        String written = item.isObject() ? first(item, "url", "link", "address") : item.asText("");
        CanonicalUrls.parse(written)
                .ifPresent(url ->
                        add(url, first(item, "title", "name"), first(item, "snippet", "summary"), engine, seen, out));
    }

    private static void add(URI url, String title, String snippet, String engine, Set<URI> seen, List<Hit> out) {
        boolean web = url.isAbsolute() && url.getHost() != null;
        if (web && out.size() < MOST_HITS && seen.add(url)) {
            out.add(new Hit(url, title, snippet, List.of(engine), null, null));
        }
    }

    private static String first(JsonNode item, String... names) {
        for (String name : names) {
            String text = item.path(name).asText("").strip();
            if (!text.isEmpty()) {
                return text.length() > LONGEST_WORDS ? text.substring(0, LONGEST_WORDS) : text;
            }
        }
        return "";
    }
}
