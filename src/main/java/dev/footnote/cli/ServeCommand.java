package dev.footnote.cli;

import dev.footnote.cli.terminal.JsonErrorLines;
import dev.footnote.http.BoundPort;
import dev.footnote.http.HttpServer;
import dev.footnote.http.HttpSettings;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Serves the REST interface until it is stopped. */
@CommandLine.Command(
        name = "serve",
        description = {
            "Serves the REST interface until Ctrl-C; /openapi.yaml describes it.",
            "With --verbose it logs a line for each request and run, without questions and keys."
        })
final class ServeCommand extends Command {

    /** For answers that are still being written after the runs have ended. */
    private static final Duration CLOSING = Duration.ofSeconds(10);

    @CommandLine.Option(names = "--port", paramLabel = "N", description = "Port (default: 8080; 0: a free one).")
    private @Nullable Integer port;

    @CommandLine.Option(
            names = "--host",
            paramLabel = "ADDR",
            description = "Address to listen on (default: 127.0.0.1); others than this machine's need API keys.")
    private @Nullable String host;

    @CommandLine.Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "Lines \"NAME SHA256\": who may call, with the SHA-256 of each key.")
    private @Nullable Path apiKeyFile;

    @CommandLine.Option(
            names = "--log-format",
            paramLabel = "FORM",
            description = "text (default) or json: an object a line for each request and run, also without --verbose.")
    private @Nullable String logFormat;

    private static void logPlainly(boolean json) {
        Map.of(
                        "showDateTime",
                        String.valueOf(!json),
                        "dateTimeFormat",
                        "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                        "showThreadName",
                        "false",
                        "showShortLogName",
                        "true")
                .forEach((name, value) -> System.getProperties().putIfAbsent("org.slf4j.simpleLogger." + name, value));
    }

    @Override
    int run() throws Exception {
        // What these two tell at lower levels is their starting up, and what callers got wrong, which callers are told.
        System.getProperties().putIfAbsent("org.slf4j.simpleLogger.log.io.javalin", "error");
        System.getProperties().putIfAbsent("org.slf4j.simpleLogger.log.org.eclipse.jetty", "error");
        ServiceBuilder builder = builder();
        if (port != null) {
            builder.setting("http.port", String.valueOf(port));
        }
        if (host != null) {
            builder.setting("http.host", host);
        }
        if (apiKeyFile != null) {
            builder.setting("http.api_key_file", apiKeyFile.toString());
        }
        if (logFormat != null) {
            builder.setting("http.log_format", logFormat);
        }
        HttpSettings settings = HttpSettings.from(builder.effectiveSettings());
        logPlainly(settings.log().json());
        if (settings.log().json()) {
            System.setErr(new PrintStream(
                    new JsonErrorLines(this::logged, Clock.systemUTC()), false, StandardCharsets.UTF_8));
        }
        try (BoundPort place = BoundPort.of(settings);
                FootnoteService footnote = builder.build()) {
            console().progress(console().dim(footnote.consent()));
            footnote.index(line -> console().progress(console().dim(line))).problems().stream()
                    .limit(20)
                    .forEach(problem -> console().progress("left out: " + problem));
            return serve(footnote, settings, place);
        }
    }

    private void logged(String line) {
        PrintWriter err = console().err();
        err.println(line);
        err.flush();
    }

    /** Waits for Ctrl-C or the like, and then for the runs. */
    private int serve(FootnoteService footnote, HttpSettings settings, BoundPort place) throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Consumer<String> lines = settings.log().json() ? this::logged : HttpServer::log;
        HttpServer server = HttpServer.start(footnote, settings, place, Clock.systemUTC(), lines);
        String name = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        Interrupts.Work work = new Interrupts.Work(
                () -> waitsFor(server.runs(), settings.shutdownGrace()),
                by -> stopped.countDown(),
                settings.shutdownGrace().plus(CLOSING));
        console().print("listening on http://" + name + ":" + server.port() + "\n");
        return Interrupts.during(work, console()::progress, () -> {
            stopped.await();
            server.close();
            return Main.CANCELLED;
        });
    }

    static String waitsFor(int runs, Duration grace) {
        return runs == 0
                ? "no run is going"
                : (runs == 1 ? "1 run has " : runs + " runs have ") + grace.toSeconds() + " s to end, and then "
                        + (runs == 1 ? "is cancelled" : "are cancelled");
    }
}
