package dev.footnote.page.render;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpTransport;
import dev.footnote.threads.DaemonThreads;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one browser for all pages: it is started by the first, and ended some time after the last. */
final class ChromiumRenderer implements PageRenderer {

    private static final Logger LOG = LoggerFactory.getLogger(ChromiumRenderer.class);

    /** Waits are cut into such slices, so that a cancelled one ends soon. */
    private static final long SLICE_MILLIS = 50;

    private final RendererSettings settings;
    private final HttpTransport transport;
    private final Browser.Launcher launcher;
    private final Semaphore places;
    private final Thread atExit = new Thread(this::end, "footnote-browser-end");

    private @Nullable Browser browser;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> idle;
    private int pages;
    private boolean closed;

    ChromiumRenderer(RendererSettings settings, HttpTransport transport, Browser.Launcher launcher) {
        this.settings = settings;
        this.transport = transport;
        this.launcher = launcher;
        this.places = new Semaphore(settings.atOnce(), true);
    }

    @Override
    public RenderedPage render(HttpAnswer shell, Cancellation cancellation) throws RenderException {
        enter(cancellation);
        try {
            Browser mine = take();
            try {
                return new Rendering(mine, settings, transport, shell, cancellation).page();
            } finally {
                giveBack();
            }
        } finally {
            places.release();
        }
    }

    private void enter(Cancellation cancellation) throws RenderException {
        long end = System.nanoTime() + settings.timeout().toNanos();
        try {
            while (!places.tryAcquire(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
                cancellation.throwIfCancelled();
                if (System.nanoTime() >= end) {
                    throw new RenderException("the browser was busy with other pages");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("the thread was interrupted while it waited for the browser");
        }
    }

    private synchronized Browser take() throws RenderException {
        if (closed) {
            throw new RenderException("the renderer was closed");
        }
        Browser known = browser;
        if (known != null && !known.isAlive()) {
            known.close();
            known = null;
        }
        if (known == null) {
            if (timer == null) {
                begin();
            }
            known = launcher.launch();
            browser = known;
        }
        if (idle != null) {
            idle.cancel(false);
        }
        pages++;
        return known;
    }

    private synchronized void begin() throws RenderException {
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            throw new RenderException("this process is about to end", e);
        }
        timer = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("footnote-browser-idle"));
    }

    private synchronized void giveBack() {
        pages--;
        if (pages == 0 && timer != null && !closed) {
            idle = timer.schedule(this::rest, settings.idle().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void rest() {
        if (pages == 0) {
            end();
        }
    }

    private synchronized void end() {
        Browser known = browser;
        browser = null;
        if (known != null) {
            known.close();
        }
    }

    @Override
    public void close() {
        Browser known;
        synchronized (this) {
            closed = true;
            known = browser;
            if (timer != null) {
                timer.shutdownNow();
                try {
                    Runtime.getRuntime().removeShutdownHook(atExit);
                } catch (IllegalStateException e) {
                    LOG.debug("the browser is ended while the process ends");
                }
            }
        }
        if (known != null) {
            known.close();
        }
    }
}
