package dev.footnote.llm.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by status, type and words what kind of failure a host reported, and what it reveals. */
final class FailureKinds {

    private static final Pattern CONTEXT = Pattern.compile("context.{0,10}(length|window)|exceed.*(token|context)"
            + "|token length too long|maximum context|prompt is too long|too many tokens");

    /** Statuses below 500 of what may pass; 499: a gateway in between gave up. */
    private static final Set<Integer> PASSING = Set.of(408, 409, 423, 425, 499);

    private FailureKinds() {}

    /**
     * Returns the kind of a failure.
     *
     * @param status of the answer; 0 for an error within a stream that names none
     * @param error the error's object
     * @param said the host's words in lower case
     */
    static Kind of(int status, JsonNode error, String said) {
        String type = error.path("type").asText("").toLowerCase(Locale.ROOT);
        boolean moderated = status == 403 && (said.contains("moderation") || said.contains("flagged"));
        if (type.contains("content_filter") || said.contains("considered high risk") || moderated) {
            return Kind.FILTERED;
        }
        if (type.contains("quota") || status == 402 || said.contains("insufficient balance")) {
            return Kind.QUOTA;
        }
        if (type.contains("overloaded")) {
            return Kind.OVERLOAD;
        }
        if (Refusals.neverFits(said)) {
            return Kind.CONTEXT; // it would be refused in the next minute too; a shorter one may fit
        }
        if (status == 429 || type.contains("rate_limit")) {
            return said.contains("tpd") ? Kind.DAILY : said.contains("overloaded") ? Kind.OVERLOAD : Kind.RATE;
        }
        if (status == 413 || (mayHideContext(status) && CONTEXT.matcher(said).find())) {
            return Kind.CONTEXT;
        }
        if (status == 401 || status == 403 || type.contains("authentication") || type.contains("permission")) {
            return Kind.AUTH;
        }
        if (status == 404) {
            return Kind.MODEL;
        }
        if (status >= 502 && status <= 504 || status >= 520 && status <= 529) {
            return Kind.OVERLOAD; // a gateway's word for a model that is busy, starting or gone for a moment
        }
        boolean passing = PASSING.contains(status);
        return (status >= 300 && status < 500 && !passing) || type.contains("invalid_request")
                ? Kind.BAD_REQUEST
                : Kind.SERVER;
    }

    /** True for statuses under which hosts complain of the window; 0 stands for none. */
    private static boolean mayHideContext(int status) {
        return status == 400 || status == 422 || status == 500 || status == 0;
    }

    /** What the refusal tells of what would be accepted. */
    static FailureHints hints(int status, Kind kind, JsonNode error, String low) {
        return switch (kind) {
            case CONTEXT -> Refusals.sizes(error, low);
            case BAD_REQUEST, SERVER -> FailureHints.NONE.withHistory(Refusals.history(status, low));
            case RATE -> FailureHints.NONE.withConcurrency(Refusals.concurrency(low));
            default -> FailureHints.NONE;
        };
    }
}
