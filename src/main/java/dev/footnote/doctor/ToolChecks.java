package dev.footnote.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.doctor.Patient.Reply;
import dev.footnote.doctor.ProbeAnswer.Call;
import dev.footnote.llm.endpoint.ModelFailure;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tool calls: do they come, with sound ids and arguments, several in one turn, and streamed as well as whole? */
final class ToolChecks {

    private static final Pattern TRAINED_ID = Pattern.compile("functions\\.[\\w-]++:\\d++");

    /** What a server leaves in the text when it does not read calls. */
    static final Pattern LEAK = Pattern.compile(
            "<\\|tool_call|<\\|im_(?:end|middle|user|assistant|system)\\|>|<tool_call>|\\[TOOL_CALLS\\]|<function=");

    private static final String LOOK_UP = "What is the length of the Aldermoor bridge? Look it up with the tool.";

    private static final String LOOK_UP_TWO =
            "How long are the Aldermoor bridge and the Skerry bridge? Make one call for each of them, both at once, now.";

    private static final String REPORT =
            "Hand in this weather report with the tool: Oslo, in celsius, Monday 4 degrees, Tuesday 7 degrees.";

    private final Patient patient;

    ToolChecks(Patient patient) {
        this.patient = patient;
    }

    private static ArrayNode question(String text) {
        return Probes.messages(Probes.system(), Probes.user(text));
    }

    private ObjectNode search() {
        return Probes.searchTool(names());
    }

    private Map<String, String> names() {
        return patient.endpoint().toolNames();
    }

    private String searchName() {
        return names().getOrDefault(Probes.SEARCH, Probes.SEARCH);
    }

    Finding call() {
        Reply reply = patient.ask(question(LOOK_UP), search(), Probes.reportTool(names()));
        Optional<ModelFailure> failure = reply.failure();
        if (failure.isPresent()) {
            return Failures.fail(Check.TOOL_CALL, failure.get());
        }
        ProbeAnswer answer = reply.answer();
        if (answer.calls().isEmpty()) {
            return none(answer);
        }
        patient.called(answer);
        Call call = answer.calls().get(0);
        if (!call.name().equals(searchName())) {
            return Finding.fail(
                    Check.TOOL_CALL,
                    "a call of \"" + call.name() + "\" came, which was not offered",
                    "use another model; this one is not fit for tools");
        }
        Optional<String> wrong = SchemaCheck.problem(search().at("/function/parameters"), call.arguments());
        if (wrong.isPresent()) {
            return Finding.warn(
                    Check.TOOL_CALL,
                    "a call came, but its arguments are not sound: " + wrong.get(),
                    "update the server; Footnote repairs what it can");
        }
        return Finding.pass(
                Check.TOOL_CALL,
                call.name() + " was called with sound arguments, finish_reason " + answer.finish()
                        + (answer.form().argumentsAsObject()
                                ? "; arguments come as an object, which is read too"
                                : ""));
    }

    private Finding none(ProbeAnswer answer) {
        String parser = patient.kind().toolParser(patient.kimi());
        if (LEAK.matcher(answer.said()).find()) {
            return Finding.fail(Check.TOOL_CALL, "the call came as text, which the server should have read", parser);
        }
        return answer.finish().equals("tool_calls")
                ? Finding.fail(Check.TOOL_CALL, "calls were announced (finish_reason tool_calls) and none came", parser)
                : Finding.fail(Check.TOOL_CALL, "the model answered in prose instead of calling the tool", parser);
    }

    Finding ids() {
        Optional<ProbeAnswer> called = patient.called();
        if (called.isEmpty()) {
            return Finding.skip(Check.IDS, "no call came");
        }
        Set<String> ids = new HashSet<>();
        boolean unique =
                called.get().calls().stream().allMatch(call -> !call.id().isBlank() && ids.add(call.id()));
        if (!unique) {
            return Finding.warn(
                    Check.IDS, "ids are blank or repeated; Footnote makes them unique", "update the server");
        }
        String id = called.get().calls().get(0).id();
        boolean trained = TRAINED_ID.matcher(id).matches();
        boolean own = patient.kind() == HostKind.MOONSHOT; // which renames the ids of a history by itself
        return trained || own || !patient.kimi()
                ? Finding.pass(Check.IDS, "\"" + id + "\"" + (trained ? ", as the model was trained" : ""))
                : Finding.warn(
                        Check.IDS,
                        "\"" + id + "\"; the model was trained on functions.name:number, and others lead to calls that"
                                + " get lost",
                        "update the server (vLLM 0.11.1 or SGLang 0.5.5 and later)");
    }

    Finding parallel() {
        Reply reply = patient.ask(question(LOOK_UP_TWO), search());
        if (reply.failure().isPresent()) {
            return Failures.of(
                    Check.PARALLEL, Finding.Level.WARN, reply.failure().get());
        }
        int calls = reply.answer().calls().size();
        if (calls == 0 && patient.called().isEmpty()) {
            return Finding.skip(Check.PARALLEL, "no call came");
        }
        return calls > 1
                ? Finding.pass(Check.PARALLEL, calls + " calls came in one turn")
                : Finding.warn(
                        Check.PARALLEL,
                        (calls == 1 ? "one call" : "no call") + " came where two were asked for at once",
                        "nothing must be done; runs take more steps");
    }

    /** The host's calls are the last to be paid for: where the limits end them early, those that came count. */
    Finding schema() {
        ObjectNode tool = Probes.reportTool(names());
        int sound = 0;
        int made = 0;
        String problem = "";
        String ended = "";
        for (int i = 0; i < patient.limits().repeats() && ended.isEmpty(); i++) {
            try {
                Reply reply = patient.ask(question(REPORT), tool);
                if (reply.failure().isPresent()) {
                    return Failures.fail(Check.SCHEMA, reply.failure().get());
                }
                made++;
                Optional<String> wrong = problem(reply.answer());
                sound += wrong.isEmpty() ? 1 : 0;
                problem = wrong.orElse(problem);
            } catch (LimitReached e) {
                ended = String.valueOf(e.getMessage());
            }
        }
        if (made == 0) {
            return Finding.skip(Check.SCHEMA, ended);
        }
        String seen = sound + " of " + made + " calls (" + Math.round(100.0 * sound / made)
                + " %) are true to a nested schema" + (problem.isEmpty() ? "" : "; " + problem)
                + (ended.isEmpty() ? "" : "; then " + ended);
        String change = "use a host that constrains arguments to the schema, or update the server";
        return sound == made
                ? Finding.pass(Check.SCHEMA, seen)
                : sound * 5 >= made * 4
                        ? Finding.warn(Check.SCHEMA, seen, change)
                        : Finding.fail(Check.SCHEMA, seen, change);
    }

    private static Optional<String> problem(ProbeAnswer answer) {
        return answer.calls().isEmpty()
                ? Optional.of("no call came")
                : SchemaCheck.problem(
                        Probes.reportSchema(), answer.calls().get(0).arguments());
    }

    Finding whole() {
        Reply reply = patient.ask(
                question(LOOK_UP),
                body -> {
                    body.put("stream", false);
                    body.remove("stream_options");
                },
                search(),
                Probes.reportTool(names()));
        if (reply.failure().isPresent()) {
            return Failures.of(Check.WHOLE, Finding.Level.WARN, reply.failure().get());
        }
        boolean streamed = patient.called().isPresent();
        boolean whole = !reply.answer().calls().isEmpty();
        if (streamed == whole) {
            return streamed
                    ? Finding.pass(Check.WHOLE, "the call comes in both forms")
                    : Finding.skip(Check.WHOLE, "no call comes in either form");
        }
        return streamed
                ? Finding.warn(
                        Check.WHOLE,
                        "the call comes streamed, and is lost without streaming",
                        "update the server; Footnote streams, and asks without only when streams break")
                : Finding.fail(
                        Check.WHOLE,
                        "the call comes without streaming, and is lost in the stream",
                        "update the server; until then each step is asked three times");
    }
}
