package dev.footnote.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.doctor.Patient.Reply;
import dev.footnote.doctor.ProbeAnswer.UsageReport;
import dev.footnote.llm.endpoint.ModelFailure;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Plain turns: stream, thinking, usage, temperature, prompt tokens, JSON. */
final class TurnChecks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OK = "Answer with the word OK.";

    /** Room for answers that are only counted or refused; below that some servers send nothing. */
    private static final int LITTLE_ROOM = 32;

    /** UTF-16 units of English prose to a token, for Moonshot's vocabulary (measured: 4.3 to 4.5). */
    private static final double UNITS_PER_TOKEN = 4.4;

    private static final double NEAR = 0.15;

    /** Other vocabularies take 3.6 to 5.2 units of prose a token. */
    private static final double NEAR_FOR_OTHERS = 0.25;

    private final Patient patient;
    private String temperatureProblem = "";

    TurnChecks(Patient patient) {
        this.patient = patient;
    }

    private String setting(String leaf) {
        return "llm." + patient.endpoint().name() + "." + leaf;
    }

    private static ArrayNode question(String text) {
        return Probes.messages(Probes.system(), Probes.user(text));
    }

    Finding stream() {
        Reply reply = patient.ask(question(OK));
        Optional<ModelFailure> failure = reply.failure();
        if (failure.isPresent()) {
            return Failures.fail(Check.STREAM, failure.get());
        }
        ProbeAnswer answer = reply.answer();
        if (!answer.form().error().isEmpty()) {
            return Finding.fail(
                    Check.STREAM,
                    "the answer breaks off with an error: " + answer.form().error(),
                    "look to the server's log, or use another host");
        }
        if (answer.text().isBlank()) {
            return Finding.fail(
                    Check.STREAM,
                    silence(answer),
                    "give thinking more room: doctor.answer_tokens; else use" + " another model");
        }
        patient.spoke(answer);
        if (!answer.form().streamed()) {
            return Finding.warn(
                    Check.STREAM,
                    "the answer comes in one piece though a stream was asked for",
                    "switch streaming on at the server or the gateway before it; long thinking may else run into time"
                            + " limits");
        }
        if (answer.finish().isEmpty()) {
            return Finding.fail(
                    Check.STREAM,
                    "the stream ends without a finish_reason, so cut answers cannot be told from whole ones",
                    "look for a gateway that cuts streams, or update the server");
        }
        return Finding.pass(
                Check.STREAM,
                answer.form().events() + " events, finish_reason " + answer.finish()
                        + (answer.form().done() ? "" : ", no [DONE]"));
    }

    private static String silence(ProbeAnswer answer) {
        return answer.thinking().isBlank()
                ? "neither text nor thinking came (finish_reason \"" + answer.finish() + "\")"
                : "only thinking came (finish_reason \"" + answer.finish() + "\")";
    }

    Finding thinking() {
        Optional<ProbeAnswer> plain = patient.plain();
        if (plain.isEmpty()) {
            return Finding.skip(Check.THINKING, "no plain turn succeeded");
        }
        ProbeAnswer answer = plain.get();
        if (answer.text().contains("</think>")) {
            return Finding.warn(
                    Check.THINKING,
                    "thinking stands in the text, between marks; Footnote splits it off",
                    patient.kind().thinkingParser(patient.kimi()));
        }
        String field = answer.thinkingField();
        if (field.isEmpty()) {
            return patient.kimi()
                    ? Finding.warn(
                            Check.THINKING,
                            "no thinking came, though models of this family think",
                            patient.kind().thinkingParser(true))
                    : Finding.pass(Check.THINKING, "none came; the model does not think, or does not tell");
        }
        String set = patient.endpoint().thinkingField();
        return set.equals("auto") || set.equals(field)
                ? Finding.pass(Check.THINKING, "comes as " + field + ", and goes back so")
                : Finding.fail(
                        Check.THINKING,
                        "comes as " + field + ", but would go back as " + set + ", where it may be lost silently",
                        "set " + setting("thinking_field") + " to auto");
    }

    Finding usage() {
        Optional<ProbeAnswer> plain = patient.plain();
        if (plain.isEmpty()) {
            return Finding.skip(Check.USAGE, "no plain turn succeeded");
        }
        UsageReport usage = plain.get().usage();
        if (usage.place().isEmpty()) {
            return Finding.warn(
                    Check.USAGE,
                    "no tokens are reported, so limits of tokens and money cannot be kept",
                    "limit runs with --max-steps and --max-time");
        }
        String seen = "told in " + usage.place() + ": " + usage.input() + " in, " + usage.output() + " out";
        return usage.cached() < 0
                ? Finding.warn(
                        Check.USAGE,
                        seen + "; cached tokens are not told, so cost is estimated too high",
                        "vLLM: --enable-prompt-tokens-details; else nothing")
                : Finding.pass(Check.USAGE, seen + ", cached " + usage.cached());
    }

    /** The long text serves two checks: whether its temperature is taken, and how its tokens are counted. */
    Finding tokens() {
        Optional<ProbeAnswer> plain = patient.plain();
        if (plain.isEmpty() || plain.get().usage().place().isEmpty()) {
            return Finding.skip(Check.TOKENS, "the host counts none");
        }
        Reply reply = patient.ask(question(Probes.PROSE + "\n\n" + OK), this::littleRoom);
        if (reply.failure().isPresent()) {
            return Failures.of(Check.TOKENS, Finding.Level.WARN, reply.failure().get());
        }
        long counted = reply.answer().usage().input() - plain.get().usage().input();
        long expected = Math.round(Probes.PROSE.length() / UNITS_PER_TOKEN);
        double near = patient.kimi() ? NEAR : NEAR_FOR_OTHERS;
        String seen = counted + " tokens for a text of about " + expected;
        return Math.abs(counted - expected) <= near * expected
                ? Finding.pass(Check.TOKENS, seen)
                : Finding.warn(
                        Check.TOKENS,
                        seen,
                        counted < expected
                                ? "the prompt may be cut: " + patient.kind().window()
                                : "the prompt may be added to, or the model is not the one named");
    }

    private void littleRoom(ObjectNode body) {
        body.put(body.has("max_completion_tokens") ? "max_completion_tokens" : "max_tokens", LITTLE_ROOM);
    }

    Finding temperature() {
        boolean one = takes("1.0");
        boolean half = takes("0.5");
        Optional<BigDecimal> sent = patient.temperature();
        String ours = sent.map(value -> "Footnote sends " + value).orElse("Footnote sends none");
        String seen = one && half
                ? "any is taken; " + ours
                : one ? "only 1.0 is taken; " + ours : "1.0 is refused (" + temperatureProblem + "); " + ours;
        boolean refused = sent.isPresent() && (!one || !half && sent.get().compareTo(BigDecimal.ONE) != 0);
        return refused
                ? Finding.fail(
                        Check.TEMPERATURE,
                        seen,
                        "set " + setting("family") + " to one without a temperature, such as k2-6 or generic")
                : Finding.pass(Check.TEMPERATURE, seen);
    }

    private boolean takes(String temperature) {
        Reply reply = patient.ask(question(OK), body -> {
            littleRoom(body);
            body.put("temperature", new BigDecimal(temperature));
        });
        reply.failure()
                .ifPresent(failure -> temperatureProblem =
                        failure.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return reply.failure().isEmpty();
    }

    /** Footnote itself asks for no JSON; who builds on its endpoints may. */
    Finding json() {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        schema.putObject("properties").putObject("seven").put("type", "integer");
        schema.putArray("required").add("seven");
        boolean object = isJson(body -> body.putObject("response_format").put("type", "json_object"));
        boolean bySchema = isJson(body -> body.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .put("name", "number")
                .put("strict", true)
                .set("schema", schema));
        String seen = "json_object " + (object ? "works" : "does not work") + ", json_schema "
                + (bySchema ? "works" : "does not work");
        return object && bySchema
                ? Finding.pass(Check.JSON, seen)
                : Finding.warn(Check.JSON, seen, "nothing for Footnote, which asks for JSON in words and checks it");
    }

    private boolean isJson(Consumer<ObjectNode> change) {
        Reply reply =
                patient.ask(question("Give a JSON object with one key \"seven\" whose value is the number 7."), change);
        if (reply.failure().isPresent()) {
            return false;
        }
        try {
            return JSON.readTree(reply.answer().text()).path("seven").isIntegralNumber();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
