package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SupportReportTest {

    @Test
    void bad_claims_are_caught_and_sound_ones_pass() throws IOException {
        SupportReport report = SupportReport.of(SupportCases.resource("cases-seen.txt"));
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        report.print(new PrintStream(table, true, StandardCharsets.UTF_8), true);

        assertThat(report.caught()).as(table.toString(StandardCharsets.UTF_8)).isGreaterThanOrEqualTo(0.9);
        assertThat(report.passed()).as(table.toString(StandardCharsets.UTF_8)).isGreaterThanOrEqualTo(0.95);
    }
}
