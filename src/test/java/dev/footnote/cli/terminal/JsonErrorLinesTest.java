package dev.footnote.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.testkit.TurnedClock;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The logger's own lines as JSON. */
class JsonErrorLinesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new ArrayList<>();
    private final PrintStream stream =
            new PrintStream(new JsonErrorLines(lines::add, new TurnedClock()), false, StandardCharsets.UTF_8);

    @Test
    void level_logger_and_message_are_told_apart() throws Exception {
        stream.println("WARN Readiness - runs cannot be begun: 主机 - \"gone\"");
        stream.flush();
        assertThat(lines).hasSize(1);
        assertThat(JSON.readTree(lines.get(0)))
                .isEqualTo(
                        JSON.readTree("{\"time\":\"2026-03-10T12:00:00Z\",\"level\":\"WARN\",\"logger\":\"Readiness\","
                                + "\"message\":\"runs cannot be begun: 主机 - \\\"gone\\\"\"}"));
    }

    @Test
    void a_stack_trace_stays_in_the_line_of_its_message() throws Exception {
        stream.println("ERROR ProblemMapper - GET /x failed");
        new IllegalStateException("broken").printStackTrace(stream);
        stream.flush();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).doesNotContain("\n");
        assertThat(JSON.readTree(lines.get(0)).get("trace").asText())
                .startsWith("java.lang.IllegalStateException: broken")
                .contains("\n\tat ");
    }

    @Test
    void what_is_no_logger_s_line_is_a_message() throws Exception {
        stream.println("Picked up some option");
        stream.flush();
        stream.flush();
        assertThat(lines).hasSize(1);
        assertThat(JSON.readTree(lines.get(0)).get("message").asText()).isEqualTo("Picked up some option");
    }
}
