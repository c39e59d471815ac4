package dev.footnote.llm.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.text.WordPatterns;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads in a host's refusal what would be accepted. All texts are in lower case and short. */
final class Refusals {

    private static final Pattern WINDOW = Pattern.compile(
            "(?:maximum context length (?:is|of)|context length \\(|model token limit ?:|context size \\()"
                    + " ?(\\d{3,9})");
    private static final Pattern PROMPT = Pattern.compile(
            "(\\d{1,9}) (?:in the messages|input tokens|tokens from the input)|(?:request|input) \\((\\d{1,9})"
                    + " tokens\\)");
    private static final Pattern CONCURRENCY = Pattern.compile("concurrency ?: ?(\\d{1,4})");
    private static final Pattern MINUTE = WordPatterns.compile("\\b[rt]pm\\b|per minute|/ ?min\\b");
    private static final Pattern TOO_MUCH_AT_ONCE =
            Pattern.compile("limit:? (\\d{1,12}),? {0,3}requested:? (\\d{1,12})");
    private static final Pattern HISTORY = Pattern.compile(
            "tool.?call|function.?call|argument|delimiter|reasoning|messages? ?\\[|messages?\\.\\d|assistant"
                    + " message|tool message|tool result|roles? must|must alternate|template|jinja|as json|parse|content"
                    + " is empty|must not be empty");
    private static final Pattern ONE_CALL = Pattern.compile("single tool|one tool|only one|only supports single");
    private static final Pattern NO_THINKING =
            Pattern.compile("reasoning.{0,60}(?:unsupported|not supported|not permitted|unknown|unrecognized|extra)"
                    + "|(?:unsupported|not permitted|unknown|unrecognized|extra).{0,60}reasoning");

    /** What hosts say that do not tell what is wrong; Moonshot says so of histories. */
    private static final Set<String> MUTE =
            Set.of("", "invalid request error", "invalid request", "bad request", "400 bad request");

    private Refusals() {}

    /** The window and the prompt's tokens, where a refusal tells them. */
    static FailureHints sizes(JsonNode error, String low) {
        long window = error.path("n_ctx").asLong(number(WINDOW, low));
        long prompt = error.path("n_prompt_tokens").asLong(number(PROMPT, low));
        return FailureHints.NONE.withSizes(window, prompt);
    }

    /** How many calls at once a refusal allows, or 0. */
    static int concurrency(String low) {
        return (int) number(CONCURRENCY, low);
    }

    /** True where one request asks for more than a limit allows in its whole time, so that no wait makes it fit. */
    static boolean neverFits(String low) {
        Matcher asked = TOO_MUCH_AT_ONCE.matcher(low);
        return asked.find() && Long.parseLong(asked.group(2)) > Long.parseLong(asked.group(1));
    }

    static boolean isByTheMinute(String low) {
        return MINUTE.matcher(low).find();
    }

    static boolean isAboutToolNames(String low) {
        return low.contains("tool name") || low.contains("function name") || low.contains("function.name");
    }

    /** How a history has to be rewritten that a refusal complains of; null if it complains of something else. */
    static @Nullable HistoryFix history(int status, String low) {
        boolean about = (status == 400 || status == 422 || status == 500)
                && (HISTORY.matcher(low).find() || status == 400 && MUTE.contains(low.strip()));
        if (!about || isAboutToolNames(low)) {
            return null;
        }
        boolean refused = NO_THINKING.matcher(low).find();
        boolean missing = low.contains("reasoning") && (low.contains("missing") || low.contains("required"));
        return new HistoryFix(
                ONE_CALL.matcher(low).find(),
                refused
                        ? HistoryFix.Thinking.LEAVE_OUT
                        : missing ? HistoryFix.Thinking.FILL : HistoryFix.Thinking.KEEP);
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return 0;
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return Long.parseLong(matcher.group(group));
            }
        }
        return 0;
    }
}
