package dev.footnote.net;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One plain HTTP/1.1 call to an address that was judged, and to no other. The JDK's client looks names up by itself when it connects, and whoever owns
 * a name may change it between our look and that one. HTTPS is safe from this: a machine that the name was turned to has no certificate for it.
 */
final class PinnedCall implements AutoCloseable {

    /** Bytes of status line and headers; servers themselves take 8 to 64 KB. */
    private static final int MAX_HEAD = 64 * 1024;

    private final HttpRequest request;
    private final byte[] payload;
    private final long cap;
    private final List<InetAddress> addresses;
    private final Duration connectTimeout;
    private final long deadline;

    // Closed from another thread when the call is given up.
    private volatile Socket socket = new Socket(Proxy.NO_PROXY);
    private volatile boolean closed;

    /**
     * A call that is not sent yet.
     *
     * @param payload of a POST, else empty
     * @param cap bytes of the answer's body
     * @param deadline of {@link System#nanoTime}
     */
    PinnedCall(
            HttpRequest request,
            byte[] payload,
            long cap,
            List<InetAddress> addresses,
            Duration connectTimeout,
            long deadline) {
        this.request = request;
        this.payload = payload.clone();
        this.cap = cap;
        this.addresses = List.copyOf(addresses);
        this.connectTimeout = connectTimeout;
        this.deadline = deadline;
    }

    Received send() throws IOException {
        connect();
        socket.getOutputStream().write(head());
        socket.getOutputStream().write(payload);
        socket.getOutputStream().flush();
        InputStream in = new BufferedInputStream(new Timed(socket.getInputStream()));
        int left = MAX_HEAD;
        while (true) {
            List<String> lines = lines(in, left);
            left -= lines.stream().mapToInt(line -> line.length() + 2).sum();
            int status = status(lines.get(0));
            if (status >= 200) {
                Map<String, List<String>> headers = headers(lines.subList(1, lines.size()));
                return new Received(status, headers, body(in, status, headers));
            }
        }
    }

    private void connect() throws IOException {
        URI uri = request.uri();
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        IOException failure = new IOException("its host has no address");
        for (InetAddress address : addresses) {
            Socket next = new Socket(Proxy.NO_PROXY);
            socket = next;
            if (closed) {
                throw new IOException("the call was given up");
            }
            try {
                next.connect(
                        new InetSocketAddress(address, port), (int) Math.min(connectTimeout.toMillis(), millisLeft()));
                return;
            } catch (IOException e) {
                next.close();
                failure = e;
            }
        }
        throw failure;
    }

    private byte[] head() {
        URI uri = request.uri();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = URI.create(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .toASCIIString();
        StringBuilder head = new StringBuilder(request.method() + " " + target + " HTTP/1.1\r\nHost: " + uri.getHost());
        if (uri.getPort() >= 0) {
            head.append(':').append(uri.getPort());
        }
        head.append("\r\nConnection: close\r\n");
        request.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        if (payload.length > 0) {
            head.append("Content-Length: ").append(payload.length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int status(String line) throws IOException {
        String[] words = line.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-9]\\d\\d")) {
            throw new IOException("it does not speak HTTP");
        }
        return Integer.parseInt(words[1]);
    }

    private static Map<String, List<String>> headers(List<String> lines) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(
                                line.substring(0, colon).strip().toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private CappedBody.Bytes body(InputStream in, int status, Map<String, List<String>> headers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (status == 204 || status == 304) {
            return new CappedBody.Bytes(new byte[0], false);
        }
        String coding = String.join(",", headers.getOrDefault("transfer-encoding", List.of()));
        String length = headers.getOrDefault("content-length", List.of("")).get(0);
        boolean more;
        if (coding.toLowerCase(Locale.ROOT).contains("chunked")) {
            more = chunks(in, out);
        } else if (length.matches("\\d{1,18}")) {
            more = copy(in, Long.parseLong(length), out);
        } else {
            more = toTheEnd(in, out);
        }
        return new CappedBody.Bytes(out.toByteArray(), more);
    }

    private boolean chunks(InputStream in, ByteArrayOutputStream out) throws IOException {
        while (true) {
            String size = line(in, MAX_HEAD).split(";", 2)[0].strip();
            if (!size.matches("[0-9A-Fa-f]{1,15}")) {
                throw new IOException("a chunk of its answer has no length");
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                return false;
            }
            if (copy(in, length, out)) {
                return true;
            }
            line(in, 2);
        }
    }

    /** Copies a part of known length; true if the cap cut it. */
    private boolean copy(InputStream in, long length, ByteArrayOutputStream out) throws IOException {
        long want = Math.min(length, cap - out.size());
        byte[] part = in.readNBytes((int) want);
        out.write(part, 0, part.length);
        if (part.length < want) {
            throw new EOFException("its answer broke off after " + out.size() + " bytes");
        }
        return want < length;
    }

    private boolean toTheEnd(InputStream in, ByteArrayOutputStream out) throws IOException {
        byte[] rest = in.readNBytes((int) Math.min(cap, Integer.MAX_VALUE - 8));
        out.write(rest, 0, rest.length);
        return in.read() >= 0;
    }

    /** The lines up to an empty one; the first is the status line. */
    private static List<String> lines(InputStream in, int limit) throws IOException {
        List<String> out = new ArrayList<>();
        int left = limit;
        for (String line = line(in, left); !line.isEmpty() || out.isEmpty(); line = line(in, left)) {
            out.add(line);
            left -= line.length() + 2;
        }
        return out;
    }

    private static String line(InputStream in, int limit) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("it hung up");
            }
            if (line.size() >= limit) {
                throw new IOException("its headers do not end");
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private int millisLeft() throws SocketTimeoutException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("out of time");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            // nobody waits for it any more
        }
    }

    /** Each read waits no longer than what is left of the whole call, so a server that drips cannot hold the thread. */
    private final class Timed extends FilterInputStream {

        private Timed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            socket.setSoTimeout(millisLeft());
            return in.read(buffer, from, length);
        }
    }
}
