package dev.footnote.llm.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.config.KeyMask;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import dev.footnote.text.WordPatterns;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Words what an endpoint did wrong. */
public final class EndpointFailures {

    /** What a server of one's own lacks whose model's calls do not come as calls. */
    public static final String TOOL_PARSER = "start the server with its tool parser (vLLM: --enable-auto-tool-choice"
            + " --tool-call-parser NAME, SGLang: --tool-call-parser NAME, llama.cpp: --jinja)";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TRACES =
            List.of("Msh-Request-Id", "X-Msh-Trace-Id", "x-trace-id", "x-request-id");

    /** Characters of a host's own words; what matters stands at their beginning. */
    private static final int SHOWN = 300;

    /** Characters of them that are looked through. */
    private static final int READ = 4_000;

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern AFTER = WordPatterns.compile("after (\\d+) ?(?:s|seconds?)\\b");
    private static final Pattern CONTEXT = Pattern.compile("context.{0,10}(length|window)|exceed.*(token|context)"
            + "|token length too long|maximum context|prompt is too long|too many tokens");

    private static final long MINUTE = 60_000;

    /** Statuses of a server that takes no chat completions at this address. */
    private static final Set<Integer> NOT_THERE = Set.of(405, 406, 410, 415, 421, 426);

    /** Statuses below 500 of what may pass; 499: a gateway in between gave up. */
    private static final Set<Integer> PASSING = Set.of(408, 409, 423, 425, 499);

    private final EndpointSettings endpoint;
    private final Clock clock;
    private final ReportedLimits limits;

    public EndpointFailures(EndpointSettings endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.limits = new ReportedLimits(clock);
    }

    /** What the host tells of how much may still be asked. */
    public ReportedLimits limits() {
        return limits;
    }

    /** An answer with another status than 200. */
    public ModelFailure status(int status, HttpHeaders headers, String body) {
        JsonNode error = error(body);
        String said = said(error, body);
        String low = low(said);
        Kind kind = kind(status, error, low);
        String trace = TRACES.stream()
                .flatMap(name -> headers.firstValue(name).stream())
                .findFirst()
                .map(id -> ", request " + shortened(id))
                .orElse("");
        Duration asked = retryAfter(headers);
        Duration wait = asked != null ? asked : wait(kind, low, after(said));
        return new ModelFailure(
                kind,
                start() + " answered " + status + trace + quoted(said)
                        + (wait == null ? "" : " and asks to wait " + text(wait)) + "; "
                        + remedy(status, kind, headers, low),
                hints(status, kind, error, low).withRetryAfter(wait),
                null);
    }

    private static FailureHints hints(int status, Kind kind, JsonNode error, String low) {
        return switch (kind) {
            case CONTEXT -> Refusals.sizes(error, low);
            case BAD_REQUEST, SERVER -> FailureHints.NONE.withHistory(Refusals.history(status, low));
            case RATE -> FailureHints.NONE.withConcurrency(Refusals.concurrency(low));
            default -> FailureHints.NONE;
        };
    }

    private static String start(String said) {
        return said.substring(0, Math.min(said.length(), READ));
    }

    private static String low(String said) {
        return start(said).toLowerCase(Locale.ROOT);
    }

    /** Limits that count by the minute pass with the next one; a host that names a shorter wait means single requests. */
    private @Nullable Duration wait(Kind kind, String low, @Nullable Duration asked) {
        if (kind != Kind.RATE || !Refusals.isByTheMinute(low)) {
            return asked;
        }
        long intoMinute = clock.millis() % MINUTE;
        Duration next = Duration.ofMillis(MINUTE - intoMinute);
        return asked != null && asked.compareTo(next) > 0 ? asked : next;
    }

    /** An error object in a stream that began well. */
    public ModelFailure inStream(JsonNode root) {
        JsonNode error = root.has("error") && root.get("error").isObject() ? root.get("error") : root;
        String said = said(error, root.path("error").asText(""));
        int status = error.path("code").asInt(0);
        String low = low(said);
        Kind kind = kind(status, error, low);
        return new ModelFailure(
                kind,
                start() + " broke off its answer with an error" + quoted(said) + "; " + remedy(kind),
                hints(status, kind, error, low).withRetryAfter(wait(kind, low, after(said))),
                null);
    }

    /** What went wrong with the connection itself, by what the client threw. */
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
                start() + " cut the connection before the answer was whole; " + remedy(Kind.CUT),
                FailureHints.NONE,
                harmless(cause));
    }

    /** The stream holds something else than events. */
    public ModelFailure unparsable(String what) {
        return new ModelFailure(
                Kind.CUT, start() + " " + what + "; " + remedy(Kind.CUT), FailureHints.ofUnparsable(), null);
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
                Kind.FILTERED, start() + " refused to answer" + quoted(words) + "; " + remedy(Kind.FILTERED));
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
        return new ModelFailure(kind, start() + " " + hidden(what) + "; " + remedy(kind));
    }

    private String start() {
        return endpoint.name() + " at " + endpoint.host();
    }

    private String remedy(int status, Kind kind, HttpHeaders headers, String low) {
        if (status >= 300 && status < 400) {
            String to = headers.firstValue("Location").map(this::shortened).orElse("another address");
            return "it points to " + to + "; set llm." + endpoint.name()
                    + ".base_url to the address that answers itself";
        }
        if (status == 504 || status == 524) {
            return "a gateway before the model did not get its answer in time; try again later"; // 524 is Cloudflare's
        }
        if (kind == Kind.BAD_REQUEST && Refusals.isAboutToolNames(low)) {
            return "give the tool another name there with llm." + endpoint.name() + ".tool_names";
        }
        if (kind == Kind.BAD_REQUEST && NOT_THERE.contains(status)) {
            return "check llm." + endpoint.name() + ".base_url, which mostly ends in /v1";
        }
        if (status == 451) {
            return "the host may not serve this where you are; choose another endpoint with model.endpoint";
        }
        return status == 407 ? "the proxy wants to know who asks; check chat.proxy" : remedy(kind);
    }

    private String remedy(Kind kind) {
        return switch (kind) {
            case AUTH -> key();
            case MODEL -> "choose another with model.name";
            case CONTEXT -> "the conversation has outgrown the window; ask in smaller parts";
            case QUOTA -> "recharge the account, or choose another endpoint with model.endpoint";
            case DAILY -> "wait for the next day, or choose another endpoint with model.endpoint";
            case RATE -> "ask less at once (llm." + endpoint.name() + ".concurrency)";
            case FILTERED -> "word the question otherwise";
            case BAD_REQUEST -> "check that llm." + endpoint.name() + ".family fits the model";
            case IDLE -> "raise chat.idle_timeout if the model is merely slow";
            case TIMEOUT -> "raise chat.total_timeout if the model is merely slow";
            case UNREACHABLE -> "check llm." + endpoint.name() + ".base_url";
            case LEAKED -> "start the server with its tool parser";
            case EMPTY -> "ask again, or choose another model with model.name";
            case OVERLOAD, SERVER, CUT -> "try again later";
        };
    }

    private String key() {
        if (endpoint.key().isEmpty()) {
            return "no key is set: put one into " + endpoint.keyVariable();
        }
        return "check the key in " + endpoint.keyVariable() + " (setting llm." + endpoint.name() + ".key)"
                + (isMoonshot()
                        ? "; keys of the international platform (api.moonshot.ai, endpoint kimi), the Chinese one"
                                + " (api.moonshot.cn, endpoint kimi-cn) and Kimi Code (api.kimi.com/coding) differ"
                        : "");
    }

    private boolean isMoonshot() {
        String host = endpoint.host();
        return host.endsWith("moonshot.ai")
                || host.endsWith("moonshot.cn")
                || endpoint.name().startsWith("kimi");
    }

    private static Kind kind(int status, JsonNode error, String said) {
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

    private static JsonNode error(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root != null && root.isObject()) {
                return root.path("error").isObject() ? root.get("error") : root;
            }
        } catch (JsonProcessingException e) {
            // a gateway's page; shown as it is
        }
        return JSON.createObjectNode();
    }

    private static String said(JsonNode error, String body) {
        String message = error.path("message").asText("");
        String raw = error.path("metadata").path("raw").asText("");
        JsonNode first = error.path("detail").path(0); // FastAPI's way to say what is wrong with a request
        if (message.isEmpty() && first.has("msg")) {
            return first.path("msg").asText("") + " " + first.path("loc");
        }
        return (message.isEmpty() ? body : raw.isEmpty() ? message : message + ": " + raw).strip();
    }

    private String quoted(String said) {
        String plain = shortened(TAG.matcher(start(hidden(said))).replaceAll(" "));
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

    private @Nullable Duration retryAfter(HttpHeaders headers) {
        Optional<String> millis = headers.firstValue("retry-after-ms").map(String::strip);
        if (millis.isPresent() && SECONDS.matcher(millis.get()).matches()) {
            return Duration.ofMillis((long) Double.parseDouble(millis.get()));
        }
        Optional<String> header = headers.firstValue("Retry-After").map(String::strip);
        if (header.isEmpty()) {
            return null;
        }
        try {
            if (SECONDS.matcher(header.get()).matches()) {
                return Duration.ofMillis((long) (Double.parseDouble(header.get()) * 1000));
            }
            Duration until = Duration.between(
                    clock.instant(), ZonedDateTime.parse(header.get(), DateTimeFormatter.RFC_1123_DATE_TIME));
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Duration after(String said) {
        Matcher matcher = AFTER.matcher(said);
        return matcher.find() && matcher.group(1).length() < 8
                ? Duration.ofSeconds(Long.parseLong(matcher.group(1)))
                : null;
    }
}
