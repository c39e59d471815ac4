package dev.footnote.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.CancelledException;
import dev.footnote.api.TokenCount;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.Prices;
import dev.footnote.llm.probe.ProbeHost;
import dev.footnote.llm.probe.RawReply;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The host under examination: it is asked within the limits, and what it showed is kept for later checks. For one thread. */
final class Patient {

    /** What passes by itself, given time. */
    private static final Set<ModelFailure.Kind> PASSING =
            EnumSet.of(ModelFailure.Kind.RATE, ModelFailure.Kind.OVERLOAD);

    /** Tokens of a request and its answer where the host counts none: bytes a token. */
    private static final int BYTES_PER_TOKEN = 4;

    private final ProbeHost host;
    private final DoctorSettings limits;
    private final CheckBudget budget;
    private String model = "";
    private HostKind kind = HostKind.OTHER;
    private @Nullable ProbeAnswer plain;
    private @Nullable ProbeAnswer called;

    /**
     * An answer of the host, raw and read.
     *
     * @param answer empty in all parts where there is a failure
     */
    record Reply(RawReply raw, ProbeAnswer answer) {

        Optional<ModelFailure> failure() {
            return raw.failure();
        }
    }

    Patient(ProbeHost host, DoctorSettings limits, Clock clock) {
        this.host = host;
        this.limits = limits;
        this.budget = new CheckBudget(limits, clock);
    }

    EndpointSettings endpoint() {
        return host.endpoint();
    }

    boolean lacksKey() {
        return host.lacksKey();
    }

    DoctorSettings limits() {
        return limits;
    }

    String model() {
        return model;
    }

    HostKind kind() {
        return kind;
    }

    /** True for models of Moonshot's, by their family. */
    boolean kimi() {
        return host.family(model).namedIds();
    }

    boolean fillsThinking() {
        return host.family(model).fillThinking();
    }

    Optional<BigDecimal> temperature() {
        return host.family(model).temperature();
    }

    long familyWindow() {
        return host.family(model).window();
    }

    void use(String id) {
        model = id;
    }

    void is(HostKind known) {
        kind = known;
    }

    void spoke(ProbeAnswer answer) {
        plain = answer;
    }

    void called(ProbeAnswer answer) {
        called = answer;
    }

    /** The plain turn, if it succeeded. */
    Optional<ProbeAnswer> plain() {
        return Optional.ofNullable(plain);
    }

    /** The turn with a call, if there was one. */
    Optional<ProbeAnswer> called() {
        return Optional.ofNullable(called);
    }

    /** The field under which thinking goes back, as Footnote itself would choose it; empty if it sends none. */
    String thinkingField() {
        String set = endpoint().thinkingField();
        if (set.equals("none")) {
            return "";
        }
        String seen = seenThinkingField();
        return !set.equals("auto") ? set : seen.isEmpty() ? (kimi() ? "reasoning_content" : "") : seen;
    }

    /** The field under which thinking came; empty if none did. */
    String seenThinkingField() {
        String field = called().map(ProbeAnswer::thinkingField).orElse("");
        return field.isEmpty() ? plain().map(ProbeAnswer::thinkingField).orElse("") : field;
    }

    RawReply get(String path) {
        return host.get(path, budget.left());
    }

    /** Sends a request as Footnote would, streamed and with the usual room. */
    Reply ask(ArrayNode messages, ObjectNode... tools) {
        return ask(messages, body -> {}, tools);
    }

    /**
     * Sends a request.
     *
     * @param change lays something over the body
     */
    Reply ask(ArrayNode messages, Consumer<ObjectNode> change, ObjectNode... tools) {
        ObjectNode body = host.frame(model, limits.answerTokens(), true);
        body.set("messages", messages);
        if (tools.length > 0) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (ObjectNode tool : tools) {
                array.add(tool);
            }
            body.set("tools", array);
            body.put("tool_choice", "auto");
        }
        change.accept(body);
        return send(body);
    }

    private Reply send(JsonNode body) {
        while (true) {
            budget.check(prices());
            RawReply raw = host.chat(body, budget.left());
            ModelFailure failure = raw.problem();
            if (failure == null) {
                ProbeAnswer answer = AnswerReader.read(raw);
                count(body, answer);
                return new Reply(raw, answer);
            }
            if (!PASSING.contains(failure.kind())) {
                return new Reply(raw, AnswerReader.read(new RawReply(0, "", "{}", null)));
            }
            await(failure.retryAfter().orElse(host.backoff()), failure);
        }
    }

    private void count(JsonNode body, ProbeAnswer answer) {
        ProbeAnswer.UsageReport usage = answer.usage();
        TokenCount one = usage.place().isEmpty()
                ? new TokenCount(
                        body.toString().length() / BYTES_PER_TOKEN,
                        0,
                        answer.said().length() / BYTES_PER_TOKEN,
                        0)
                : new TokenCount(usage.input(), Math.max(0, usage.cached()), usage.output(), 0);
        budget.add(one);
    }

    private void await(Duration wait, ModelFailure failure) {
        if (wait.compareTo(budget.left()) >= 0) {
            throw new LimitReached("the host wants a longer wait than there is time: " + failure.getMessage());
        }
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(
                    "interrupted while waiting for " + endpoint().host());
        }
    }

    /** What the checks have taken so far. */
    CheckBudget budget() {
        return budget;
    }

    /** What they have cost so far, or null where the price is unknown. */
    @Nullable
    BigDecimal cost() {
        return budget.cost(prices());
    }

    private @Nullable Prices prices() {
        return endpoint().prices().get(model);
    }
}
