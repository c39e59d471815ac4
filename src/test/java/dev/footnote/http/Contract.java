package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** The description that the server gives of itself, and whether what it answers is true to it. */
final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    private Contract(JsonNode document) {
        this.document = document;
    }

    static Contract load() throws Exception {
        try (InputStream in = HttpServer.class.getResourceAsStream("openapi.yaml")) {
            return new Contract(YAMLMapper.builder(YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build())
                    .build()
                    .readTree(in));
        }
    }

    JsonNode document() {
        return document;
    }

    /** The documented answers, as {@code "GET /v1/research 200 application/json"}. */
    Set<String> documented() {
        Set<String> all = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .path("responses")
                                .properties()
                                .forEach(response -> content(response.getValue())
                                        .fieldNames()
                                        .forEachRemaining(type ->
                                                all.add(operation.getKey().toUpperCase(Locale.ROOT) + " "
                                                        + path.getKey() + " " + response.getKey() + " " + type)))));
        return all;
    }

    Set<String> seen() {
        return seen;
    }

    private JsonNode content(JsonNode response) {
        return resolved(response).path("content");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Fails unless this answer is documented for that operation, and its body is of the documented form. */
    void check(String method, String template, HttpResponse<String> response) throws Exception {
        String type = response.headers().firstValue("content-type").orElse("").split(";")[0];
        String name = method + " " + template + " " + response.statusCode() + " " + type;
        assertThat(documented()).as(response.body()).contains(name);
        seen.add(name);
        JsonNode documented = resolved(document.get("paths")
                .get(template)
                .get(method.toLowerCase(Locale.ROOT))
                .get("responses")
                .get(String.valueOf(response.statusCode())));
        documented.path("headers").properties().forEach(header -> {
            if (resolved(header.getValue()).path("required").asBoolean()) {
                assertThat(response.headers().firstValue(header.getKey()))
                        .as(name)
                        .isPresent();
            }
        });
        JsonNode schema = documented.get("content").get(type).get("schema");
        if (type.endsWith("json")) {
            valid(schema, JSON.readTree(response.body()), name);
        } else if (type.equals("text/event-stream")) {
            for (ObjectNode event : events(response.body())) {
                valid(schema, event, name);
            }
        }
    }

    /** Fails unless a body is one that the description says may be sent there. */
    void checkRequest(String template, JsonNode body) {
        JsonNode schema = document.get("paths")
                .get(template)
                .at("/post/requestBody/content")
                .get("application/json")
                .get("schema");
        valid(schema, body, "POST " + template);
    }

    private void valid(JsonNode schema, JsonNode value, String name) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.get("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(whole)
                        .validate(value))
                .as("%s: %s", name, value)
                .isEmpty();
    }

    /** The events of a stream's text, by the names of their lines; comments left out. */
    static List<ObjectNode> events(String text) {
        List<ObjectNode> events = new ArrayList<>();
        for (String block : text.split("\n\n")) {
            ObjectNode event = JSON.createObjectNode();
            for (String line : block.split("\n")) {
                int colon = line.indexOf(": ");
                if (colon > 0) {
                    event.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
            if (!event.isEmpty()) {
                events.add(event);
            }
        }
        return events;
    }
}
