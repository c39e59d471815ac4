package dev.footnote.page.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Cancellation;
import java.util.Map;

/** Calls of the DevTools protocol. Safe for many threads. */
interface DevTools {

    /** The session of the browser as a whole. */
    String BROWSER = "";

    /**
     * The result of a call.
     *
     * @param session of a page, or {@link #BROWSER}
     * @param deadline by {@link System#nanoTime}
     * @throws RenderException if the browser refuses, ends, or gives no answer until then
     */
    JsonNode call(String session, String method, Map<String, ?> parameters, long deadline, Cancellation cancellation)
            throws RenderException;

    /** Makes a call whose answer nobody waits for; one that cannot be made is forgotten. */
    void tell(String session, String method, Map<String, ?> parameters);
}
