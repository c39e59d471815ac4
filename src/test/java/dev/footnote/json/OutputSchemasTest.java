package dev.footnote.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.OutputSchema;
import dev.footnote.api.OutputSchema.Type;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputSchemasTest {

    private static final String WHOLE =
            "{\"$schema\": \"x\", \"type\": \"object\", \"required\": [\"year\"], \"additionalProperties\": false,"
                    + " \"properties\": {\"year\": {\"type\": [\"integer\", \"null\"], \"description\": \"year of"
                    + " opening\"},\"kind\": {\"enum\": [\"arch\", \"beam\"]},\"people\": {\"type\": \"array\", \"items\":"
                    + " {\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}}},\"names\": {\"type\":"
                    + " \"array\", \"items\": {\"type\": \"string\"}}}}";

    enum Kind {
        ARCH,
        BEAM
    }

    record Person(String name, Boolean alive) {}

    record Bridge(Integer year, BigDecimal length, Kind kind, List<Person> people, List<String> names) {}

    record Primitive(int year) {}

    record Endless(Endless next) {}

    @Test
    void the_fields_of_a_schema_are_found_by_their_paths() {
        OutputSchema schema = Json.outputSchema(WHOLE);
        assertThat(schema.leaves())
                .extracting(OutputSchema.Leaf::path)
                .containsExactly("year", "kind", "people.*.name", "names.*");
        assertThat(schema.leaf("year").orElseThrow().type()).isEqualTo(Type.INTEGER);
        assertThat(schema.leaf("year").orElseThrow().description()).isEqualTo("year of opening");
        assertThat(schema.leaf("kind").orElseThrow().values()).containsExactly("arch", "beam");
        assertThat(schema.leaf("people.12.name")).isPresent();
        assertThat(schema.leaf("names.0")).isPresent();
        for (String none :
                List.of("", "people", "people.0", "people.x.name", "people.0.age", "year.0", "names", "names.1000")) {
            assertThat(schema.leaf(none)).as(none).isEmpty();
        }
    }

    @Test
    void definitions_and_choices_with_null_are_read_as_the_usual_generators_write_them() {
        OutputSchema schema =
                Json.outputSchema("{\"title\": \"Bridge\", \"type\": \"object\", \"$defs\": {\"Kind\": {\"enum\":"
                        + " [\"arch\", \"beam\"], \"type\": \"string\", \"title\": \"Kind\"}, \"Person\": {\"type\": \"object\","
                        + " \"description\": \"anybody\", \"properties\": {\"name\": {\"type\": \"string\"}, \"role\": {\"const\":"
                        + " \"designer\"}}}}, \"properties\": {\"kind\": {\"anyOf\": [{\"$ref\": \"#/$defs/Kind\"}, {\"type\":"
                        + " \"null\"}], \"default\": null}, \"designer\": {\"allOf\": [{\"$ref\": \"#/$defs/Person\"}],"
                        + " \"description\": \"who drew it\"}, \"people\": {\"type\": \"array\", \"items\": {\"$ref\":"
                        + " \"#/$defs/Person\"}}, \"year\": {\"anyOf\": [{\"type\": \"integer\"}, {\"type\": \"null\"}], \"title\":"
                        + " \"Year\", \"description\": \"year of opening\"}}}");
        assertThat(schema.leaves())
                .extracting(OutputSchema.Leaf::path)
                .containsExactly("kind", "designer.name", "designer.role", "people.*.name", "people.*.role", "year");
        assertThat(schema.leaf("kind").orElseThrow().values()).containsExactly("arch", "beam");
        assertThat(schema.leaf("designer.role").orElseThrow().values()).containsExactly("designer");
        assertThat(schema.leaf("year").orElseThrow().description()).isEqualTo("year of opening");
        assertThat(schema.root().fields().get(1).description()).isEqualTo("who drew it");
    }

    @Test
    void a_schema_that_refers_to_itself_many_times_is_refused_at_once() {
        StringBuilder fields = new StringBuilder("{\"type\": \"object\", \"properties\": {");
        for (int i = 0; i < 90; i++) {
            fields.append(i == 0 ? "" : ", ").append("\"f").append(i).append("\": {\"$ref\": \"#/$defs/a\"}");
        }
        String wide = "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"#/$defs/a\"}}, \"$defs\": {\"a\": "
                + fields + "}}}}";
        assertThatThrownBy(() -> Json.outputSchema(wide))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("nested too deeply");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        {"type": "string"};                                                          must be of type object
        {"type": "object"};                                                          without "properties"
        {"type": "object", "properties": {}};                                        without "properties"
        {"type": "object", "properties": {"a": {"type": "date"}}};                   properties.a has the type "date"
        {"type": "object", "properties": {"a": {}}};                                 properties.a has the type (none)
        {"type": "object", "properties": {"a": {"$ref": "#/x"}}};                    names nothing in the schema's own $defs
        {"type": "object", "properties": {"a": {"$ref": "http://x.example/a"}}};     names nothing in the schema's own $defs
        {"type": "object", "properties": {"a": {"$ref": 7}}};                        names nothing in the schema's own $defs
        {"type": "object", "properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"$ref": "#/$defs/a"}}}; refers to itself
        {"type": "object", "properties": {"a": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}}; uses "anyOf" with 2 forms
        {"type": "object", "properties": {"a": {"anyOf": 7}}};                       uses "anyOf" with 0 forms
        {"type": "object", "properties": {"a": {"anyOf": [7]}}};                     must be a JSON Schema
        {"type": "object", "properties": {"a": {"const": 4}}};                       enum must be
        {"type": "object", "properties": {"a": {"type": "string", "pattern": "x"}}}; uses "pattern"
        {"type": "object", "properties": {"a": {"anyOf": []}}};                      uses "anyOf"
        {"type": "object", "properties": {"a": {"type": "array"}}};                  without "items"
        {"type": "object", "properties": {"a": {"type": "integer", "enum": ["x"]}}}; enum must be
        {"type": "object", "properties": {"a": {"enum": [1]}}};                      enum must be
        {"type": "object", "properties": {"a.b": {"type": "string"}}};               a name begins with a letter
        {"type": "object", "properties": {"a": 7}};                                  must be a JSON Schema
        {"type": "object", "properties": {"a": {"type": ["string", "integer"]}}};    has the type
        7;                                                                           must be a JSON Schema
        {;                                                                           no JSON
        """)
    void a_schema_that_cannot_be_used_is_refused_with_the_place_and_the_remedy(String schema, String message) {
        assertThatThrownBy(() -> Json.outputSchema(schema))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("output_schema")
                .hasMessageContaining(message);
    }

    @Test
    void depth_and_number_of_fields_are_bounded() {
        String deep = "{\"type\": \"string\"}";
        for (int i = 0; i < 4; i++) {
            deep = "{\"type\": \"object\", \"properties\": {\"a\": " + deep + "}}";
        }
        assertThat(Json.outputSchema(deep).leaves()).hasSize(1);
        String deeper = "{\"type\": \"object\", \"properties\": {\"a\": " + deep + "}}";
        assertThatThrownBy(() -> Json.outputSchema(deeper)).hasMessageContaining("nested too deeply");
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i < 101; i++) {
            wide.append(i == 0 ? "" : ",").append("\"f").append(i).append("\": {\"type\": \"string\"}");
        }
        assertThatThrownBy(() -> Json.outputSchema("{\"type\": \"object\", \"properties\": {" + wide + "}}"))
                .hasMessageContaining("101 fields");
    }

    @Test
    void a_record_describes_its_own_schema_and_takes_the_answer_back() throws Exception {
        String schema = Json.schemaOf(Bridge.class);
        assertThat(Json.outputSchema(schema).leaves())
                .extracting(OutputSchema.Leaf::path)
                .containsExactly("year", "length", "kind", "people.*.name", "people.*.alive", "names.*");
        Bridge bridge = Json.value(
                "{\"year\":1907,\"length\":12.5,\"kind\":\"ARCH\",\"people\":[{\"name\":null,\"alive\":false}],\"names\":[]}",
                Bridge.class);
        assertThat(bridge)
                .isEqualTo(new Bridge(
                        1907, new BigDecimal("12.5"), Kind.ARCH, List.of(new Person(null, false)), List.of()));
    }

    @Test
    void a_record_with_components_that_cannot_be_null_or_filled_is_refused() {
        assertThatThrownBy(() -> Json.schemaOf(Primitive.class))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("component year")
                .hasMessageContaining("Integer");
        assertThatThrownBy(() -> Json.schemaOf(Endless.class)).hasMessageContaining("holds itself");
    }

    @Test
    void a_request_takes_a_schema_as_an_object_and_gives_it_back() throws Exception {
        var request = Json.request("{\"question\": \"Which?\", \"output_schema\": " + WHOLE + "}");
        JsonNode schema = new ObjectMapper().readTree(request.outputSchema());
        assertThat(schema).isEqualTo(new ObjectMapper().readTree(WHOLE));
        assertThat(Json.request(Json.request(request))).isEqualTo(request);
        assertThatThrownBy(() -> Json.request("{\"question\": \"Which?\", \"output_schema\": {\"type\": \"string\"}}"))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("must be of type object");
    }
}
