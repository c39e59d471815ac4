package dev.footnote.http.exchange;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** The methods that every resource has besides its own. Stateless, safe for many threads. */
public final class RouteMethods {

    private RouteMethods() {}

    /**
     * Adds GET with HEAD and OPTIONS. HEAD runs the same handler, whose body the container leaves out, so that its headers are true.
     *
     * @param routes of the server
     * @param path of the resource
     * @param more other methods that it has, with commas between; empty for none
     * @param get answers GET and HEAD
     */
    public static void get(RoutesConfig routes, String path, String more, Handler get) {
        String allow = "GET, HEAD, OPTIONS" + (more.isEmpty() ? "" : ", " + more);
        routes.get(path, get);
        routes.head(path, get);
        routes.options(
                path,
                context -> context.status(204).header("Allow", allow).res().setContentType(null));
    }
}
