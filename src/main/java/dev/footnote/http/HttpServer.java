package dev.footnote.http;

import dev.footnote.api.InvalidInputException;
import dev.footnote.http.access.AllowedOrigins;
import dev.footnote.http.access.ApiKeys;
import dev.footnote.http.access.Authenticator;
import dev.footnote.http.access.BrowserHeaders;
import dev.footnote.http.exchange.ServerPaths;
import dev.footnote.http.log.AccessLog;
import dev.footnote.service.FootnoteService;
import dev.footnote.threads.DaemonThreads;
import dev.footnote.trace.CallerTraces;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a {@link FootnoteService} over HTTP until it is closed. The Footnote stays the caller's to close, afterwards. Safe for many threads.
 */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("footnote");
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /** For responses that are being written when everything has ended. */
    private static final Duration LAST_WRITES = Duration.ofSeconds(2);

    /** Bytes a connection; the kernel would take megabytes before a reader that has stopped shows. */
    private static final int SEND_BUFFER = 65_536;

    private final HttpSettings settings;
    private final BoundPort port;
    private final Metrics metrics = new Metrics();
    private final AccessLog log;
    private final RunQueue runs;
    private final EventStreams streams;
    private final PendingResponses waiters;
    private final CallerTraces callers = CallerTraces.create();
    private final RequestConnections endPoints = new RequestConnections(callers);
    private final ExecutorService endings = Executors.newCachedThreadPool(DaemonThreads.named("footnote-http-end"));
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("footnote-http-tick"));
    private final Routes routes;
    private final Javalin javalin;

    private HttpServer(
            FootnoteService footnote, HttpSettings settings, BoundPort port, Clock clock, Consumer<String> lines) {
        this.port = port;
        ApiKeys keys = keys(settings);
        this.log = new AccessLog(settings.log(), lines, clock);
        this.settings = settings;
        this.runs = new RunQueue(footnote, settings, clock, log, metrics::ended);
        this.streams = new EventStreams(endings, clock, ServerPaths.of(footnote.folders()));
        this.waiters = new PendingResponses(endings, clock);
        metrics.reuse(footnote::caches, footnote::prefetched);
        metrics.gauge("footnote.runs.running", "Runs that are going", runs::running);
        metrics.gauge("footnote.runs.queued", "Runs that wait for a place", runs::queued);
        metrics.gauge("footnote.http.streams", "Readers of events", streams::open);
        this.routes = new Routes(runs, streams, waiters, metrics, settings, endings, callers, clock);
        BrowserHeaders browsers =
                new BrowserHeaders(AllowedOrigins.of(settings.allowedOrigins(), keys.required()), keys.required());
        this.javalin = Javalin.create(config ->
                configure(config, serverRoutes -> routes.register(serverRoutes, new Authenticator(keys), browsers)));
    }

    /**
     * Starts a server; when this returns, it listens.
     *
     * @param footnote does the work
     * @param settings where to listen, and limits
     * @param clock tells how long nobody has watched
     * @throws InvalidInputException if it cannot listen there, or must not
     */
    public static HttpServer start(FootnoteService footnote, HttpSettings settings, Clock clock) {
        return start(footnote, settings, clock, HttpServer::log);
    }

    /**
     * Writes a line of the log of requests and runs where one goes that was not told otherwise.
     *
     * @param line without its end
     */
    public static void log(String line) {
        LOG.info("{}", line);
    }

    /**
     * Starts a server whose log goes elsewhere; when this returns, it listens.
     *
     * @param footnote does the work
     * @param settings where to listen, and limits
     * @param clock tells how long nobody has watched
     * @param lines takes each line of the log of requests and runs, without its end; safe for many threads
     * @throws InvalidInputException if it cannot listen there, or must not
     */
    public static HttpServer start(
            FootnoteService footnote, HttpSettings settings, Clock clock, Consumer<String> lines) {
        return start(footnote, settings, BoundPort.of(settings), clock, lines);
    }

    /**
     * Starts a server on a port that was taken before; when this returns, it listens.
     *
     * @param footnote does the work
     * @param settings limits
     * @param port where to listen; closed with the server
     * @param clock tells how long nobody has watched
     * @param lines takes each line of the log of requests and runs, without its end; safe for many threads
     */
    public static HttpServer start(
            FootnoteService footnote, HttpSettings settings, BoundPort port, Clock clock, Consumer<String> lines) {
        HttpServer server = new HttpServer(footnote, settings, port, clock, lines);
        server.open();
        return server;
    }

    /** The keys of callers. */
    static ApiKeys keys(HttpSettings settings) {
        ApiKeys keys = ApiKeys.from(settings.apiKeyFile());
        if (!keys.required() && !isLoopback(settings.host())) {
            throw new InvalidInputException("http.host is \"" + settings.host()
                    + "\", which others can reach; give --api-key-file, or listen on 127.0.0.1");
        }
        return keys;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new InvalidInputException("http.host is \"" + host + "\", which is no address of this machine", e);
        }
    }

    private void open() {
        try {
            javalin.start();
        } catch (JavalinException e) {
            stopThreads();
            port.close();
            throw new IllegalStateException("the HTTP server does not start", e);
        }
        every(settings.keepAlive(), streams::tick);
        every(settings.keepAlive(), waiters::tick);
        Duration check = settings.unwatchedAfter().dividedBy(4);
        every(check.compareTo(Duration.ofSeconds(1)) < 0 ? check : Duration.ofSeconds(1), runs::cancelUnwatched);
    }

    private void every(Duration period, Runnable work) {
        long millis = Math.max(10, period.toMillis());
        var unused = ticker.scheduleWithFixedDelay(() -> guarded(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("a task of the server failed; it runs again", e);
        }
    }

    private void configure(JavalinConfig config, Consumer<RoutesConfig> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = settings.maxBodyBytes();
        config.http.prefer405over404 = true;
        config.jetty.threadPool = new QueuedThreadPool(settings.threads(), Math.min(8, settings.threads()));
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        ConnectionErrors errors = new ConnectionErrors(metrics);
        config.jetty.modifyServer(server -> {
            server.insertHandler(endPoints);
            server.setErrorHandler(errors);
        });
        config.events.serverStarting(() -> javalin.jettyServer()
                .server()
                .getDescendants(ContextHandler.class)
                .forEach(handler -> handler.setErrorHandler(errors)));
        config.jetty.addConnector(this::connector);
        config.requestLogger.http((context, millis) -> {
            metrics.answered(context.statusCode(), ProblemMapper.told(context));
            log.answered(new AccessLog.Request(
                    context.method().name(),
                    context.path(),
                    context.statusCode(),
                    Math.round(millis),
                    Routes.owner(context),
                    context.res().getHeader("Location")));
        });
        ProblemMapper.register(config.routes);
        routes.accept(config.routes);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        // The channel is bound already; this is what the connector says of itself.
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        port.giveTo(connector);
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        return connector;
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Returns how many runs are going or waiting. */
    public int runs() {
        return runs.all().size();
    }

    /** Takes no new runs, lets running ones end for the grace period, cancels the rest, and stops. */
    @Override
    public void close() {
        routes.close();
        runs.drain();
        if (!await(settings.shutdownGrace())) {
            runs.all().forEach(ticket -> runs.cancel(ticket, "the server is going down"));
            await(LAST_WORDS);
        }
        awaitResponses();
        javalin.stop();
        stopThreads();
    }

    private boolean await(Duration time) {
        CompletableFuture<?>[] results =
                runs.all().stream().map(QueuedRun::result).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(results).get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            LOG.debug("a run's log failed", e);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Callers that take what is written for them get all of it; the others are not waited for longer. */
    private void awaitResponses() {
        long end = System.nanoTime() + LAST_WRITES.toNanos();
        try {
            while (endPoints.open() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopThreads() {
        ticker.shutdownNow();
        endings.shutdown();
        metrics.close();
    }
}
