package dev.footnote.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Claim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The request to a model to judge claims, and the reading of its reply. Stateless, safe for many threads. */
public final class JudgeContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a judgement may depend on. */
    private static final Set<String> KINDS = Set.of(
            "name",
            "role",
            "negation",
            "opposite",
            "comparison",
            "quantity_word",
            "superlative",
            "hedge",
            "condition",
            "attribution",
            "scope",
            "cause",
            "missing",
            "unrelated");

    private static final int TITLE = 200;
    private static final int REASON = 300;

    private JudgeContract() {}

    /**
     * A claim to be judged.
     *
     * @param claim plain text
     * @param passages the passages that are quoted for it
     */
    public record Item(String claim, List<Shown> passages) {
        public Item {
            passages = List.copyOf(passages);
        }
    }

    /**
     * A quoted passage.
     *
     * @param title of its source, may be empty
     * @param text the quoted sentences whole
     */
    public record Shown(String title, String text) {}

    /**
     * The judgement of the model on one claim.
     *
     * @param item index of the claim in the request, from 0
     * @param support how far the passages carry it
     * @param kind the thing that it depends on; empty if the support is full
     * @param reason one clause; empty if the support is full
     */
    public record Finding(int item, Claim.Support support, String kind, String reason) {}

    /**
     * Returns the message that asks for judgements.
     *
     * @param items the claims, in the order of their ids from 1
     */
    public static String request(List<Item> items) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode claims = root.putArray("claims");
        for (int i = 0; i < items.size(); i++) {
            ObjectNode claim = claims.addObject();
            claim.put("id", i + 1)
                    .put("claim", SpecialTokenEscaper.defuse(items.get(i).claim()));
            ArrayNode passages = claim.putArray("passages");
            for (Shown shown : items.get(i).passages()) {
                passages.addObject()
                        .put("title", SpecialTokenEscaper.line(shown.title(), TITLE))
                        .put("text", SpecialTokenEscaper.defuse(shown.text()));
            }
        }
        return root.toString();
    }

    /**
     * Returns the judgements in a reply. A verdict that is not in the form that was asked for is passed over, as is a second
     * one on the same claim.
     *
     * @param reply the answer of the model
     * @param items how many claims it was asked about
     * @return empty if the reply holds no usable judgement
     */
    public static List<Finding> read(String reply, int items) {
        List<Finding> out = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (JsonNode verdict : verdicts(reply)) {
            finding(verdict, items).filter(found -> seen.add(found.item())).ifPresent(out::add);
        }
        return out;
    }

    private static Iterable<JsonNode> verdicts(String reply) {
        int start = reply.indexOf('{');
        int end = reply.lastIndexOf('}');
        if (start < 0 || end < start) {
            return List.of();
        }
        try {
            JsonNode verdicts = JSON.readTree(reply.substring(start, end + 1)).get("verdicts");
            return verdicts == null ? List.of() : verdicts;
        } catch (JsonProcessingException e) {
            return List.of(); // a reply without judgements changes nothing, and is told as such
        }
    }

    private static Optional<Finding> finding(JsonNode verdict, int items) {
        JsonNode id = verdict.path("id");
        Optional<Claim.Support> support = support(verdict.path("support").asText(""));
        if (!id.canConvertToInt() || id.intValue() < 1 || id.intValue() > items || support.isEmpty()) {
            return Optional.empty();
        }
        boolean full = support.get() == Claim.Support.FULL;
        String reason = SpecialTokenEscaper.line(verdict.path("reason").asText(""), REASON);
        if (!full && reason.isBlank()) {
            return Optional.empty();
        }
        String kind = verdict.path("kind").asText("").toLowerCase(Locale.ROOT);
        return Optional.of(new Finding(
                id.intValue() - 1,
                support.get(),
                full ? "" : KINDS.contains(kind) ? kind : "missing",
                full ? "" : reason));
    }

    private static Optional<Claim.Support> support(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "full" -> Optional.of(Claim.Support.FULL);
            case "partial" -> Optional.of(Claim.Support.PARTIAL);
            case "none" -> Optional.of(Claim.Support.NONE);
            default -> Optional.empty();
        };
    }
}
