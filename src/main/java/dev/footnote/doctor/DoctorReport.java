package dev.footnote.doctor;

import dev.footnote.api.TokenCount;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of all checks.
 *
 * @param endpoint its name in the settings
 * @param host the host's name
 * @param model the id that was asked; empty if none could be settled
 * @param findings one for each check, in the table's order
 * @param tokens as the host counted them, or estimated where it did not
 * @param costUsd estimated, or null where the price is unknown
 * @param elapsedMs how long it took
 */
public record DoctorReport(
        String endpoint,
        String host,
        String model,
        List<Finding> findings,
        TokenCount tokens,
        @Nullable BigDecimal costUsd,
        long elapsedMs) {

    public DoctorReport {
        findings = List.copyOf(findings);
    }

    /** True if no check failed. */
    public boolean healthy() {
        return count(Finding.Level.FAIL) == 0;
    }

    /** Returns the number of findings of a level. */
    public long count(Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
