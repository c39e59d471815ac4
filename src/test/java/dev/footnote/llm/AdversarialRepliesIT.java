package dev.footnote.llm;

import dev.footnote.llm.repair.ToolMarkers;
import dev.footnote.testkit.Adversarial;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdversarialRepliesIT {

    @Test
    void a_reply_may_be_any_text() {
        Adversarial.feed(text -> {
            ToolMarkers.read(text, List.of());
            ToolMarkers.read(
                    "<|tool_call_begin|>" + text + "<|tool_call_argument_begin|>" + text + "<|tool_call_end|>",
                    List.of());
        });
    }
}
