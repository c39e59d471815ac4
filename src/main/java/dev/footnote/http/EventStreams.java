package dev.footnote.http;

import dev.footnote.http.exchange.ResponseFormat;
import dev.footnote.http.exchange.ServerPaths;
import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** All readers of events. Safe for many threads. */
final class EventStreams {

    private final Set<SseWriter> writers = ConcurrentHashMap.newKeySet();
    private final Executor executor;
    private final Clock clock;
    private final ServerPaths paths;

    EventStreams(Executor executor, Clock clock, ServerPaths paths) {
        this.executor = executor;
        this.clock = clock;
        this.paths = paths;
    }

    /** Sends the headers at once and hands the response to a writer of its own; nothing may fail after this. */
    void open(Context context, QueuedRun ticket, SseForm form, long from) throws IOException {
        HttpServletResponse response = context.res();
        response.setStatus(200);
        response.setContentType(ResponseFormat.EVENTS.contentType());
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Location", RunViews.path(ticket.id()));
        AsyncContext async = context.req().startAsync();
        async.setTimeout(0);
        response.flushBuffer();
        ServletOutputStream out = response.getOutputStream();
        SseWriter writer = new SseWriter(out, new PathHidingForm(form, paths), from, executor, gone -> {
            writers.remove(gone);
            ticket.leave(clock.instant());
        });
        ticket.enter();
        writers.add(writer);
        out.setWriteListener(writer);
        async.addListener(writer);
        context.future(writer::done);
        writer.follow(ticket);
    }

    void tick() {
        writers.forEach(SseWriter::tick);
    }

    int open() {
        return writers.size();
    }
}
