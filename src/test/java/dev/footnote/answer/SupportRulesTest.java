package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small cases, one or two for each rule of the comparison: every one must come out right. */
class SupportRulesTest {

    static List<String> cases() throws IOException {
        return SupportCases.resource("cases-rules.txt");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_rule_holds(String line) throws IOException {
        SupportReport report = SupportReport.of(List.of(line));
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        report.print(new PrintStream(table, true, StandardCharsets.UTF_8), true);

        assertThat(table.toString(StandardCharsets.UTF_8)).doesNotContain("MISSED", "FALSE FLAG");
    }
}
