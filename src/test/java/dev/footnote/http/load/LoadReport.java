package dev.footnote.http.load;

import dev.footnote.cli.Main;
import dev.footnote.testkit.ChildJvm;
import dev.footnote.text.Sha256;
import dev.footnote.threads.OwnThread;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints how the service bears many streaming runs at once, beside the scripted model called directly: {@code LoadReport [runs=1000] [slow=50] [heap=1g]}. The service runs in a JVM of its
 * own; the model, and all readers, in this one. Everything stays on 127.0.0.1.
 */
public final class LoadReport {

    private static final Pattern PORT = Pattern.compile("listening on http://[^:]+:(\\d+)");
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");
    private static final Predicate<String> DATA = line -> line.startsWith("data:");
    private static final Pattern STATUS = Pattern.compile("\"status\":\"(\\w+)\"");
    private static final String[] KEYS = {"key-of-the-many", "key-of-the-few"};

    private LoadReport() {}

    /**
     * Runs it.
     *
     * @param arguments as in the class's description
     */
    public static void main(String... arguments) throws Exception {
        int runs = number(arguments, "runs", 1_000);
        int slow = number(arguments, "slow", 50);
        String heap = text(arguments, "heap", "1g");
        Path folder = Files.createTempDirectory("footnote-load");
        Path docs = Files.createDirectories(folder.resolve("docs"));
        for (int i = 0; i < 20; i++) {
            String own = i == 7 ? ScriptedModelServer.SENTENCE + " " : "";
            Files.writeString(
                    docs.resolve("page" + i + ".txt"), own + ("Page " + i + " tells of coasts and ships. ").repeat(40));
        }
        Path keys = Files.writeString(
                folder.resolve("keys"), "many " + Sha256.hex(KEYS[0]) + "\nfew " + Sha256.hex(KEYS[1]) + "\n");
        try (ScriptedModelServer model = new ScriptedModelServer(number(arguments, "chunks", 20), 100);
                Readers readers = new Readers()) {
            bare(model, readers, runs);
            service(folder, keys, model, readers, runs, runs, slow, heap);
            service(folder, keys, model, readers, runs / 2, Math.max(1, runs / 20), 0, heap);
        }
    }

    private static void bare(ScriptedModelServer model, Readers readers, int runs) {
        String asked = "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Why?\"}]}";
        List<HttpRequest> requests = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            requests.add(Readers.post(URI.create(model.base() + "/chat/completions"), asked));
        }
        Readers.Seen seen = readers.all(requests, DATA, "[DONE]");
        line("what", "first p50", "p99", "end p50", "p99", "of", "errors");
        row("bare model, one call", seen);
    }

    private static void row(String what, Readers.Seen seen) {
        line(
                what,
                seen.first(0.5) + " ms",
                seen.first(0.99) + " ms",
                seen.end(0.5) + " ms",
                seen.end(0.99) + " ms",
                String.valueOf(seen.size()),
                String.valueOf(seen.problems().size()));
        seen.problems().stream().distinct().limit(3).forEach(System.out::println);
    }

    private static void line(String what, String... cells) {
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%-44s", what));
        for (String cell : cells) {
            out.append(String.format(Locale.ROOT, "%11s", cell));
        }
        System.out.println(out);
    }

    /** All at once, nine of ten of one key; with fewer places than runs, the others wait. */
    private static void service(
            Path folder,
            Path keys,
            ScriptedModelServer model,
            Readers readers,
            int runs,
            int places,
            int slow,
            String heap)
            throws Exception {
        Path log = folder.resolve("log-" + places);
        Path gc = folder.resolve("gc-" + places);
        Process process = start(folder, keys, model, runs + slow, places + slow, heap, log, gc);
        try {
            int port = port(process, log);
            URI ask = URI.create("http://127.0.0.1:" + port + "/v1/research");
            List<Socket> held = new ArrayList<>();
            for (int i = 0; i < slow; i++) {
                held.add(Readers.slow(port, "/v1/research", question("slow " + i), KEYS[1]));
            }
            List<HttpRequest> many = new ArrayList<>();
            List<HttpRequest> few = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                int key = i < runs - runs / 10 ? 0 : 1;
                (key == 0 ? many : few)
                        .add(Readers.post(ask, question(String.valueOf(i)), "Authorization", "Bearer " + KEYS[key]));
            }
            Peak peak = new Peak(process.pid());
            CompletableFuture<Readers.Seen> first =
                    OwnThread.supply(() -> readers.all(many, DATA, "\"status\":\"answered\""));
            Readers.Seen fewSeen = readers.all(few, DATA, "\"status\":\"answered\"");
            Readers.Seen manySeen = first.join();
            row(runs + " runs, " + places + " places: 9 of 10 of one key", manySeen);
            row("  the others of another key", fewSeen);
            if (slow > 0) {
                TimeUnit.SECONDS.sleep(1);
                String list =
                        readers.get(URI.create(ask + "?limit=100&question=slow"), "Authorization", "Bearer " + KEYS[1]);
                Map<String, Long> statuses = STATUS.matcher(list)
                        .results()
                        .collect(Collectors.groupingBy(found -> found.group(1), TreeMap::new, Collectors.counting()));
                System.out.println("  " + slow + " runs whose readers take nothing: " + statuses);
            }
            for (Socket socket : held) {
                socket.close();
            }
            peak.close();
            System.out.println("  threads " + peak.threads + ", resident " + peak.resident / 1024 + " MB, heap at most "
                    + heap(gc, 1) + " MB before and " + heap(gc, 2) + " MB after a collection (-Xmx" + heap + ")");
        } finally {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static String question(String number) {
        return "{\"question\":\"When was the lighthouse of Marrow Point finished? (" + number
                + ")\",\"mode\":\"think\"}";
    }

    private static Process start(
            Path folder, Path keys, ScriptedModelServer model, int runs, int places, String heap, Path log, Path gc)
            throws IOException {
        List<String> command = ChildJvm.command(Main.class, "-Xmx" + heap, "-Xlog:gc:file=" + gc);
        command.addAll(List.of(
                "serve",
                "--port",
                "0",
                "--home",
                folder.resolve("home").toString(),
                "--corpus",
                folder.resolve("docs").toString(),
                "--model",
                "vllm",
                "--api-key-file",
                keys.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("FOOTNOTE_LLM_VLLM_BASE_URL", model.base());
        builder.environment().put("FOOTNOTE_MODEL_NAME", "m");
        builder.environment().put("FOOTNOTE_LLM_VLLM_CONCURRENCY", String.valueOf(places));
        builder.environment().put("FOOTNOTE_ANSWER_JUDGE", "off");
        builder.environment().put("FOOTNOTE_HTTP_MAX_RUNS", String.valueOf(places));
        // One key may hold three quarters of the room; and what has ended is looked at afterwards.
        builder.environment().put("FOOTNOTE_HTTP_QUEUE", String.valueOf(2 * runs));
        builder.environment().put("FOOTNOTE_STORE_MAX_RUNS", String.valueOf(2 * runs));
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static int port(Process process, Path log) throws IOException, InterruptedException {
        for (int i = 0; i < 300 && process.isAlive(); i++) {
            Matcher port = PORT.matcher(Files.readString(log));
            if (port.find()) {
                return Integer.parseInt(port.group(1));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("the service did not start: " + Files.readString(log));
    }

    private static int heap(Path gc, int group) throws IOException {
        return HEAP.matcher(Files.readString(gc))
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(group)))
                .max()
                .orElse(0);
    }

    private static int number(String[] arguments, String name, int otherwise) {
        return Integer.parseInt(text(arguments, name, String.valueOf(otherwise)));
    }

    private static String text(String[] arguments, String name, String otherwise) {
        for (String argument : arguments) {
            if (argument.startsWith(name + "=")) {
                return argument.substring(name.length() + 1);
            }
        }
        return otherwise;
    }

    /** The most threads and resident memory that were seen of a process; only Linux tells. */
    private static final class Peak implements AutoCloseable {

        private static final Pattern VALUE = Pattern.compile("^(Threads|VmRSS):\\s+(\\d+)", Pattern.MULTILINE);

        private final Thread watcher;
        private volatile long threads;
        private volatile long resident;

        Peak(long pid) {
            Path status = Path.of("/proc", String.valueOf(pid), "status");
            watcher = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    look(status);
                }
            });
            watcher.setDaemon(true);
            watcher.start();
        }

        private void look(Path status) {
            try {
                Matcher value = VALUE.matcher(Files.readString(status));
                while (value.find()) {
                    long found = Long.parseLong(value.group(2));
                    if (value.group(1).equals("Threads")) {
                        threads = Math.max(threads, found);
                    } else {
                        resident = Math.max(resident, found);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            watcher.interrupt();
        }
    }
}
