package dev.footnote.http.access;

import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The headers that restrict what browsers do with a response, and which requests pages of other origins may make. Immutable, safe for many threads. */
public final class BrowserHeaders {

    /** For responses that load nothing; the style of reports stands within them. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String METHODS = "GET, HEAD, POST, DELETE";
    private static final String SENT = "Authorization, Content-Type, Accept, Prefer, Last-Event-ID, Idempotency-Key,"
            + " Mcp-Session-Id, Mcp-Protocol-Version, Mcp-Method, Mcp-Name";
    private static final String SHOWN = "Location, Retry-After, RateLimit, RateLimit-Policy, Preference-Applied,"
            + " Idempotent-Replayed, Mcp-Session-Id";
    private static final Set<HandlerType> HARMLESS = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final AllowedOrigins origins;
    private final boolean keys;

    /**
     * Creates the headers' rules.
     *
     * @param origins of pages that may call
     * @param keys true if callers need keys, which no page of another origin has
     */
    public BrowserHeaders(AllowedOrigins origins, boolean keys) {
        this.origins = origins;
        this.keys = keys;
    }

    /**
     * Sets the headers of a response and refuses requests that a page of another origin must not make.
     *
     * @param context of the request
     * @return true if the request was a browser's question before the real one, and is answered
     * @throws ProblemException if a page of another origin wants to change something and no key protects the service
     */
    public boolean begin(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        String origin = context.header("Origin");
        if (origin == null) {
            return false;
        }
        if (!keys && !HARMLESS.contains(context.method()) && !origins.trust(origin)) {
            throw new ProblemException(Problem.of(
                    403,
                    "foreign-origin",
                    "Pages of other origins may not do this",
                    "the request comes from a page of " + Problem.shown(origin)
                            + "; name its origin in the setting http.allowed_origins"));
        }
        if (!origins.allow(origin)) {
            return false;
        }
        context.header("Access-Control-Allow-Origin", origin);
        context.header("Access-Control-Expose-Headers", SHOWN);
        return preflight(context);
    }

    /**
     * Returns whether a request may change something here: it comes from no web page, from one of this machine, or from one of an allowed origin.
     *
     * @param origin an Origin header as a browser sends it, or null
     */
    public boolean trust(@Nullable String origin) {
        return origins.trust(origin);
    }

    private static boolean preflight(Context context) {
        if (!context.method().equals(HandlerType.OPTIONS) || context.header("Access-Control-Request-Method") == null) {
            return false;
        }
        context.header("Access-Control-Allow-Methods", METHODS);
        context.header("Access-Control-Allow-Headers", SENT);
        context.header("Access-Control-Max-Age", "600");
        if ("true".equals(context.header("Access-Control-Request-Private-Network"))) {
            context.header("Access-Control-Allow-Private-Network", "true");
        }
        context.status(204);
        return true;
    }
}
