package dev.footnote.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on 127.0.0.1 that keeps the head of each request as it came over the wire. */
public final class RecordingWeb implements AutoCloseable {

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    private RecordingWeb(ServerSocket server) {
        this.server = server;
    }

    /** Starts a server that knows no page yet. */
    public static RecordingWeb start() throws IOException {
        RecordingWeb web = new RecordingWeb(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
        web.threads.execute(web::accept);
        return web;
    }

    /** Returns the address without a path. */
    public String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Returns the port. */
    public int port() {
        return server.getLocalPort();
    }

    /** Serves an HTML page with one paragraph at a request target. */
    public void page(String target, String title, String body) {
        respond(
                target,
                "200 OK",
                "Content-Type: text/html; charset=utf-8\r\n",
                "<html lang=en><title>" + title + "</title><main><h1>" + title + "</h1>" + body + "</main></html>");
    }

    /** Serves a redirect at a request target. */
    public void redirect(String target, String location) {
        respond(target, "302 Found", "Location: " + location + "\r\n", "");
    }

    /** Serves any response at a request target. */
    public void respond(String target, String status, String headers, String body) {
        int length = body.getBytes(UTF_8).length;
        answers.put(
                target,
                "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + length + "\r\nConnection: close\r\n\r\n"
                        + body);
    }

    /** Returns the heads of all requests but those for robots.txt, in the order of their arrival. */
    public List<String> heads() {
        return heads.stream()
                .filter(head -> !head.startsWith("GET /robots.txt "))
                .toList();
    }

    /** Returns the request targets of all requests but those for robots.txt. */
    public List<String> targets() {
        return heads().stream().map(head -> head.split(" ", 3)[1]).toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.add(line);
            }
            if (!lines.isEmpty()) {
                heads.add(String.join("\n", lines));
                String target = lines.get(0).split(" ", 3)[1];
                String none = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                socket.getOutputStream()
                        .write(answers.getOrDefault(target, none).getBytes(UTF_8));
            }
        } catch (IOException e) {
            // the client hung up
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
