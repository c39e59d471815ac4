package dev.footnote.page.render;

import dev.footnote.api.Cancellation;
import dev.footnote.net.HttpAnswer;

/** Runs the script of pages. Safe for many threads; blocks its caller until the page stands, the time is over, or the cancellation. */
public interface PageRenderer extends AutoCloseable {

    /**
     * The page as its script leaves it.
     *
     * @param shell what the server sent for the page, with status 2xx; it is not fetched again
     * @param cancellation ends the work at once
     * @throws RenderException if there is no such page: no browser, a crash, a limit
     * @throws dev.footnote.api.CancelledException when cancelled
     */
    RenderedPage render(HttpAnswer shell, Cancellation cancellation) throws RenderException;

    /** Ends the browser, and with it what is being rendered. */
    @Override
    void close();
}
