package dev.footnote.trace;

import dev.footnote.api.Answer;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.ToolCall;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one run, made of its recorded events with their times: {@code invoke_agent} for the run, below it {@code chat} for each call of the model and {@code execute_tool} for each
 * call of a tool. Used once, by one thread.
 */
final class RunSpans {

    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
    private static final AttributeKey<String> AGENT = AttributeKey.stringKey("gen_ai.agent.name");
    private static final AttributeKey<String> CONVERSATION = AttributeKey.stringKey("gen_ai.conversation.id");
    private static final AttributeKey<String> REQUEST_MODEL = AttributeKey.stringKey("gen_ai.request.model");
    private static final AttributeKey<String> RESPONSE_MODEL = AttributeKey.stringKey("gen_ai.response.model");
    private static final AttributeKey<Long> INPUT = AttributeKey.longKey("gen_ai.usage.input_tokens");
    private static final AttributeKey<Long> CACHED = AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens");
    private static final AttributeKey<Long> OUTPUT = AttributeKey.longKey("gen_ai.usage.output_tokens");
    private static final AttributeKey<List<String>> FINISH =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");
    private static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
    private static final AttributeKey<String> TOOL_TYPE = AttributeKey.stringKey("gen_ai.tool.type");
    private static final AttributeKey<String> TOOL_CALL = AttributeKey.stringKey("gen_ai.tool.call.id");
    private static final AttributeKey<String> ARGUMENTS = AttributeKey.stringKey("gen_ai.tool.call.arguments");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> RUN_STATUS = AttributeKey.stringKey("footnote.run.status");
    private static final AttributeKey<Double> COST = AttributeKey.doubleKey("footnote.cost_usd");
    private static final AttributeKey<Long> STEP = AttributeKey.longKey("footnote.step");
    private static final AttributeKey<String> QUESTION = AttributeKey.stringKey("footnote.question");
    private static final AttributeKey<String> ANSWER = AttributeKey.stringKey("footnote.answer");

    /** A model may name a tool that there is not; its name is text of the model. */
    private static final Set<String> TOOLS = Set.of("search", "read", "find", "submit_answer");

    private final Tracer tracer;
    private final Context parent;
    private final ResearchRun run;
    private final boolean texts;
    private final Map<String, Span> tools = new HashMap<>();
    private String endpoint = "";
    private String model = "";
    private @Nullable Span chat;

    RunSpans(Tracer tracer, Context parent, ResearchRun run, boolean texts) {
        this.tracer = tracer;
        this.parent = parent;
        this.run = run;
        this.texts = texts;
    }

    void tell() {
        List<RecordedEvent> events = run.events(1);
        if (events.isEmpty()) {
            return;
        }
        Span whole = tracer.spanBuilder("invoke_agent footnote")
                .setParent(parent)
                .setSpanKind(SpanKind.INTERNAL)
                .setStartTimestamp(events.get(0).at())
                .setAttribute(OPERATION, "invoke_agent")
                .setAttribute(AGENT, "footnote")
                .setAttribute(CONVERSATION, run.id())
                .startSpan();
        Context within = parent.with(whole);
        Instant last = events.get(0).at();
        for (RecordedEvent recorded : events) {
            last = recorded.at();
            tell(recorded.event(), last, whole, within);
        }
        endChat(last, "cancelled");
        for (Span tool : tools.values()) {
            tool.setAttribute(ERROR, "cancelled").setStatus(StatusCode.ERROR).end(last);
        }
        whole.end(last);
    }

    private void tell(ResearchEvent event, Instant at, Span whole, Context within) {
        if (event instanceof ResearchEvent.RunStarted started) {
            at(started.endpoint(), started.model());
            whole.setAttribute(PROVIDER, endpoint).setAttribute(REQUEST_MODEL, model);
            if (texts) {
                whole.setAttribute(QUESTION, started.request().question());
            }
        } else if (event instanceof ResearchEvent.ModelChanged changed) {
            endChat(at, "model_changed");
            at(changed.endpoint(), changed.model());
            whole.addEvent("footnote.model_changed", Attributes.of(REQUEST_MODEL, model), at);
        } else if (event instanceof ResearchEvent.ModelCalled called) {
            endChat(at, "discarded");
            chat = tracer.spanBuilder("chat " + model)
                    .setParent(within)
                    .setSpanKind(SpanKind.CLIENT)
                    .setStartTimestamp(at)
                    .setAttribute(OPERATION, "chat")
                    .setAttribute(PROVIDER, endpoint)
                    .setAttribute(REQUEST_MODEL, model)
                    .setAttribute(CONVERSATION, run.id())
                    .setAttribute(STEP, (long) called.step())
                    .startSpan();
        } else if (event instanceof ResearchEvent.AttemptDiscarded && chat != null) {
            chat.addEvent("footnote.attempt_discarded", at);
        } else if (event instanceof ResearchEvent.ModelAnswered answered && chat != null) {
            answered(chat, answered);
            chat.end(at);
            chat = null;
        } else if (event instanceof ResearchEvent.ToolCalled called) {
            tools.put(called.call().id(), tool(called.call(), at, within));
        } else if (event instanceof ResearchEvent.ToolAnswered answered) {
            Span tool = tools.remove(String.valueOf(answered.message().toolCallId()));
            if (tool != null) {
                if (answered.failed()) {
                    tool.setAttribute(ERROR, "tool_failed").setStatus(StatusCode.ERROR);
                }
                tool.end(at);
            }
        } else if (event instanceof ResearchEvent.AnswerReady ready && texts) {
            whole.setAttribute(ANSWER, ready.answer().answer());
        } else if (event instanceof ResearchEvent.RunEnded ended) {
            endChat(at, name(ended.status()));
            ended(whole, ended);
        }
    }

    private void at(String newEndpoint, String newModel) {
        endpoint = newEndpoint;
        model = newModel;
    }

    private void answered(Span span, ResearchEvent.ModelAnswered answered) {
        span.setAttribute(RESPONSE_MODEL, model);
        tokens(span, answered.tokens());
        if (!answered.finishReason().isEmpty()) {
            span.setAttribute(FINISH, List.of(answered.finishReason()));
        }
        if (answered.costUsd() != null) {
            span.setAttribute(COST, answered.costUsd().doubleValue());
        }
    }

    private static void tokens(Span span, TokenCount tokens) {
        span.setAttribute(INPUT, tokens.input())
                .setAttribute(CACHED, tokens.cachedInput())
                .setAttribute(OUTPUT, tokens.output());
    }

    private Span tool(ToolCall call, Instant at, Context within) {
        String name = TOOLS.contains(call.name()) ? call.name() : "unknown";
        var span = tracer.spanBuilder("execute_tool " + name)
                .setParent(within)
                .setSpanKind(SpanKind.INTERNAL)
                .setStartTimestamp(at)
                .setAttribute(OPERATION, "execute_tool")
                .setAttribute(TOOL, name)
                .setAttribute(TOOL_TYPE, "function")
                .setAttribute(TOOL_CALL, call.id());
        return (texts ? span.setAttribute(ARGUMENTS, call.arguments()) : span).startSpan();
    }

    /** A call of the model that has not been answered. */
    private void endChat(Instant at, String why) {
        if (chat != null) {
            chat.setAttribute(ERROR, why).setStatus(StatusCode.ERROR).end(at);
            chat = null;
        }
    }

    private void ended(Span whole, ResearchEvent.RunEnded ended) {
        Usage usage = ended.usage();
        tokens(whole, usage.tokens());
        whole.setAttribute(RUN_STATUS, name(ended.status()));
        if (usage.costUsd() != null) {
            whole.setAttribute(COST, usage.costUsd().doubleValue());
        }
        if (ended.status() == Answer.Status.FAILED || ended.status() == Answer.Status.CANCELLED) {
            // The reason may name pages that were read.
            whole.setAttribute(ERROR, name(ended.status())).setStatus(StatusCode.ERROR, texts ? ended.reason() : "");
        }
    }

    private static String name(Answer.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
