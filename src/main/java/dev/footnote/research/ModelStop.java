package dev.footnote.research;

import dev.footnote.api.Cancellation;
import dev.langchain4j.model.chat.response.StreamingHandle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cancels the stream of a model that offers a handle for it, when its run is cancelled. Safe for many threads. */
final class ModelStop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelStop.class);

    private final Cancellation cancellation;
    private @Nullable StreamingHandle known;
    private Cancellation.@Nullable Registration registration;
    private boolean closed;

    ModelStop(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** Takes the handle that came with a piece of the stream; a model mostly gives the same one with each piece. */
    synchronized void reaches(StreamingHandle handle) {
        if (closed || handle == known) {
            return;
        }
        release();
        known = handle;
        registration = cancellation.onCancel(() -> cancel(handle));
    }

    private static void cancel(StreamingHandle handle) {
        try {
            handle.cancel();
        } catch (RuntimeException e) {
            LOG.debug("the model's stream cannot be cancelled; what still comes of it is dropped", e);
        }
    }

    /** The stream has ended: cancelling the run no longer concerns it. */
    @Override
    public synchronized void close() {
        closed = true;
        release();
    }

    private void release() {
        if (registration != null) {
            registration.close();
        }
    }
}
