package dev.footnote.page.render;

import com.fasterxml.jackson.databind.JsonNode;

/** A running browser that asks us for all it loads. Safe for many threads. */
interface Browser extends AutoCloseable {

    /** Starts browsers. */
    interface Launcher {
        /** @throws RenderException if there is none, or it does not start */
        Browser launch() throws RenderException;
    }

    /** Listens to the events of a page. */
    interface Tab {
        /**
         * The page wants to load something, and waits until it is fulfilled or refused. Called on a thread of its own.
         *
         * @param request parameters of {@code Fetch.requestPaused}
         */
        void paused(JsonNode request);

        /** The page or the browser has ended. Quick. */
        void ended();
    }

    DevTools tools();

    boolean isAlive();

    /** Sends what a page wants to load to a tab; what nobody watches is refused. */
    void watch(String target, Tab tab);

    void unwatch(String target);

    /** Ends the browser and all it has started, and deletes what it has written. */
    @Override
    void close();
}
