package dev.footnote.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.llm.ModelFailure.Kind;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Words what an endpoint did wrong. */
final class Failures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern AFTER = Pattern.compile("after (\\d+) ?(?:s|seconds?)\\b");
    private static final Pattern CONTEXT = Pattern.compile("context.{0,10}(length|window)|exceed.*(token|context)"
            + "|token length too long|maximum context|prompt is too long|too many tokens");

    private final EndpointSettings endpoint;
    private final Clock clock;

    Failures(EndpointSettings endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** An answer with another status than 200. */
    ModelFailure status(int status, HttpHeaders headers, String body) {
        JsonNode error = error(body);
        String said = said(error, body);
        Kind kind = kind(status, error, said.toLowerCase(Locale.ROOT));
        String trace = headers.firstValue("Msh-Request-Id")
                .or(() -> headers.firstValue("x-request-id"))
                .map(id -> ", request " + id)
                .orElse("");
        return new ModelFailure(
                kind,
                endpoint.name() + " at " + endpoint.host() + " answered " + status + trace + quoted(said) + "; "
                        + remedy(kind),
                retryAfter(headers, said),
                null);
    }

    /** An error object in a stream that began well. */
    ModelFailure inStream(JsonNode root) {
        JsonNode error = root.has("error") && root.get("error").isObject() ? root.get("error") : root;
        String said = said(error, root.path("error").asText(""));
        int status = error.path("code").isInt() ? error.get("code").intValue() : 0;
        Kind kind = kind(status, error, said.toLowerCase(Locale.ROOT));
        return new ModelFailure(
                kind,
                endpoint.name() + " at " + endpoint.host() + " broke off its answer with an error" + quoted(said) + "; "
                        + remedy(kind),
                after(said),
                null);
    }

    /** The connection failed before an answer began. */
    ModelFailure unreachable(Throwable cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String what =
                cause instanceof HttpTimeoutException ? "does not accept a connection in time" : "is not reachable";
        String remedy = cause instanceof SSLException
                ? "if a proxy re-signs traffic, give its certificate with chat.ca_file"
                : "check llm." + endpoint.name() + ".base_url, the network and chat.proxy"
                        + (endpoint.local() ? ", and that the server is running" : "");
        return new ModelFailure(
                Kind.UNREACHABLE, endpoint.baseUrl() + " " + what + " (" + why + "); " + remedy, null, cause);
    }

    ModelFailure of(Kind kind, String what) {
        return new ModelFailure(kind, endpoint.name() + " at " + endpoint.host() + " " + what + "; " + remedy(kind));
    }

    private String remedy(Kind kind) {
        return switch (kind) {
            case AUTH ->
                endpoint.key().isEmpty()
                        ? "no key is set: put one into " + endpoint.keyVariable()
                        : "check the key in " + endpoint.keyVariable() + " (setting llm." + endpoint.name() + ".key)"
                                + (isMoonshot()
                                        ? "; keys of the international platform (api.moonshot.ai, endpoint kimi) and the"
                                                + " Chinese one (api.moonshot.cn, endpoint kimi-cn) differ"
                                        : "");
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
            case EMPTY -> "ask again, or choose another model with model.name";
            case OVERLOAD, SERVER, CUT -> "try again later";
        };
    }

    private boolean isMoonshot() {
        String host = endpoint.host();
        return host.endsWith("moonshot.ai")
                || host.endsWith("moonshot.cn")
                || endpoint.name().startsWith("kimi");
    }

    private static Kind kind(int status, JsonNode error, String said) {
        String type = error.path("type").asText("").toLowerCase(Locale.ROOT);
        if (type.contains("content_filter") || said.contains("considered high risk")) {
            return Kind.FILTERED;
        }
        if (type.contains("quota") || status == 402 || said.contains("insufficient balance")) {
            return Kind.QUOTA;
        }
        if (type.contains("overloaded")) {
            return Kind.OVERLOAD;
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
        if (status == 504) {
            return Kind.TIMEOUT;
        }
        boolean passing = status == 408 || status == 409;
        return (status >= 400 && status < 500 && !passing) || type.contains("invalid_request")
                ? Kind.BAD_REQUEST
                : Kind.SERVER;
    }

    /** True for statuses under which hosts complain of the window; 0 stands for none. */
    private static boolean mayHideContext(int status) {
        return status == 400 || status == 422 || status == 0;
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
        return (message.isEmpty() ? body : raw.isEmpty() ? message : message + ": " + raw).strip();
    }

    private String quoted(String said) {
        String hidden = endpoint.key().isEmpty() ? said : said.replace(endpoint.key(), "(key)");
        String plain =
                hidden.replaceAll("<[^>]*>|\\s+", " ").replaceAll(" +", " ").strip();
        if (plain.length() > 300) {
            plain = plain.substring(0, 300) + "…";
        }
        return plain.isEmpty() ? "" : " (\"" + plain + "\")";
    }

    private @Nullable Duration retryAfter(HttpHeaders headers, String said) {
        Optional<String> header = headers.firstValue("Retry-After").map(String::strip);
        if (header.isEmpty()) {
            return after(said);
        }
        try {
            if (header.get().matches("\\d{1,9}(\\.\\d+)?")) {
                return Duration.ofMillis((long) (Double.parseDouble(header.get()) * 1000));
            }
            Duration until = Duration.between(
                    clock.instant(), ZonedDateTime.parse(header.get(), DateTimeFormatter.RFC_1123_DATE_TIME));
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException e) {
            return after(said);
        }
    }

    private static @Nullable Duration after(String said) {
        Matcher matcher = AFTER.matcher(said);
        return matcher.find() && matcher.group(1).length() < 8
                ? Duration.ofSeconds(Long.parseLong(matcher.group(1)))
                : null;
    }
}
