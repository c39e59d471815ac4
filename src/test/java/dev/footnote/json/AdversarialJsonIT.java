package dev.footnote.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.footnote.testkit.Adversarial;
import org.junit.jupiter.api.Test;

class AdversarialJsonIT {

    private static void request(String json) {
        try {
            Json.request(json);
        } catch (InvalidFieldException e) {
            return;
        }
    }

    @Test
    void a_request_may_be_any_text() {
        Adversarial.feed(text -> {
            String value = JsonNodeFactory.instance.textNode(text).toString();
            request(text);
            request("[".repeat(text.length()));
            request("{\"question\":" + value + "}");
            request("{\"question\":\"q\",\"language\":" + value + ",\"budget\":{\"max_time\":" + value + "}}");
            request("{\"question\":\"q\",\"scope\":{\"include_domains\":[" + value + "]}}");
        });
    }
}
