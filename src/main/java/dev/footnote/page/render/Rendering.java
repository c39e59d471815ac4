package dev.footnote.page.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The rendering of one page, in a tab and a context of its own: no cookie and no cache goes from one page to another. Used once. */
final class Rendering {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Between two looks at a page. */
    private static final long LOOK_MILLIS = 100;

    /** A page with less text than this is waited for longer: it may still show that it is loading. */
    private static final int LITTLE = 200;

    private static final int LONGER = 6;

    /** Share of the time after which a page is taken as it stands; the rest is for taking it. */
    private static final double SHARE = 0.9;

    /** Where our scripts run: they see the page, and the page cannot change what they call. */
    private static final String WORLD = "footnote";

    private static final String LOOK =
            "[document.readyState === 'complete', (document.body ? document.body.innerText : '').length]";

    private static final String SERIALISE = resource("serialise.js");

    private final Browser browser;
    private final DevTools tools;
    private final RendererSettings settings;
    private final HttpAnswer shell;
    private final PageLoads loads;
    private final Cancellation cancellation;
    private final Cancellation own = new Cancellation();
    private final long deadline;
    private final long takenAt;
    private String session = "";
    private String target = "";

    Rendering(
            Browser browser,
            RendererSettings settings,
            HttpTransport transport,
            HttpAnswer shell,
            Cancellation cancellation) {
        long now = System.nanoTime();
        this.browser = browser;
        this.tools = browser.tools();
        this.settings = settings;
        this.shell = shell;
        this.cancellation = cancellation;
        this.deadline = now + settings.timeout().toNanos();
        this.takenAt = now + (long) (settings.timeout().toNanos() * SHARE);
        this.loads = new PageLoads(shell, settings, transport, tools, own, deadline);
    }

    RenderedPage page() throws RenderException {
        Cancellation.Registration registration =
                cancellation.onCancel(() -> own.cancel("the page is not wanted any more"));
        String context = "";
        try {
            context = call(DevTools.BROWSER, "Target.createBrowserContext", Map.of("disposeOnDetach", true))
                    .path("browserContextId")
                    .asText();
            open(context);
            return taken();
        } catch (RenderException e) {
            loads.throwIfEnded();
            throw e;
        } finally {
            registration.close();
            own.cancel("the page was rendered");
            browser.unwatch(target);
            if (!context.isEmpty()) {
                tools.tell(DevTools.BROWSER, "Target.disposeBrowserContext", Map.of("browserContextId", context));
            }
        }
    }

    private void open(String context) throws RenderException {
        call(DevTools.BROWSER, "Browser.setDownloadBehavior", Map.of("behavior", "deny", "browserContextId", context));
        target = call(
                        DevTools.BROWSER,
                        "Target.createTarget",
                        Map.of("url", "about:blank", "browserContextId", context))
                .path("targetId")
                .asText();
        session = call(DevTools.BROWSER, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        call(session, "Page.enable", Map.of());
        browser.watch(target, loads);
        JsonNode shown =
                call(session, "Page.navigate", Map.of("url", shell.uri().toString()));
        if (shown.has("errorText") && loads.forward().isEmpty()) {
            throw new RenderException("the browser could not show it");
        }
    }

    private RenderedPage taken() throws RenderException {
        boolean stands = settle();
        if (loads.forward().isPresent()) {
            return new RenderedPage("", loads.forward(), Optional.empty());
        }
        JsonNode page = evaluate("(" + SERIALISE + ")(" + json(loads.sheets()) + "," + settings.maxBytes() + ")");
        if (!page.path("html").isTextual()) {
            throw new RenderException("the browser could not give its text");
        }
        List<String> limits = new ArrayList<>(loads.limits());
        if (!stands) {
            limits.add(
                    "its script was still at work after " + settings.timeout().toMillis() + " ms");
        }
        if (page.path("cut").asBoolean()) {
            limits.add("only the first " + settings.maxBytes() + " characters of its HTML were taken");
        }
        return new RenderedPage(
                page.path("html").asText(),
                Optional.empty(),
                limits.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", limits)));
    }

    /** Waits until nothing is loaded or changed for a while; returns false where the time is over before. */
    private boolean settle() throws RenderException {
        long changed = System.nanoTime();
        long length = -1;
        boolean complete = false;
        while (loads.forward().isEmpty()) {
            loads.throwIfEnded();
            cancellation.throwIfCancelled();
            JsonNode look = look();
            if (look.path(1).asLong() != length || !look.path(0).asBoolean()) {
                changed = System.nanoTime();
            }
            length = look.path(1).asLong();
            complete = look.path(0).asBoolean();
            long quiet = settings.quiet().toNanos() * (length < LITTLE ? LONGER : 1);
            if (complete && System.nanoTime() - changed >= quiet && loads.quietFor() >= quiet) {
                return true;
            }
            if (System.nanoTime() >= takenAt) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** What the page is like now; nothing where it is just being replaced. */
    private JsonNode look() throws RenderException {
        try {
            return evaluate(LOOK);
        } catch (RenderException e) {
            loads.throwIfEnded();
            if (System.nanoTime() >= deadline || !browser.isAlive()) {
                throw e;
            }
            return JSON.createArrayNode();
        }
    }

    private void pause() {
        try {
            loads.await(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("the thread was interrupted while a page was rendered");
        }
    }

    private JsonNode evaluate(String expression) throws RenderException {
        int world = call(session, "Page.createIsolatedWorld", Map.of("frameId", target, "worldName", WORLD))
                .path("executionContextId")
                .asInt();
        return call(
                        session,
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "contextId",
                                world,
                                "returnByValue",
                                true,
                                "timeout",
                                Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()))))
                .path("result")
                .path("value");
    }

    private JsonNode call(String to, String method, Map<String, ?> parameters) throws RenderException {
        if (System.nanoTime() >= deadline) {
            throw new RenderException("its script did not come to rest within "
                    + settings.timeout().toMillis() + " ms");
        }
        return tools.call(to, method, parameters, deadline, cancellation);
    }

    private static String json(Map<String, String> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Rendering.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
