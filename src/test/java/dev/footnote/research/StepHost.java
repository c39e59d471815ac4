package dev.footnote.research;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process of its own that answers chat completions for {@link StepCosts}: at {@code /CLIENT/STEPS/v1} it searches and reads in turn, and ends after so many steps. It prints its port, and
 * ends with its standard input. {@code GET /body} shows the last request whole.
 */
final class StepHost {

    private static final byte[] ASSISTANT = "assistant\"".getBytes(StandardCharsets.UTF_8);

    private volatile byte[] last = {};

    private StepHost() {}

    public static void main(String[] arguments) throws IOException {
        StepHost host = new StepHost();
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            System.out.println(server.getLocalPort());
            threads.execute(() -> {
                while (true) {
                    try {
                        Socket socket = server.accept();
                        socket.setTcpNoDelay(true);
                        threads.execute(() -> host.serve(socket));
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            while (System.in.read() >= 0) {
                // until the parent has gone
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            OutputStream out = socket.getOutputStream();
            while (one(in, out)) {
                // the connection is kept
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private boolean one(InputStream in, OutputStream out) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return false;
        }
        int length = 0;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String small = line.toLowerCase(Locale.ROOT);
            if (small.startsWith("content-length:")) {
                length = Integer.parseInt(small.substring(15).strip());
            }
            chunked |= small.startsWith("transfer-encoding:") && small.contains("chunked");
        }
        if (start.startsWith("GET /body")) {
            send(out, "application/json", last);
            return true;
        }
        if (start.startsWith("GET ")) {
            send(
                    out,
                    "application/json",
                    "{\"data\":[{\"id\":\"kimi-k2-thinking\"}]}".getBytes(StandardCharsets.UTF_8));
            return true;
        }
        byte[] body = chunked ? chunks(in) : in.readNBytes(length);
        last = body;
        String[] path = start.split("/");
        int steps = Integer.parseInt(path[2]);
        send(out, "text/event-stream", answer(path[1], count(body), steps).getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder out = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                out.append((char) b);
            }
        }
        return out.toString();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            out.writeBytes(in.readNBytes(size));
            line(in);
        }
        line(in);
        return out.toByteArray();
    }

    private static void send(OutputStream out, String type, byte[] body) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(body);
        out.flush();
    }

    private static int count(byte[] body) {
        int out = 0;
        for (int i = 0; i + ASSISTANT.length <= body.length; i++) {
            int j = 0;
            while (j < ASSISTANT.length && body[i + j] == ASSISTANT[j]) {
                j++;
            }
            out += j == ASSISTANT.length ? 1 : 0;
        }
        return out;
    }

    private static String answer(String client, int step, int steps) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            out.append(event("{\"reasoning_content\":\"The register goes on to page " + i + ". \"}", "null"));
        }
        if (step < steps) {
            int page = step / 2 + 1;
            out.append(
                    step % 2 == 0
                            ? call(step, "search", "{\\\"queries\\\":[\\\"ship " + page + "\\\"]}")
                            : call(step, "read", "{\\\"url\\\":\\\"" + Register.url(page) + "\\\"}"));
        } else if (client.equals("footnote")) {
            out.append(call(step, "submit_answer", "{\\\"found\\\":false,\\\"claims\\\":[]}"));
        } else {
            out.append(event("{\"content\":\"It is not there.\"}", "null")).append(event("{}", "\"stop\""));
        }
        return out.append(
                        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50,\"total_tokens\":1050}}\n\n")
                .append("data: [DONE]\n\n")
                .toString();
    }

    private static String call(int step, String name, String arguments) {
        int half = arguments.length() / 2;
        while (arguments.charAt(half - 1) == '\\') {
            half++;
        }
        String start = "{\"tool_calls\":[{\"index\":0,";
        return event(
                        start + "\"id\":\"functions." + name + ":" + step
                                + "\",\"type\":\"function\",\"function\":{\"name\":\"" + name
                                + "\",\"arguments\":\"\"}}]}",
                        "null")
                + event(start + "\"function\":{\"arguments\":\"" + arguments.substring(0, half) + "\"}}]}", "null")
                + event(start + "\"function\":{\"arguments\":\"" + arguments.substring(half) + "\"}}]}", "null")
                + event("{}", "\"tool_calls\"");
    }

    private static String event(String delta, String finish) {
        return "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"kimi-k2-thinking\",\"choices\":[{\"index\":0,\"delta\":"
                + delta + ",\"finish_reason\":" + finish + "}]}\n\n";
    }
}
