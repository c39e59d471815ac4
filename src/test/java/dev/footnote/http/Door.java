package dev.footnote.http;

import dev.footnote.api.ModelInfo;
import dev.footnote.api.run.RunStore;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server on a free port of 127.0.0.1, and a client that knows it. */
final class Door implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FootnoteService footnote;
    private final HttpServer server;

    private Door(FootnoteService footnote, HttpServer server) {
        this.footnote = footnote;
        this.server = server;
    }

    /** With the embedded model, or another. */
    static Door open(Path home, Map<String, String> settings, @Nullable StreamingChatModel model) {
        return open(home, settings, model, ModelInfo.named("held"));
    }

    /** With the embedded model and a store of the test's own. */
    static Door storedIn(Path home, Map<String, String> settings, RunStore store) {
        return start(builder(home, settings).store(store));
    }

    /** With the embedded model, and a log that the test reads. */
    static Door logging(Path home, Map<String, String> settings, Consumer<String> lines) {
        ServiceBuilder builder = builder(home, settings);
        HttpSettings read = HttpSettings.from(builder.effectiveSettings());
        FootnoteService footnote = builder.build();
        return new Door(footnote, HttpServer.start(footnote, read, Clock.systemUTC(), lines));
    }

    /** With the embedded model and the web besides. */
    static Door onTheWeb(Path home, Map<String, String> settings) {
        return start(builder(home, settings).web(true));
    }

    /** With the embedded model over folders. */
    static Door over(Path home, Path... folders) {
        ServiceBuilder builder = builder(home, Map.of());
        for (Path folder : folders) {
            builder.corpus(folder);
        }
        return start(builder);
    }

    /** Over a folder, with a model of the settings. */
    static Door over(Path home, Map<String, String> settings, Path folder) {
        return start(builder(home, settings).corpus(folder));
    }

    /** With the embedded model, or another of which more than its name is known. */
    static Door open(Path home, Map<String, String> settings, @Nullable StreamingChatModel model, ModelInfo info) {
        ServiceBuilder builder = builder(home, settings);
        if (model != null) {
            builder.chatModel(model, info).corpus(home.resolve("docs"));
        }
        return start(builder);
    }

    private static ServiceBuilder builder(Path home, Map<String, String> settings) {
        ServiceBuilder builder = FootnoteService.builder()
                .environment(Map.of())
                .home(home.resolve("home"))
                .model("offline")
                .setting("research.mode", "think") // a fast attempt that finds nothing would ask the model again
                .setting("http.port", "0")
                .setting("http.shutdown_grace", "1s");
        settings.forEach(builder::setting);
        return builder;
    }

    private static Door start(ServiceBuilder builder) {
        HttpSettings read = HttpSettings.from(builder.effectiveSettings());
        FootnoteService footnote = builder.build();
        return new Door(footnote, HttpServer.start(footnote, read, Clock.systemUTC()));
    }

    int port() {
        return server.port();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(40));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    FootnoteService footnote() {
        return footnote;
    }

    HttpClient client() {
        return client;
    }

    HttpResponse<String> call(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = to(path).method(method, BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return call("GET", path, "", headers);
    }

    HttpResponse<String> post(String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                to("/v1/research").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** A connection on which the first bytes have been sent. */
    Socket raw(String bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** What the server says to bytes after which nothing more comes. */
    String said(String bytes) throws IOException {
        try (Socket socket = raw(bytes)) {
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void closeServer() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
        footnote.close();
    }
}
