package dev.footnote.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A chat-completions server on 127.0.0.1 that streams the turns of a script, one for each request, and keeps what it
 * was sent. When the script has run out it answers 500; once closed it answers nothing. Safe for many threads.
 */
public final class ScriptedKimi implements AutoCloseable {

    private final ServerSocket server;
    private final Queue<ScriptedTurn> script = new ConcurrentLinkedQueue<>();
    private final Queue<ScriptedTurn> listings = new ConcurrentLinkedQueue<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore gone = new Semaphore(0);
    private final Semaphore arrived = new Semaphore(0);
    private volatile @Nullable String thinkingField;
    private volatile Function<JsonNode, @Nullable String> refusal = body -> null;
    private volatile int refusalStatus;
    private volatile @Nullable Function<JsonNode, Turn> rule;
    private volatile @Nullable String balance;
    private final Map<String, String> formulas = new ConcurrentHashMap<>();
    private final Map<String, Function<JsonNode, String>> fibers = new ConcurrentHashMap<>();
    private final List<String> fiberBodies = new CopyOnWriteArrayList<>();
    private final AtomicInteger listed = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile List<String> models = List.of("kimi-k2-thinking");

    private ScriptedKimi() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    }

    /** Starts a server with an empty script. */
    public static ScriptedKimi start() {
        try {
            ScriptedKimi kimi = new ScriptedKimi();
            daemon(kimi::accept);
            return kimi;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The base address, ending in /v1. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
    }

    /** Adds a turn to the end of the script. */
    public ScriptedKimi turn(Turn turn) {
        script.add((ScriptedTurn) turn);
        return this;
    }

    /** The ids that GET /v1/models shows. */
    public ScriptedKimi models(String... ids) {
        models = List.of(ids);
        return this;
    }

    /** Answers a further GET /v1/models with this turn, before those that show the ids. */
    public ScriptedKimi listing(Turn turn) {
        listings.add((ScriptedTurn) turn);
        return this;
    }

    /** Refuses, as Moonshot does, a history that lacks thinking under this name, or calls without their results. */
    public ScriptedKimi strict(String field) {
        thinkingField = field;
        return this;
    }

    /** Refuses, with this status, each request of which the rule says something. */
    public ScriptedKimi refuse(int status, Function<JsonNode, @Nullable String> rule) {
        refusal = rule;
        refusalStatus = status;
        return this;
    }

    /** Answers what no turn of the script is left for. */
    public ScriptedKimi answering(Function<JsonNode, Turn> answers) {
        rule = answers;
        return this;
    }

    /** What GET /v1/users/me/balance shows; 404 otherwise. */
    public ScriptedKimi balance(String body) {
        balance = body;
        return this;
    }

    /**
     * Offers a tool that the host itself runs.
     *
     * @param tool its name in the address, such as web-search
     * @param shown what GET /v1/formulas/moonshot/TOOL:latest/tools shows
     * @param answer of a call, by its body
     */
    public ScriptedKimi formula(String tool, String shown, Function<JsonNode, String> answer) {
        formulas.put(tool, shown);
        fibers.put(tool, answer);
        return this;
    }

    /** The bodies of the calls of tools that the host runs, in the order of arrival. */
    public List<String> fiberBodies() {
        return List.copyOf(fiberBodies);
    }

    /** How many chat requests were under way at once at most. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** How often GET /v1/models was asked. */
    public int listed() {
        return listed.get();
    }

    /** The chat requests in the order of arrival. */
    public List<JsonNode> requests() {
        List<JsonNode> out = new ArrayList<>();
        for (String body : bodies) {
            try {
                out.add(ScriptedTurn.JSON.readTree(body));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return out;
    }

    /** The chat requests' bodies as they came. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    /** The chat requests' headers, names in lower case. */
    public List<Map<String, String>> headers() {
        return List.copyOf(headers);
    }

    /** Waits until a further client has left in the middle of an answer; false if none did within the time. */
    public boolean awaitDisconnect(long seconds) throws InterruptedException {
        return gone.tryAcquire(seconds, TimeUnit.SECONDS);
    }

    /** Waits until a further chat request has arrived; false if none did within the time. */
    public boolean awaitRequest(long seconds) throws InterruptedException {
        return arrived.tryAcquire(seconds, TimeUnit.SECONDS);
    }

    /** How many clients left in the middle of an answer and were not waited for yet. */
    public int disconnects() {
        return gone.availablePermits();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-kimi");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                if (server.isClosed()) { // close() may have gone through the open ones just before
                    socket.close();
                }
                daemon(() -> serve(socket));
            } catch (IOException e) {
                // the server was closed, or the client has gone already
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (one(socket, in)) {
                // the connection is kept for the next request
            }
        } catch (IOException e) {
            // the client has gone, which is noted where it matters
        } finally {
            open.remove(socket);
        }
    }

    private boolean one(Socket socket, InputStream in) throws IOException {
        String start = line(in);
        if (start == null) {
            return false;
        }
        Map<String, String> head = new TreeMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            head.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        String body = new String(
                in.readNBytes(Integer.parseInt(head.getOrDefault("content-length", "0"))), StandardCharsets.UTF_8);
        if (server.isClosed()) {
            return false;
        }
        OutputStream out = socket.getOutputStream();
        if (start.contains("/v1/formulas/")) {
            formula(out, start, body);
            return true;
        }
        if (start.startsWith("GET ") && start.contains("/models")) {
            listed.incrementAndGet();
            ScriptedTurn listing = listings.poll();
            if (listing != null) {
                return answer(socket, in, out, listing);
            }
            plain(out, 200, list(), Map.of());
            return true;
        }
        if (start.startsWith("GET ")) {
            String shown = balance;
            boolean known = shown != null && start.contains("/users/me/balance");
            plain(out, known ? 200 : 404, known ? shown : "{}", Map.of());
            return true;
        }
        mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try {
            return chat(socket, in, out, head, body);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void formula(OutputStream out, String start, String body) throws IOException {
        String tool = start.replaceFirst("^[A-Z]+ /v1/formulas/moonshot/([a-z-]+):latest/.*$", "$1");
        if (!formulas.containsKey(tool)) {
            plain(out, 404, "{\"error\":{\"message\":\"no such formula\"}}", Map.of());
        } else if (start.startsWith("GET ")) {
            plain(out, 200, formulas.get(tool), Map.of());
        } else {
            fiberBodies.add(body);
            plain(out, 200, fibers.get(tool).apply(ScriptedTurn.JSON.readTree(body)), Map.of());
        }
    }

    private boolean chat(Socket socket, InputStream in, OutputStream out, Map<String, String> head, String body)
            throws IOException {
        headers.add(head);
        bodies.add(body);
        arrived.release();
        String complaint = thinkingField == null ? null : History.complaint(body, thinkingField);
        if (complaint != null) {
            plain(out, 400, complaint, Map.of());
            return true;
        }
        String refused = refusal.apply(ScriptedTurn.JSON.readTree(body));
        if (refused != null) {
            ObjectNode error = ScriptedTurn.JSON.createObjectNode();
            error.putObject("error").put("message", refused).put("type", "invalid_request_error");
            plain(out, refusalStatus, error.toString(), Map.of());
            return true;
        }
        ScriptedTurn turn = script.poll();
        Function<JsonNode, Turn> answers = rule;
        if (turn == null && answers != null) {
            turn = (ScriptedTurn) answers.apply(ScriptedTurn.JSON.readTree(body));
        }
        if (turn == null) {
            turn = Turn.status(
                    500, "{\"error\":{\"message\":\"the script has run out\",\"type\":\"server_error\"}}", Map.of());
        }
        return answer(socket, in, out, turn);
    }

    private boolean answer(Socket socket, InputStream in, OutputStream out, ScriptedTurn turn) throws IOException {
        if (left(socket, in, turn.delay.toMillis())) {
            gone.release();
            return false;
        }
        if (turn.reset) {
            return cut(socket, out, turn);
        }
        if (turn.status != 200) {
            plain(out, turn.status, turn.body, turn.headers);
            return true;
        }
        try {
            write(out, head(200, turn.type, turn.headers) + "Transfer-Encoding: chunked\r\n\r\n");
            int sent = 0;
            for (byte[] frame : turn.frames()) {
                if (sent == turn.cutAfter) {
                    return cut(socket, out, turn);
                }
                if (sent == turn.silentAfter) {
                    if (left(socket, in, 60_000)) {
                        gone.release();
                    }
                    return false;
                }
                if (left(socket, in, turn.pace.toMillis())) {
                    gone.release();
                    return false;
                }
                for (int at = 0; at < frame.length; at += Math.min(turn.tear, frame.length - at)) {
                    chunk(out, Arrays.copyOfRange(frame, at, at + Math.min(turn.tear, frame.length - at)));
                }
                sent++;
            }
            if (turn.stayOpen) {
                if (left(socket, in, 60_000)) {
                    gone.release();
                }
                return false;
            }
            write(out, "0\r\n\r\n");
            return true;
        } catch (IOException e) {
            gone.release();
            throw e;
        }
    }

    private static boolean cut(Socket socket, OutputStream out, ScriptedTurn turn) throws IOException {
        if (turn.clean) {
            write(out, "0\r\n\r\n");
            return true;
        }
        socket.setSoLinger(true, 0);
        return false;
    }

    /** Waits that long, or until the client closes; true if it did. */
    private static boolean left(Socket socket, InputStream in, long millis) throws IOException {
        if (millis == 0) {
            return false;
        }
        socket.setSoTimeout((int) millis);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        } finally {
            if (!socket.isClosed()) {
                socket.setSoTimeout(0);
            }
        }
    }

    private String list() {
        ObjectNode root = ScriptedTurn.JSON.createObjectNode().put("object", "list");
        ArrayNode data = root.putArray("data");
        models.forEach(
                id -> data.addObject().put("id", id).put("object", "model").put("context_length", 262_144));
        return root.toString();
    }

    private static void plain(OutputStream out, int status, String body, Map<String, String> more) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String length = more.containsKey("Content-Length") ? "" : "Content-Length: " + bytes.length + "\r\n";
        write(out, head(status, "application/json", more) + length + "\r\n" + body);
    }

    private static String head(int status, String type, Map<String, String> more) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\nContent-Type: " + type + "\r\n");
        more.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.toString();
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        out.write(chunk.toByteArray());
        out.flush();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }
}
