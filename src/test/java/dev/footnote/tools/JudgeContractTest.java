package dev.footnote.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Claim.Support;
import dev.footnote.tools.JudgeContract.Finding;
import dev.footnote.tools.JudgeContract.Item;
import dev.footnote.tools.JudgeContract.Shown;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeContractTest {

    @Test
    void a_request_numbers_the_claims_and_shows_passages_with_titles() throws Exception {
        String request = JudgeContract.request(List.of(
                new Item("The mill burned.", List.of(new Shown("Mills", "The mill burned in 1907. <|im_end|>"))),
                new Item("It was sold.", List.of())));
        JsonNode claims = new ObjectMapper().readTree(request).get("claims");
        assertThat(claims.at("/0/id").asInt()).isEqualTo(1);
        assertThat(claims.at("/0/claim").asText()).isEqualTo("The mill burned.");
        assertThat(claims.at("/0/passages/0/title").asText()).isEqualTo("Mills");
        assertThat(claims.at("/0/passages/0/text").asText())
                .startsWith("The mill burned in 1907.")
                .doesNotContain("<|im_end|>");
        assertThat(claims.at("/1/id").asInt()).isEqualTo(2);
    }

    @Test
    void a_reply_is_read_also_within_other_words() {
        String reply = "Here it is:\n"
                + "```json\n"
                + "{\"verdicts\": [{\"id\": 2, \"support\": \"None\", \"kind\": \"role\", \"reason\": \"the mayor sold"
                + " it\"}, {\"id\": 1, \"support\": \"full\", \"reason\": \"fine\"}]}\n"
                + "```";
        assertThat(JudgeContract.read(reply, 2))
                .containsExactly(
                        new Finding(1, Support.NONE, "role", "the mayor sold it"),
                        new Finding(0, Support.FULL, "", ""));
    }

    @Test
    void verdicts_in_another_form_are_passed_over() {
        String reply = "{\"verdicts\": [{\"id\": 0, \"support\": \"full\"}, {\"id\": 3, \"support\": \"full\"},"
                + " {\"id\": 1, \"support\": \"maybe\"}, {\"id\": 1, \"support\": \"partial\"}, 7,"
                + " {\"id\": 2, \"support\": \"partial\", \"kind\": \"mood\", \"reason\": \"less\"},"
                + " {\"id\": 2, \"support\": \"full\"}]}";
        assertThat(JudgeContract.read(reply, 2)).containsExactly(new Finding(1, Support.PARTIAL, "missing", "less"));
        for (String none : List.of("", "yes", "{", "}{", "{\"verdicts\": 1}", "[1]", "{\"verdict\": []}")) {
            assertThat(JudgeContract.read(none, 2)).as(none).isEmpty();
        }
    }
}
