package dev.footnote.http.access;

import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.http.page.PageRoutes;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets callers in: by key where there are keys, else only those that address this machine by a name of its own. */
public final class Authenticator {

    private static final Set<String> OPEN = Set.of("/healthz", "/readyz", "/openapi.yaml");

    private final ApiKeys keys;

    private static final Pattern LOOPBACK = Pattern.compile("127(?:\\.\\d{1,3}){3}");

    /**
     * Creates a gate.
     *
     * @param keys who may come in
     */
    public Authenticator(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * Returns who calls; empty where there are no keys, or where none is needed.
     *
     * @param context of the request
     * @throws ProblemException if that caller may not
     */
    public String owner(Context context) {
        if (OPEN.contains(context.path()) || PageRoutes.isPage(context.path())) {
            return "";
        }
        if (!keys.required() && !isLocal(context.req().getServerName())) {
            // A web page may point a name of its own at this machine; its scripts would then pass as the same origin.
            throw new ProblemException(Problem.of(
                    421,
                    "foreign-host",
                    "The host named is not this machine",
                    "without API keys this server is for this machine alone; address it as localhost or 127.0.0.1"));
        }
        return keys.owner(context.header("Authorization"));
    }

    private static boolean isLocal(@Nullable String name) {
        String plain = name == null ? "" : name.toLowerCase(Locale.ROOT);
        return plain.equals("localhost")
                || LOOPBACK.matcher(plain).matches()
                || plain.equals("[::1]")
                || plain.equals("::1")
                || plain.equals("[0:0:0:0:0:0:0:1]");
    }
}
