package dev.footnote.doctor;

import java.util.List;

/**
 * One answer of a host, put together as it came.
 *
 * @param text the text; empty if there is none
 * @param thinking the thinking in a field of its own; empty if there is none
 * @param thinkingField under which that came; empty if nothing did
 * @param calls in their order
 * @param finish the reason to finish; empty if none came
 * @param usage the tokens that the host counted
 * @param form how the answer came
 */
record ProbeAnswer(
        String text,
        String thinking,
        String thinkingField,
        List<Call> calls,
        String finish,
        UsageReport usage,
        Form form) {

    /**
     * A tool call.
     *
     * @param id as it came; may be empty
     * @param name as it came
     * @param arguments the text, or the JSON of an object that stood in place of the text
     */
    record Call(String id, String name, String arguments) {}

    /**
     * Tokens as the host told them.
     *
     * @param place where: empty if it told none
     * @param input tokens of the prompt
     * @param cached of them from the cache; -1 if it did not tell
     * @param output tokens of the answer
     */
    record UsageReport(String place, long input, long cached, long output) {
        static final UsageReport NONE = new UsageReport("", 0, -1, 0);
    }

    /**
     * The form in which an answer came.
     *
     * @param streamed true if it came as events
     * @param events how many
     * @param done true if it ended with [DONE]
     * @param argumentsAsObject true if arguments came as an object instead of a text
     * @param error an error within the stream; empty if there was none
     */
    record Form(boolean streamed, int events, boolean done, boolean argumentsAsObject, String error) {}

    ProbeAnswer {
        calls = List.copyOf(calls);
    }

    /** Text and thinking together. */
    String said() {
        return thinking + "\n" + text;
    }
}
