package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The description of the service as a document: what a strict reader of YAML and of OpenAPI would stumble over. */
class OpenApiTest {

    private final JsonNode document;

    OpenApiTest() throws Exception {
        document = Contract.load().document(); // which refuses a key that stands twice
    }

    private static void fields(String path, JsonNode node, List<String> empty, List<String> references) {
        node.properties().forEach(field -> {
            String name = path + "/" + field.getKey();
            if (field.getValue().isNull()
                    || field.getValue().isTextual() && field.getValue().asText().isEmpty()) {
                empty.add(name);
            }
            if (field.getKey().equals("$ref")) {
                references.add(field.getValue().asText());
            }
            fields(name, field.getValue(), empty, references);
        });
        if (node.isArray()) {
            node.forEach(item -> fields(path, item, empty, references));
        }
    }

    @Test
    void no_comma_has_cut_a_text_in_two_and_every_reference_leads_somewhere() {
        List<String> empty = new ArrayList<>();
        List<String> references = new ArrayList<>();
        fields("", document, empty, references);
        assertThat(empty).as("keys without a value").isEmpty();
        references.removeIf(reference -> !document.at(reference.substring(1)).isMissingNode());
        assertThat(references).as("references that lead nowhere").isEmpty();
    }

    @Test
    void every_route_has_an_operation_of_its_own_name() {
        List<String> own = new ArrayList<>();
        document.get("paths")
                .forEach(path -> path.properties().forEach(operation -> {
                    if (operation.getValue().has("responses")) {
                        own.add(operation.getValue().path("operationId").asText());
                    }
                }));
        assertThat(own).hasSizeGreaterThan(20).doesNotContain("").doesNotHaveDuplicates();
    }
}
