package dev.footnote.llm.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.config.KeyMask;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Words the failures of an endpoint. */
public final class EndpointFailures {

    /** The remedy for one's own server whose model's calls do not come as calls. */
    public static final String TOOL_PARSER = "start the server with its tool parser (vLLM: --enable-auto-tool-choice"
            + " --tool-call-parser NAME, SGLang: --tool-call-parser NAME, llama.cpp: --jinja)";

    private static final List<String> TRACES =
            List.of("Msh-Request-Id", "X-Msh-Trace-Id", "x-trace-id", "x-request-id");

    /** Characters of a host's own words; what matters stands at their beginning. */
    private static final int SHOWN = 300;

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s]+");
    private final EndpointSettings endpoint;
    private final Clock clock;
    private final ReportedLimits limits;
    private final Remedies remedies;

    public EndpointFailures(EndpointSettings endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.limits = new ReportedLimits(clock);
        this.remedies = new Remedies(endpoint);
    }

    /** Returns the limits that the host reports on further requests. */
    public ReportedLimits limits() {
        return limits;
    }

    /** An answer with another status than 200. */
    public ModelFailure status(int status, HttpHeaders headers, String body) {
        JsonNode error = HostWords.error(body);
        String said = HostWords.said(error, body);
        String low = HostWords.low(said);
        Kind kind = FailureKinds.of(status, error, low);
        String trace = TRACES.stream()
                .flatMap(name -> headers.firstValue(name).stream())
                .findFirst()
                .map(id -> ", request " + shortened(id))
                .orElse("");
        Duration wait = HostWords.wait(kind, headers, said, clock);
        return new ModelFailure(
                kind,
                start() + " answered " + status + trace + quoted(said)
                        + (wait == null || wait.isZero() ? "" : " and asks to wait " + text(wait)) + "; "
                        + remedies.of(
                                status, kind, headers.firstValue("Location").map(this::shortened), low),
                FailureKinds.hints(status, kind, error, low).withRetryAfter(wait),
                null);
    }

    /** An error object in a stream that began well. */
    public ModelFailure inStream(JsonNode root) {
        JsonNode error = root.has("error") && root.get("error").isObject() ? root.get("error") : root;
        String said = HostWords.said(error, root.path("error").asText(""));
        int status = error.path("code").asInt(0);
        String low = HostWords.low(said);
        Kind kind = FailureKinds.of(status, error, low);
        return new ModelFailure(
                kind,
                start() + " broke off its answer with an error" + quoted(said) + "; " + remedies.of(kind),
                FailureKinds.hints(status, kind, error, low).withRetryAfter(HostWords.wait(kind, said, clock)),
                null);
    }

    /** Returns the failure of the connection itself, from the exception that the client threw. */
    public RuntimeException connection(Throwable thrown) {
        boolean wrapped = thrown instanceof CompletionException || thrown instanceof ExecutionException;
        Throwable cause = wrapped && thrown.getCause() != null ? thrown.getCause() : thrown;
        boolean noTunnel = String.valueOf(cause.getMessage()).contains("tunnel");
        if (cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException
                || cause instanceof SSLException
                || noTunnel) {
            return unreachable(cause);
        }
        return cause instanceof RuntimeException own ? own : cut(cause);
    }

    /** The connection ended too early. */
    public ModelFailure cut(Throwable cause) {
        if (cause instanceof ProtocolException) {
            return new ModelFailure(
                    Kind.CUT,
                    start() + " does not answer as a web server does; check http or https and the port in llm."
                            + endpoint.name() + ".base_url, or try again later",
                    FailureHints.NONE,
                    harmless(cause));
        }
        return new ModelFailure(
                Kind.CUT,
                start() + " cut the connection before the answer was whole; " + remedies.of(Kind.CUT),
                FailureHints.NONE,
                harmless(cause));
    }

    /** The stream holds something else than events. */
    public ModelFailure unparsable(String what) {
        return new ModelFailure(
                Kind.CUT, start() + " " + what + "; " + remedies.of(Kind.CUT), FailureHints.ofUnparsable(), null);
    }

    /** The server left a call in the answer's text that cannot be run as it stands. */
    public ModelFailure unreadCalls() {
        return new ModelFailure(
                Kind.LEAKED,
                start() + " left tool calls in the text of its answer, and they cannot be read there; " + TOOL_PARSER
                        + ", or choose another model with model.name");
    }

    /** One event grew beyond the limit. */
    public ModelFailure tooLong(int limit) {
        return new ModelFailure(
                Kind.BAD_REQUEST,
                start() + " sent more than " + limit
                        + " bytes in one event; raise chat.max_event_bytes if that is meant");
    }

    /** One answer grew beyond the limit. */
    ModelFailure tooMuch(long limit) {
        return new ModelFailure(
                Kind.BAD_REQUEST,
                start() + " sent more than " + limit
                        + " bytes of text, thinking and tool calls in one answer and did not stop; raise"
                        + " chat.max_answer_bytes if that is meant");
    }

    /** The host sent something else than a stream. */
    public ModelFailure noStream(String what) {
        return new ModelFailure(
                Kind.BAD_REQUEST,
                start() + " answered with " + shortened(what) + " instead of a stream; check llm." + endpoint.name()
                        + ".base_url, which mostly ends in /v1");
    }

    /** The host ended without a word of an answer. */
    public ModelFailure noAnswer(String what) {
        return new ModelFailure(
                Kind.CUT,
                start() + " sent no chat completion" + quoted(what) + "; check llm." + endpoint.name()
                        + ".base_url, which mostly ends in /v1, or try again later",
                FailureHints.ofUnparsable(),
                null);
    }

    /** The model refused, in words of its own. */
    public ModelFailure refused(String words) {
        return new ModelFailure(
                Kind.FILTERED, start() + " refused to answer" + quoted(words) + "; " + remedies.of(Kind.FILTERED));
    }

    /** The host packed its answer in a way that was not asked for. */
    public ModelFailure packed(String packing) {
        return new ModelFailure(
                Kind.BAD_REQUEST,
                start() + " packed its answer as " + shortened(packing)
                        + ", which was not asked for; have the gateway before it leave chat completions unpacked");
    }

    /**
     * The answer was not whole in time.
     *
     * @param silent true if nothing but signs of life came
     */
    public ModelFailure late(Duration limit, boolean silent) {
        return of(
                Kind.TIMEOUT,
                silent
                        ? "kept the connection open for " + text(limit) + " and sent nothing of an answer"
                        : "took longer than " + text(limit));
    }

    /** The list of models did not come. */
    ModelFailure noList(Duration limit) {
        return new ModelFailure(
                Kind.IDLE,
                start() + " did not send its list of models within " + text(limit)
                        + "; name a model with model.name, or raise chat.list_timeout");
    }

    /** A failure with more said about it. */
    public ModelFailure with(ModelFailure failure, String more) {
        return new ModelFailure(
                failure.kind(), failure.getMessage() + hidden(more), failure.hints(), failure.getCause());
    }

    /** The connection failed before an answer began. */
    ModelFailure unreachable(Throwable cause) {
        String said = cause.getMessage();
        String why = said == null ? cause.getClass().getSimpleName() : shortened(said);
        String what =
                cause instanceof HttpTimeoutException ? "does not accept a connection in time" : "is not reachable";
        String remedy = cause instanceof SSLException
                ? "if a proxy re-signs traffic, give its certificate with chat.ca_file"
                : "check llm." + endpoint.name() + ".base_url, the network and chat.proxy"
                        + (endpoint.local() ? ", and that the server is running" : "");
        return new ModelFailure(
                Kind.UNREACHABLE,
                endpoint.baseUrl() + " " + what + " (" + why + "); " + remedy,
                FailureHints.NONE,
                harmless(cause));
    }

    public ModelFailure of(Kind kind, String what) {
        return new ModelFailure(kind, start() + " " + hidden(what) + "; " + remedies.of(kind));
    }

    private String start() {
        return endpoint.name() + " at " + endpoint.host();
    }

    private String quoted(String said) {
        String plain = shortened(TAG.matcher(HostWords.start(hidden(said))).replaceAll(" "));
        return plain.isEmpty() ? "" : " (\"" + plain + "\")";
    }

    /** What a host said, fit for a line of ours. */
    private String shortened(String said) {
        String plain = BLANKS.matcher(hidden(said)).replaceAll(" ").strip();
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "…" : plain;
    }

    private String hidden(String text) {
        return KeyMask.apply(text, endpoint.key(), "(key)");
    }

    /** A cause that does not tell the key. */
    private @Nullable Throwable harmless(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            String said = String.valueOf(at.getMessage());
            if (!hidden(said).equals(said)) {
                return null;
            }
        }
        return cause;
    }

    /** A duration as people write it. */
    public static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
