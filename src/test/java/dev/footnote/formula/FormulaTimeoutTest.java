package dev.footnote.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host that takes the connection and says nothing holds up a run for no longer than the settings allow. */
@Timeout(30)
class FormulaTimeoutTest {

    @Test
    void a_host_that_does_not_answer_is_given_up_after_the_call_timeout() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            Settings settings = Settings.load(new Settings.Inputs(
                    null,
                    Map.of(),
                    Map.of(
                            "formula.call_timeout", "150ms",
                            "llm.kimi.formulas", "web-search",
                            "llm.kimi.key", "sk-scripted",
                            "llm.kimi.base_url", "http://127.0.0.1:" + mute.getLocalPort() + "/v1")));
            try (FormulaTools tools = FormulaTools.of(settings, List.of("kimi"), Clock.systemUTC())) {
                var offer = tools.open("kimi");
                assertThat(offer.specifications()).isEmpty();
                assertThat(offer.problems()).singleElement().asString().contains("formula.call_timeout");
            }
        }
    }
}
