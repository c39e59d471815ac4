package dev.footnote.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.footnote.api.Claim;
import dev.footnote.api.OutputSchema;
import dev.footnote.api.OutputSchema.Field;
import dev.footnote.api.StructuredOutput;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cells of a structured answer in a table: one for each field, and one for each list. Immutable. */
public final class OutputCells {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String PREFIX = "output.";

    /**
     * A cell.
     *
     * @param value empty for null
     * @param text true if it holds somebody's words, false for numbers, truth values and JSON
     */
    public record Cell(String value, boolean text) {}

    private final List<String> paths = new ArrayList<>();

    /**
     * Creates the columns of a schema.
     *
     * @param schema whose fields have columns, or null for none
     */
    public OutputCells(@Nullable OutputSchema schema) {
        if (schema != null) {
            collect("", schema.root());
        }
    }

    private void collect(String path, Field field) {
        if (field.type() == OutputSchema.Type.OBJECT) {
            field.fields().forEach(child -> collect(OutputSchema.join(path, child.name()), child));
        } else {
            paths.add(path);
        }
    }

    /** Returns the names of the columns, in the order of the schema. */
    public List<String> names() {
        return paths.stream().map(path -> PREFIX + path).toList();
    }

    /**
     * Returns a cell for each column.
     *
     * @param output of one answer, or null for empty cells
     */
    public List<Cell> values(@Nullable StructuredOutput output) {
        JsonNode root = output == null ? MissingNode.getInstance() : tree(output.json());
        return paths.stream().map(path -> cell(root, path)).toList();
    }

    private static Cell cell(JsonNode root, String path) {
        JsonNode node = root;
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        if (node.isMissingNode() || node.isNull()) {
            return new Cell("", false);
        }
        return node.isTextual() ? new Cell(node.textValue(), true) : new Cell(node.toString(), false);
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a structured answer's own JSON cannot be read", e);
        }
    }

    /**
     * Returns the fields that are not fully supported, each on its line with its reasons.
     *
     * @param output of one answer, or null
     * @return empty if there are none
     */
    public static String notes(@Nullable StructuredOutput output) {
        return output == null
                ? ""
                : output.basis().stream()
                        .filter(field -> field.support() != Claim.Support.FULL)
                        .map(OutputCells::note)
                        .collect(Collectors.joining("\n"));
    }

    private static String note(StructuredOutput.Basis field) {
        String why = field.reasons().stream().map(Claim.Reason::text).collect(Collectors.joining("; "));
        return field.field() + ": " + field.support().name().toLowerCase(Locale.ROOT)
                + (why.isEmpty() ? "" : " (" + why + ")");
    }
}
