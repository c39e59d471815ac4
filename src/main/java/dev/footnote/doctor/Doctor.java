package dev.footnote.doctor;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.TokenCount;
import dev.footnote.config.Settings;
import dev.footnote.llm.Endpoints;
import dev.footnote.llm.probe.ProbeHost;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Examines the endpoint that the settings name, the first where they name several. The requests are small, go out one after the other, and end with the limits of time, tokens and money; checks that are left then are
 * skipped. Nothing is repaired on the way: the findings tell the behaviour of the host itself.
 */
public final class Doctor {

    private static final String OFFLINE = "offline";

    private final Settings settings;
    private final Clock clock;

    /**
     * A doctor.
     *
     * @param settings all of them; the first of {@code model.endpoint} is examined, and the block {@code doctor} limits the checks
     * @param clock tells the time that passes
     */
    public Doctor(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Runs the checks. Blocks.
     *
     * @param quick true for the first six only
     * @param progress hears each finding as it comes, which is not the order of the table
     * @return the findings in the order of the table
     * @throws InvalidInputException if the settings cannot be used
     */
    public DoctorReport examine(boolean quick, Consumer<Finding> progress) {
        String name = Endpoints.choose(settings).get(0);
        DoctorSettings limits = DoctorSettings.from(settings);
        if (name.equals(OFFLINE)) {
            Finding only =
                    Finding.pass(Check.REACH, "the embedded model is inside this program; there is no host to check");
            progress.accept(only);
            return new DoctorReport(name, "this machine", OFFLINE, List.of(only), TokenCount.ZERO, BigDecimal.ZERO, 0);
        }
        try (ProbeHost host = new ProbeHost(settings, name, clock)) {
            Patient patient = new Patient(host, limits, clock);
            List<Finding> findings = new Examination(patient, progress).run(quick);
            return new DoctorReport(
                    name,
                    host.endpoint().host(),
                    patient.model(),
                    findings,
                    patient.budget().tokens(),
                    patient.cost(),
                    patient.budget().elapsed().toMillis());
        }
    }

    /** One passage through all checks. What matters most comes first, as the limits may end it. */
    private static final class Examination {

        private final Patient patient;
        private final Consumer<Finding> progress;
        private final Map<Check, Finding> findings = new EnumMap<>(Check.class);
        private String stopped = "";

        Examination(Patient patient, Consumer<Finding> progress) {
            this.patient = patient;
            this.progress = progress;
        }

        List<Finding> run(boolean quick) {
            AccessChecks access = new AccessChecks(patient);
            TurnChecks turns = new TurnChecks(patient);
            ToolChecks tools = new ToolChecks(patient);
            check(Check.REACH, access::reach);
            stopAfter(Check.REACH);
            check(Check.MODEL, access::model);
            if (patient.model().isEmpty() && stopped.isEmpty()) {
                stopped = "no model to ask";
            }
            check(Check.STREAM, turns::stream);
            stopAfter(Check.STREAM);
            check(Check.THINKING, turns::thinking);
            check(Check.USAGE, turns::usage);
            check(Check.TOOL_CALL, tools::call);
            if (!quick) {
                rest(access, turns, tools);
            }
            return new ArrayList<>(findings.values());
        }

        private void rest(AccessChecks access, TurnChecks turns, ToolChecks tools) {
            HistoryChecks histories = new HistoryChecks(patient);
            check(Check.IDS, tools::ids);
            check(Check.HISTORY, histories::history);
            check(Check.PARALLEL, tools::parallel);
            check(Check.LEAKS, histories::leaks);
            check(Check.LANGUAGE, histories::language);
            check(Check.WHOLE, tools::whole);
            check(Check.BALANCE, access::balance);
            check(Check.TOKENS, turns::tokens);
            check(Check.TEMPERATURE, turns::temperature);
            check(Check.REPAIR, histories::repair);
            check(Check.JSON, turns::json);
            check(Check.SCHEMA, tools::schema);
        }

        private void check(Check check, Supplier<Finding> work) {
            Finding finding = stopped.isEmpty() ? result(check, work) : Finding.skip(check, stopped);
            findings.put(check, finding);
            progress.accept(finding);
        }

        private Finding result(Check check, Supplier<Finding> work) {
            try {
                return work.get();
            } catch (LimitReached e) {
                stopped = String.valueOf(e.getMessage());
                return Finding.skip(check, stopped);
            }
        }

        /** Where this fails, all that follows would, with the same words. */
        private void stopAfter(Check check) {
            Finding finding = findings.get(check);
            if (finding != null && finding.level() == Finding.Level.FAIL) {
                stopped = "\"" + check.title() + "\" failed";
            }
        }
    }
}
