package dev.footnote.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.doctor.Patient.Reply;
import dev.footnote.doctor.ProbeAnswer.Call;
import dev.footnote.text.Languages;
import java.util.Optional;

/** Later turns: thinking and results sent back, three turns of tools, another language, and arguments that are not sound. */
final class HistoryChecks {

    private static final String QUESTION = "In which year was the Skerry Point lighthouse built?";
    private static final String CHINESE = "斯凯里角灯塔是哪一年建成的？是谁建的？用一句话回答。";
    private static final String YEAR = "1862";
    private static final String RESULT = "Skerry Point lighthouse: built in 1862 by Thomas Dunlop, automated in 1968.";
    private static final String NOTHING = "Nothing was found for this query.";
    private static final String THOUGHT = "I have to look this up with the tool.";

    private final Patient patient;
    private Optional<ProbeAnswer> last = Optional.empty();

    HistoryChecks(Patient patient) {
        this.patient = patient;
    }

    private ObjectNode tool() {
        return Probes.searchTool(patient.endpoint().toolNames());
    }

    private Call call(int number, String query) {
        String name = patient.endpoint().toolNames().getOrDefault(Probes.SEARCH, Probes.SEARCH);
        return new Call("functions." + name + ":" + number, name, "{\"query\":\"" + query + "\"}");
    }

    private ArrayNode oneTurn(String thinkingField, Call call) {
        return Probes.messages(
                Probes.system(),
                Probes.user(QUESTION),
                Probes.turn(thinkingField, THOUGHT, call),
                Probes.result(call, RESULT));
    }

    Finding history() {
        Call call = call(0, "Skerry Point lighthouse");
        String field = patient.thinkingField();
        Reply with = patient.ask(oneTurn(field, call), tool());
        String setting = "llm." + patient.endpoint().name() + ".thinking_field";
        if (with.failure().isPresent()) {
            Finding failed = Failures.fail(Check.HISTORY, with.failure().get());
            return new Finding(
                    Check.HISTORY,
                    failed.level(),
                    "a history with thinking as \"" + field + "\" is refused: " + failed.seen(),
                    "set " + setting
                            + " to the name that the host takes (reasoning_content, reasoning, thinking, none); "
                            + failed.change());
        }
        if (with.answer().calls().isEmpty() && !with.answer().text().contains(YEAR)) {
            return Finding.fail(
                    Check.HISTORY,
                    "the model does not use the result that it was given",
                    "the server may drop results of tools: update it, or use another host");
        }
        if (field.isEmpty()) {
            return Finding.pass(Check.HISTORY, "results are taken and used; no thinking is sent back");
        }
        Reply without = patient.ask(oneTurn("", call), tool());
        boolean required = without.failure().isPresent();
        return Finding.pass(
                Check.HISTORY,
                "taken as " + field + ", and the result is used; a history without thinking is "
                        + (required ? "refused, so none may be lost" : "taken too"));
    }

    Finding leaks() {
        String field = patient.thinkingField();
        Call first = call(0, "Skerry Point");
        Call second = call(1, "lighthouse built");
        Call third = call(2, "Skerry Point lighthouse");
        Reply reply = patient.ask(
                Probes.messages(
                        Probes.system(),
                        Probes.user(CHINESE),
                        Probes.turn(field, THOUGHT, first),
                        Probes.result(first, NOTHING),
                        Probes.turn(field, THOUGHT, second),
                        Probes.result(second, NOTHING),
                        Probes.turn(field, THOUGHT, third),
                        Probes.result(third, RESULT)),
                tool());
        if (reply.failure().isPresent()) {
            return Failures.fail(Check.LEAKS, reply.failure().get());
        }
        last = Optional.of(reply.answer());
        return ToolChecks.LEAK.matcher(reply.answer().said()).find()
                ? Finding.fail(
                        Check.LEAKS,
                        "marks of the chat template stand in the answer; Footnote takes them out, but calls get lost",
                        patient.kind().toolParser(patient.kimi()) + ", or update it")
                : Finding.pass(Check.LEAKS, "none after three turns of tools");
    }

    Finding language() {
        String text = last.map(ProbeAnswer::text).orElse("");
        if (text.isBlank()) {
            return Finding.skip(Check.LANGUAGE, "no text came in reply to the Chinese question");
        }
        return text.codePoints().anyMatch(Languages::isHan)
                ? Finding.pass(Check.LANGUAGE, "a Chinese question is answered in Chinese, after English results")
                : Finding.warn(
                        Check.LANGUAGE,
                        "a Chinese question was answered in another language after English results",
                        "name the language of the answer with --lang");
    }

    /** What models write may be unsound; that must not poison every later request. */
    Finding repair() {
        Call sound = call(0, "Skerry Point lighthouse");
        Call unsound = new Call(sound.id(), sound.name(), "{'query': 'Skerry Point lighthouse',}");
        Reply reply = patient.ask(oneTurn(patient.thinkingField(), unsound), tool());
        return Finding.pass(
                Check.REPAIR,
                reply.failure()
                        .map(failure -> "arguments that are no JSON are refused in a history ("
                                + reply.raw().status() + "); Footnote sends them back repaired")
                        .orElse(
                                "arguments that are no JSON are taken in a history; Footnote repairs them all the same"));
    }
}
