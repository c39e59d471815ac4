package dev.footnote.llm.wire;

import dev.footnote.api.Cancellation;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.util.List;
import java.util.function.Consumer;

/**
 * The parameters that all requests of one run share: their cancellation, the listener for discarded attempts, and the messages as bytes,
 * so that each is written once. One request of a run at a time; different runs need instances of their own.
 */
public final class RunParameters extends DefaultChatRequestParameters {

    private final Cancellation cancellation;
    private final Consumer<String> attemptDiscarded;
    private final WireState state;
    private final RequestMode mode;

    private RunParameters(
            Cancellation cancellation,
            Consumer<String> attemptDiscarded,
            WireState state,
            List<ToolSpecification> tools,
            RequestMode mode) {
        super(DefaultChatRequestParameters.builder().toolSpecifications(tools));
        this.cancellation = cancellation;
        this.attemptDiscarded = attemptDiscarded;
        this.state = state;
        this.mode = mode;
    }

    /**
     * Parameters of a new run, without tools.
     *
     * @param cancellation ends a request at once, with {@link dev.footnote.api.CancelledException}
     * @param attemptDiscarded is told in one sentence why an attempt was thrown away, before the next begins
     */
    public static RunParameters of(Cancellation cancellation, Consumer<String> attemptDiscarded) {
        return new RunParameters(cancellation, attemptDiscarded, new WireState(false), List.of(), RequestMode.USUAL);
    }

    /**
     * Parameters of a run that goes on at another host, without tools: the history goes out with ids as the new model knows them, each
     * call with its result, and the thinking under the name that the new host takes.
     *
     * @param cancellation ends a request at once, with {@link dev.footnote.api.CancelledException}
     * @param attemptDiscarded is told in one sentence why an attempt was thrown away, before the next begins
     */
    public static RunParameters ofForeignHistory(Cancellation cancellation, Consumer<String> attemptDiscarded) {
        return new RunParameters(cancellation, attemptDiscarded, new WireState(true), List.of(), RequestMode.USUAL);
    }

    /**
     * The same run with these tools offered.
     *
     * @param tools in the order in which the model sees them
     */
    public RunParameters withTools(List<ToolSpecification> tools) {
        return new RunParameters(cancellation, attemptDiscarded, state, tools, mode);
    }

    /**
     * The same run, cancelled by another token.
     *
     * @param other ends a request at once
     */
    public RunParameters withCancellation(Cancellation other) {
        return new RunParameters(other, attemptDiscarded, state, toolSpecifications(), mode);
    }

    /** The same run, for a small question beside it: the model is asked not to think where it can be, and a failure is not tried again. */
    public RunParameters aside() {
        return with(mode.asAside());
    }

    /** The same run, the model being asked not to think, where it has a switch for that. */
    public RunParameters withoutThinking() {
        return with(mode.withoutThinking());
    }

    /** The same run, the model being asked to think less than usual, where thinking has degrees. */
    public RunParameters withLessThinking() {
        return with(mode.withLessThinking());
    }

    /** The same run, the next attempt in another form. */
    public RunParameters with(RequestMode other) {
        return new RunParameters(cancellation, attemptDiscarded, state, toolSpecifications(), other);
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    public Consumer<String> attemptDiscarded() {
        return attemptDiscarded;
    }

    public WireState state() {
        return state;
    }

    public RequestMode mode() {
        return mode;
    }

    /** The parameters of a request, or fresh ones where it does not come from a run. */
    public static RunParameters from(ChatRequestParameters parameters) {
        if (parameters instanceof RunParameters mine) {
            return mine;
        }
        List<ToolSpecification> tools = parameters.toolSpecifications();
        return of(new Cancellation(), reason -> {}).withTools(tools == null ? List.of() : tools);
    }

    @Override
    public ChatRequestParameters overrideWith(ChatRequestParameters that) {
        return that instanceof RunParameters ? that : this;
    }

    @Override
    public ChatRequestParameters defaultedBy(ChatRequestParameters that) {
        return this;
    }
}
