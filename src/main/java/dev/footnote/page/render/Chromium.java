package dev.footnote.page.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Cancellation;
import dev.footnote.threads.BlockingExecutors;
import dev.footnote.threads.DaemonThreads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running headless browser with a profile of its own, which goes with it. Safe for many threads. */
final class Chromium implements Browser {

    private static final Logger LOG = LoggerFactory.getLogger(Chromium.class);

    /** Puts the two pipes where the browser looks for them; nothing of its own output is kept. */
    private static final String PIPES = "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null";

    private static final Path SHELL = Path.of("/bin/sh");

    /** Characters of what the browser complains about that are kept for the log. */
    private static final int COMPLAINT = 4000;

    private static final int GRACE_SECONDS = 2;

    private final Process process;
    private final Path profile;
    private final Map<String, Tab> tabs = new ConcurrentHashMap<>();
    private final ExecutorService threads = BlockingExecutors.perTask("footnote-render");
    private final StringBuilder complaints = new StringBuilder();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final DevToolsPipe pipe;

    private Chromium(Process process, Path profile) {
        this.process = process;
        this.profile = profile;
        this.pipe = new DevToolsPipe(process.getInputStream(), process.getOutputStream(), new Events());
    }

    /**
     * Starts the browser.
     *
     * @param path folders to look for it in
     * @throws RenderException if there is none, or it does not start
     */
    static Chromium start(RendererSettings settings, String path) throws RenderException {
        Path program = InstalledBrowser.find(settings.program(), path)
                .orElseThrow(() -> new RenderException("no Chromium was found on this machine"));
        if (!Files.isExecutable(SHELL)) {
            throw new RenderException("a browser can be driven on Linux and macOS only");
        }
        Chromium browser = launched(program, settings);
        try {
            browser.open(System.nanoTime() + settings.start().toNanos());
            return browser;
        } catch (RenderException e) {
            browser.close();
            LOG.warn("{} did not start: {}", program, browser.complaints());
            throw !browser.complaints().contains("no-sandbox")
                    ? new RenderException("the browser did not start", e)
                    : new RenderException(
                            "the browser did not start with its sandbox, as it never does for root; use another account, or set page.renderer_sandbox to false",
                            e);
        }
    }

    private static Chromium launched(Path program, RendererSettings settings) throws RenderException {
        try {
            Path profile = Profiles.create();
            try {
                return new Chromium(launch(program, settings, profile), profile);
            } catch (IOException e) {
                Profiles.delete(profile);
                throw e;
            }
        } catch (IOException e) {
            throw new RenderException("the browser could not be started", e);
        }
    }

    /** The environment is left out: it may hold keys. */
    private static Process launch(Path program, RendererSettings settings, Path profile) throws IOException {
        List<String> command = new ArrayList<>(List.of(SHELL.toString(), "-c", PIPES, program.toString()));
        command.addAll(ChromiumFlags.of(settings, profile));
        ProcessBuilder builder = new ProcessBuilder(command).directory(profile.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("HOME", profile.toString());
        environment.put("TMPDIR", profile.toString());
        environment.put("LANG", "C.UTF-8");
        return builder.start();
    }

    private void open(long deadline) throws RenderException {
        DaemonThreads.one("footnote-browser-errors", this::drain).start();
        pipe.open();
        Cancellation never = new Cancellation();
        pipe.call(DevTools.BROWSER, "Browser.getVersion", Map.of(), deadline, never);
        pipe.call(
                DevTools.BROWSER,
                "Fetch.enable",
                Map.of("patterns", List.of(Map.of("urlPattern", "*"))),
                deadline,
                never);
        pipe.call(DevTools.BROWSER, "Target.setDiscoverTargets", Map.of("discover", true), deadline, never);
    }

    private void drain() {
        byte[] buffer = new byte[2048];
        try (InputStream errors = process.getErrorStream()) {
            for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
                complain(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.debug("the browser's complaints broke off: {}", e.getMessage());
        }
    }

    private synchronized void complain(String text) {
        if (complaints.length() < COMPLAINT) {
            complaints.append(text);
        }
    }

    private synchronized String complaints() {
        return complaints.toString();
    }

    @Override
    public DevTools tools() {
        return pipe;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive() && !pipe.hasEnded() && !closed.get();
    }

    @Override
    public void watch(String target, Tab tab) {
        tabs.put(target, tab);
        if (!isAlive()) {
            tab.ended();
        }
    }

    @Override
    public void unwatch(String target) {
        tabs.remove(target);
    }

    /** What must be answered is answered on another thread: the pipe takes nothing in while it is not read. */
    private final class Events implements DevToolsPipe.Listener {

        @Override
        public void event(String method, JsonNode parameters, String session) {
            switch (method) {
                case "Fetch.requestPaused" -> paused(parameters);
                case "Page.javascriptDialogOpening" ->
                    run(() -> pipe.tell(session, "Page.handleJavaScriptDialog", Map.of("accept", false)));
                case "Target.targetCreated" -> {
                    JsonNode target = parameters.path("targetInfo");
                    if (target.has("openerId")) {
                        Map<String, String> popup =
                                Map.of("targetId", target.path("targetId").asText());
                        run(() -> pipe.tell(DevTools.BROWSER, "Target.closeTarget", popup));
                    }
                }
                case "Target.targetCrashed" -> {
                    Tab tab = tabs.get(parameters.path("targetId").asText());
                    if (tab != null) {
                        tab.ended();
                    }
                }
                default -> {
                    // nothing else is of concern
                }
            }
        }

        private void paused(JsonNode request) {
            Tab tab = tabs.get(request.path("frameId").asText());
            if (tab == null) {
                run(() -> pipe.tell(
                        DevTools.BROWSER,
                        "Fetch.failRequest",
                        Map.of("requestId", request.path("requestId").asText(), "errorReason", "BlockedByClient")));
            } else {
                run(() -> tab.paused(request));
            }
        }

        @Override
        public void ended() {
            tabs.values().forEach(Tab::ended);
        }
    }

    private void run(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the browser asked for something while it was being closed");
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        List<ProcessHandle> family = process.descendants().toList();
        pipe.tell(DevTools.BROWSER, "Browser.close", Map.of());
        pipe.close();
        try {
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            process.destroyForcibly().waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        Profiles.delete(profile);
    }
}
