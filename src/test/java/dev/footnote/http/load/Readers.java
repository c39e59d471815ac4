package dev.footnote.http.load;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.function.Predicate;

/** Many readers of streams at once, and what they saw. */
public final class Readers implements AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();

    /** One stream: milliseconds from the request to the first event and to the end, and what it lacked. */
    record Read(long first, long end, String problem) {}

    /** What many readers saw. */
    static final class Seen {
        private final ConcurrentLinkedQueue<Read> reads = new ConcurrentLinkedQueue<>();

        List<String> problems() {
            return reads.stream().map(Read::problem).filter(p -> !p.isEmpty()).toList();
        }

        int size() {
            return reads.size();
        }

        /** A percentile of the milliseconds to the first event. */
        long first(double share) {
            return at(share, reads.stream().mapToLong(Read::first).toArray());
        }

        /** A percentile of the milliseconds to the end. */
        long end(double share) {
            return at(share, reads.stream().mapToLong(Read::end).toArray());
        }

        private static long at(double share, long[] values) {
            Arrays.sort(values);
            return values.length == 0
                    ? 0
                    : values[(int) Math.min(values.length - 1, Math.floor(share * values.length))];
        }
    }

    static HttpRequest post(URI to, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    /**
     * Reads one stream to its end.
     *
     * @param counts the first line that counts as an event
     * @param needed a text that has to come
     */
    CompletableFuture<Read> read(HttpRequest request, Predicate<String> counts, String needed) {
        long begun = System.nanoTime();
        long[] first = new long[1];
        boolean[] found = new boolean[1];
        StringBuilder head = new StringBuilder();
        return client.sendAsync(
                        request,
                        info -> BodySubscribers.fromLineSubscriber(
                                new Flow.Subscriber<String>() {
                                    @Override
                                    public void onSubscribe(Flow.Subscription subscription) {
                                        subscription.request(Long.MAX_VALUE);
                                    }

                                    @Override
                                    public void onNext(String line) {
                                        if (first[0] == 0 && counts.test(line)) {
                                            first[0] = System.nanoTime();
                                        }
                                        found[0] |= line.contains(needed);
                                        if (head.length() < 300) {
                                            head.append(line).append(' ');
                                        }
                                    }

                                    @Override
                                    public void onError(Throwable error) {
                                        head.append(error);
                                    }

                                    @Override
                                    public void onComplete() {
                                        // the response's future tells
                                    }
                                },
                                subscriber -> "",
                                StandardCharsets.UTF_8,
                                null))
                .handle((response, error) -> {
                    String problem = error != null
                            ? error.toString()
                            : response.statusCode() != 200 || !found[0] ? response.statusCode() + " " + head : "";
                    long end = System.nanoTime();
                    return new Read(
                            ((first[0] == 0 ? end : first[0]) - begun) / 1_000_000, (end - begun) / 1_000_000, problem);
                });
    }

    String get(URI from, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(from);
        return client.send(
                        (headers.length == 0 ? request : request.headers(headers)).build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    /** Asks for a stream and reads nothing of it but its head, through the smallest of buffers. */
    static Socket slow(int port, String path, String body, String key) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1_024);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", port));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\nConnection: close\r\n"
                + (key.isEmpty() ? "" : "Authorization: Bearer " + key + "\r\n") + "Content-Length: " + bytes.length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(bytes);
        return socket;
    }

    /** Reads many streams at once. */
    Seen all(List<HttpRequest> requests, Predicate<String> counts, String needed) {
        Seen seen = new Seen();
        List<CompletableFuture<?>> reads = new ArrayList<>();
        for (HttpRequest request : requests) {
            reads.add(read(request, counts, needed).thenAccept(seen.reads::add));
        }
        CompletableFuture.allOf(reads.toArray(CompletableFuture<?>[]::new)).join();
        return seen;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
