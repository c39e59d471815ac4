package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportReportTest {

    @Test
    void bad_claims_are_caught_and_sound_ones_pass() throws IOException {
        List<String> cases = new ArrayList<>();
        for (String name : List.of(
                "cases-seen.txt",
                "cases-unseen.txt",
                "cases-fresh.txt",
                "cases-later.txt",
                "cases-second.txt",
                "cases-third.txt",
                "cases-fourth.txt",
                "cases-fifth.txt")) {
            cases.addAll(SupportCases.resource(name));
        }
        SupportReport report = SupportReport.of(cases);
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        report.print(new PrintStream(table, true, StandardCharsets.UTF_8), true);

        assertThat(report.caught()).as(table.toString(StandardCharsets.UTF_8)).isGreaterThanOrEqualTo(0.85);
        assertThat(report.passed()).as(table.toString(StandardCharsets.UTF_8)).isGreaterThanOrEqualTo(0.95);
    }

    /** Claims of somebody who did not know the rules: what was reached on them must not be lost. */
    @Test
    void claims_written_without_knowing_the_rules_are_judged_no_worse_than_before() throws IOException {
        SupportReport report = SupportReport.of(SupportCases.resource("cases-eleventh.txt"));
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        report.print(new PrintStream(table, true, StandardCharsets.UTF_8), true);

        assertThat(report.caught()).as(table.toString(StandardCharsets.UTF_8)).isGreaterThanOrEqualTo(0.65);
        assertThat(report.passed()).as(table.toString(StandardCharsets.UTF_8)).isGreaterThanOrEqualTo(0.78);
    }

    @Test
    void claims_on_which_rules_were_mended_last_stay_well_judged() throws IOException {
        SupportReport report = SupportReport.of(SupportCases.resource("cases-twelfth.txt"));
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        report.print(new PrintStream(table, true, StandardCharsets.UTF_8), true);

        assertThat(report.caught()).as(table.toString(StandardCharsets.UTF_8)).isGreaterThanOrEqualTo(0.83);
        assertThat(report.passed()).as(table.toString(StandardCharsets.UTF_8)).isGreaterThanOrEqualTo(0.91);
    }

    @Test
    void claims_on_which_no_rule_was_mended_are_judged_no_worse_than_before() throws IOException {
        SupportReport report = SupportReport.of(SupportCases.resource("cases-thirteenth.txt"));
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        report.print(new PrintStream(table, true, StandardCharsets.UTF_8), true);

        assertThat(report.caught()).as(table.toString(StandardCharsets.UTF_8)).isGreaterThanOrEqualTo(0.63);
        assertThat(report.passed()).as(table.toString(StandardCharsets.UTF_8)).isGreaterThanOrEqualTo(0.58);
    }

    @Test
    void the_reasons_of_flagged_claims_are_counted_by_kind() throws IOException {
        SupportReport report =
                SupportReport.of(SupportCases.lines("=== en\nHarl Mill\n\nHarl Mill has 12 stones.\n---\n"
                        + "number || none || Harl Mill has 14 stones. || Harl Mill has 12 stones.\n"
                        + "number || full || Harl Mill has 12 stones. || Harl Mill has 12 stones.\n"));
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        report.printReasons(new PrintStream(table, true, StandardCharsets.UTF_8));

        assertThat(table.toString(StandardCharsets.UTF_8)).containsPattern("NUMBER contradicts +1/1 +1.00 +1/1 +1.00");
    }
}
