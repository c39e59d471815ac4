package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.StructuredOutput;
import dev.footnote.api.StructuredOutput.Basis;
import dev.footnote.api.run.ResearchRun;
import dev.langchain4j.data.message.AiMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers in a form of the caller's own. */
class FieldsTest {

    private static final AiMessage FIND = turn("Look.", "search", search("Skerry keeper"));
    private static final AiMessage READ = turn("Read.", "read", read(Library.KEEPER));
    private static final String SCHEMA = "{\"type\": \"object\", \"properties\": {"
            + "\"keeper\": {\"type\": \"string\", \"description\": \"who kept it\"},"
            + "\"since\": {\"type\": \"integer\"}, \"automatic\": {\"type\": \"boolean\"},"
            + "\"cost\": {\"type\": \"number\"}, \"names\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}}}}";

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private ResearchRun start(ScriptedModel model) {
        ResearchRequest request = ResearchRequest.of(Bench.QUESTION).withOutputSchema(SCHEMA);
        return bench.start(bench.store.create("run", "", request), model);
    }

    private static String field(String path, String value, String quote) {
        return "{\"field\": \"" + path + "\", \"value\": " + value + ", \"quotes\": [{\"source\": 1, \"quote\": \""
                + quote + "\"}]}";
    }

    private static AiMessage handIn(String... fields) {
        return turn(
                "Done.",
                "submit_answer",
                "{\"found\": true, \"claims\": [], \"fields\": [" + String.join(", ", fields) + "]}");
    }

    private static Basis basis(StructuredOutput output, String field) {
        return output.basis().stream()
                .filter(one -> one.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_model_is_told_of_the_fields_and_fills_them_each_with_its_quotes() throws Exception {
        ScriptedModel model = ScriptedModel.of(
                FIND,
                READ,
                handIn(
                        field("keeper", "\"Ada Brennan\"", Library.KEPT),
                        field("since", "1908", Library.KEPT),
                        field("automatic", "true", "It was automated in 1968."),
                        field("names.0", "\"Skerry Point\"", Library.KEPT)));
        Answer answer = Bench.answer(start(model));
        assertThat(model.requests.get(0)).contains("who kept it", "names.*").contains("fields");
        StructuredOutput output = answer.output();
        assertThat(output.json())
                .isEqualTo("{\"keeper\":\"Ada Brennan\",\"since\":1908,\"automatic\":true,\"cost\":null,"
                        + "\"names\":[\"Skerry Point\"]}");
        assertThat(basis(output, "since").support()).isEqualTo(Support.FULL);
        assertThat(basis(output, "since").citations().get(0).quote()).isEqualTo(Library.KEPT);
        assertThat(basis(output, "cost").support()).isEqualTo(Support.NONE);
        assertThat(basis(output, "cost").reasons().get(0).text()).contains("do not give it");
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.sources()).hasSize(1);
    }

    @Test
    void a_value_that_its_quotes_do_not_carry_goes_back_once_and_is_then_null_with_the_reason() throws Exception {
        AiMessage wrong =
                handIn(field("since", "1912", Library.KEPT), field("keeper", "\"Flora Mackay\"", Library.KEPT));
        ScriptedModel model = ScriptedModel.of(FIND, READ, wrong, wrong);
        Answer answer = Bench.answer(start(model));
        assertThat(model.requests.get(3)).contains("Field since: ", "1912", "Field keeper: ");
        assertThat(model.requests).hasSize(4);
        assertThat(answer.output().json()).contains("\"keeper\":null", "\"since\":null");
        assertThat(basis(answer.output(), "since").reasons().get(0).text()).contains("1912");
        assertThat(answer.status()).isEqualTo(Answer.Status.UNSUPPORTED);
    }

    @Test
    void a_value_of_the_wrong_form_or_for_no_field_is_refused_with_the_remedy() throws Exception {
        ScriptedModel model = ScriptedModel.of(
                FIND,
                READ,
                handIn(field("since", "\"in spring\"", Library.KEPT), field("age", "7", Library.KEPT)),
                handIn(field("since", "\"1908\"", Library.KEPT)));
        Answer answer = Bench.answer(start(model));
        assertThat(model.requests.get(3)).contains("not a whole number", "There is no field", "keeper, since");
        assertThat(answer.output().json()).contains("\"since\":1908");
    }

    @Test
    void a_false_quote_of_a_field_is_refused_as_that_of_a_claim_is() throws Exception {
        AiMessage lie = handIn(field("since", "1908", "It has been kept since 1908 by nobody."));
        ScriptedModel model = ScriptedModel.of(FIND, READ, lie, lie, lie, lie);
        Answer answer = Bench.answer(start(model));
        assertThat(model.requests.get(3)).contains("Field since: These words do not stand in source 1.", Library.KEPT);
        assertThat(answer.output().json()).contains("\"since\":null");
        assertThat(basis(answer.output(), "since").reasons().get(0).kind()).isEqualTo("quote");
    }

    @Test
    void without_a_schema_nothing_is_said_of_fields() throws Exception {
        ScriptedModel model = ScriptedModel.of(turn("No.", "submit_answer", "{\"found\": false, \"claims\": []}"));
        Answer answer = Bench.answer(bench.start(bench.fresh("run"), model));
        assertThat(model.requests.get(0)).doesNotContain("Fields: ");
        assertThat(answer.output()).isNull();
    }
}
