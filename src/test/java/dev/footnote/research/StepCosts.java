package dev.footnote.research;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import dev.footnote.api.Answer;
import dev.footnote.api.Cancellation;
import dev.footnote.api.run.ToolCall;
import dev.footnote.config.Settings;
import dev.footnote.llm.Endpoint;
import dev.footnote.llm.Endpoints;
import dev.footnote.research.tool.ToolRunner;
import dev.footnote.testkit.ChildJvm;
import dev.footnote.tools.ToolNames;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Prints what a step of a run costs in allocated bytes and processor time of the whole process, beside LangChain4j's own service with its own client, and beside a client written
 * by hand that sends the same bytes. The clients take turns, so that what else the machine does weighs on all alike: first until the JVM's compiler has little left to do, then for the figures, of which
 * each is the median of the turns. What the compiler still takes is counted, and shown beside. What a page costs to read and check is left out: each is read once, before. The host is another
 * process. The tools alone are measured too, since neither of the other clients ranks, guards or words anything. Arguments: the numbers of steps, such as {@code 50 400}; which of
 * {@code footnote}, {@code tools}, {@code hand} and {@code stock} are measured, all without any; and {@code threads} to see the same by thread. Threads are told apart on Linux alone.
 */
public final class StepCosts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] COMMA = {','};
    private static final int ROUNDS = 9;
    private static final int STEPS_A_ROUND = 800;

    /** Rounds at most before the first that counts, and the share of the processor time that is left to the compiler by then. */
    private static final int WARM_UP = 60;

    private static final double COMPILING = 0.05;

    private final String at;
    private final Register register = new Register(false);
    private final AllocationMeter meter = new AllocationMeter();
    private final boolean byThread;
    private int runs;

    private StepCosts(String at, boolean byThread) {
        this.at = at;
        this.byThread = byThread;
    }

    /** A run of one of the clients. */
    private interface Client {
        void run(int steps) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = Stream.of(arguments)
                .flatMap(each -> Stream.of(each.split(" ")))
                .filter(each -> !each.isBlank())
                .toList();
        List<Integer> steps = words.stream()
                .filter(each -> Character.isDigit(each.charAt(0)))
                .map(Integer::valueOf)
                .toList();
        boolean byThread = words.contains("threads");
        List<String> clients = words.stream()
                .filter(each -> !Character.isDigit(each.charAt(0)) && !each.equals("threads"))
                .toList();
        Process host = new ProcessBuilder(ChildJvm.command(StepHost.class, "-Xmx256m"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8))) {
            StepCosts costs = new StepCosts("http://127.0.0.1:" + out.readLine().strip(), byThread);
            Map<String, Client> all = new LinkedHashMap<>();
            all.put("footnote", costs::footnote);
            all.put("tools", costs::tools);
            all.put("hand", costs::byHand);
            all.put("stock", costs::stock);
            if (!clients.isEmpty()) {
                all.keySet().retainAll(clients);
            }
            System.out.println(
                    "| client | steps | KB allocated a step | ms of processor a step | of it the compiler's |");
            System.out.println("| --- | --- | --- | --- | --- |");
            for (int each : steps.isEmpty() ? List.of(50, 400) : steps) {
                costs.measure(each, all);
            }
            costs.opened.values().forEach(Opened::close);
            System.exit(0); // exec:java would wait for threads of the clients
        } finally {
            host.destroy();
        }
    }

    private static String name(String client) {
        return switch (client) {
            case "footnote" -> "Footnote";
            case "tools" -> "of it the tools' work";
            case "hand" -> "by hand, the same bytes";
            default -> "LangChain4j's service";
        };
    }

    /**
     * What a step of one turn took.
     *
     * @param bytes allocated
     * @param nanos of the processor, of the whole process
     * @param threads nanoseconds of the processor and the times that one went on, by kind of thread; empty where the system does not tell
     */
    private record Spent(double bytes, double nanos, Map<String, double[]> threads) {
        double compiling() {
            return threads.entrySet().stream()
                    .filter(each -> each.getKey().startsWith("C CompilerThre"))
                    .mapToDouble(each -> each.getValue()[0])
                    .sum();
        }
    }

    private void measure(int steps, Map<String, Client> clients) throws Exception {
        for (int round = 0; round < WARM_UP; round++) {
            List<Spent> turns = new ArrayList<>();
            for (Client client : clients.values()) {
                turns.add(turn(client, steps));
            }
            double all = turns.stream().mapToDouble(Spent::nanos).sum();
            double compiling = turns.stream().mapToDouble(Spent::compiling).sum();
            if (round >= WARM_UP / 4 && compiling < all * COMPILING) {
                break;
            }
        }
        Map<String, List<Spent>> spent = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Client> each : clients.entrySet()) {
                spent.computeIfAbsent(each.getKey(), client -> new ArrayList<>())
                        .add(turn(each.getValue(), steps));
            }
        }
        spent.forEach((client, turns) -> System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.0f | %.2f | %.2f |%n",
                name(client),
                steps,
                median(turns, Spent::bytes) / 1000,
                median(turns, Spent::nanos) / 1e6,
                median(turns, Spent::compiling) / 1e6));
        if (byThread) {
            spent.forEach(StepCosts::printThreads);
        }
    }

    private static double median(List<Spent> turns, ToDoubleFunction<Spent> figure) {
        double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void printThreads(String client, List<Spent> turns) {
        System.out.printf(
                "%n| threads of: %s | ms a step | times that it goes on |%n| --- | --- | --- |%n", name(client));
        turns.stream()
                .flatMap(turn -> turn.threads().keySet().stream())
                .distinct()
                .sorted()
                .forEach(thread -> System.out.printf(
                        Locale.ROOT,
                        "| %s | %.3f | %.2f |%n",
                        thread,
                        median(turns, turn -> turn.threads().getOrDefault(thread, new double[2])[0]) / 1e6,
                        median(turns, turn -> turn.threads().getOrDefault(thread, new double[2])[1])));
    }

    private Spent turn(Client client, int steps) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        int times = Math.max(1, STEPS_A_ROUND / steps);
        long bytes = meter.read();
        Map<String, long[]> before = threads();
        long nanos = system.getProcessCpuTime();
        for (int i = 0; i < times; i++) {
            client.run(steps);
        }
        nanos = system.getProcessCpuTime() - nanos;
        Map<String, long[]> after = threads();
        bytes = meter.read() - bytes;
        double all = (double) times * steps;
        Map<String, double[]> kinds = new HashMap<>();
        after.forEach((thread, now) -> {
            long[] was = before.getOrDefault(thread, new long[2]);
            double[] kind = kinds.computeIfAbsent(kind(thread), one -> new double[2]);
            kind[0] += (now[0] - was[0]) / all;
            kind[1] += (now[1] - was[1]) / all;
        });
        return new Spent(bytes / all, nanos / all, kinds);
    }

    /** The name without the numbers. */
    private static String kind(String thread) {
        StringBuilder out = new StringBuilder();
        thread.chars().filter(c -> c < '0' || c > '9').forEach(c -> out.append((char) c));
        return out.toString().strip();
    }

    /** Returns the nanoseconds that each thread ran, and how often it went on; empty where the system does not tell. */
    private static Map<String, long[]> threads() throws IOException {
        Path tasks = Path.of("/proc/self/task");
        Map<String, long[]> out = new HashMap<>();
        if (!Files.isDirectory(tasks)) {
            return out;
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            for (Path each : threads.toList()) {
                try {
                    String name = each.getFileName() + " "
                            + Files.readString(each.resolve("comm")).strip();
                    String[] ran =
                            Files.readString(each.resolve("schedstat")).strip().split(" ");
                    out.put(name, new long[] {Long.parseLong(ran[0]), Long.parseLong(ran[2])});
                } catch (IOException e) {
                    // the thread has ended
                }
            }
        }
        return out;
    }

    /** As a service has them: opened once, for all runs. */
    private record Opened(Endpoint endpoint, Bench bench) {
        void close() {
            bench.close();
            endpoint.close();
        }
    }

    private final Map<Integer, Opened> opened = new HashMap<>();

    private Opened open(int steps) {
        Settings settings = Settings.load(new Settings.Inputs(
                null, Map.of(), Map.of("llm.kimi.base_url", at + "/footnote/" + steps + "/v1", "llm.kimi.key", "k")));
        return new Opened(
                Endpoints.open(settings, "kimi", "kimi-k2-thinking", Clock.systemUTC()),
                new Bench(register, register).maxSteps(steps + 10));
    }

    private void footnote(int steps) throws Exception {
        Opened mine = opened.computeIfAbsent(steps, this::open);
        Answer answer = mine.bench()
                .start(mine.bench().fresh("run" + ++runs), mine.endpoint().chat())
                .result()
                .get(120, TimeUnit.SECONDS);
        if (answer.status() != Answer.Status.NOT_FOUND || answer.usage().modelCalls() != steps + 1) {
            throw new IllegalStateException(answer.toString());
        }
    }

    /** The tools that such a run calls, without a model and without the loop: searching, ranking, guarding and wording. */
    private void tools(int steps) {
        Bench bench = opened.computeIfAbsent(steps, this::open).bench();
        Map<String, ToolRunner.Tool> tools = bench.tools("tools" + ++runs);
        for (int step = 0; step < steps; step++) {
            int page = step / 2 + 1;
            ToolCall call = step % 2 == 0
                    ? new ToolCall("c" + step, ToolNames.SEARCH, "{\"queries\":[\"ship " + page + "\"]}")
                    : new ToolCall("c" + step, ToolNames.READ, "{\"url\":\"" + Register.url(page) + "\"}");
            ToolRunner.Outcome outcome = tools.get(call.name())
                    .run(step + 1, call, new Cancellation())
                    .get();
            if (outcome.failed()) {
                throw new IllegalStateException(outcome.text());
            }
        }
    }

    // --- LangChain4j's own service --------------------------------------------------------------------------------

    /** Implemented by LangChain4j. */
    interface Service {
        @SystemMessage("Answer the question with the tools search and read.")
        TokenStream ask(String question);
    }

    /** Its tools. */
    public final class Tools {

        @Tool("Search the web")
        public String search(@P("queries") List<String> queries) {
            return "[1] Page\n    " + Register.url(1) + "\n    > Ships. " + queries.size();
        }

        @Tool("Read a page")
        public String read(@P("url") String url) {
            return register.read(URI.create(url), new Cancellation()).source().text();
        }
    }

    private void stock(int steps) throws Exception {
        CompletableFuture<String> done = new CompletableFuture<>();
        Service service = AiServices.builder(Service.class)
                .streamingChatModel(OpenAiStreamingChatModel.builder()
                        .baseUrl(at + "/stock/" + steps + "/v1")
                        .apiKey("k")
                        .modelName("kimi-k2-thinking")
                        .returnThinking(true)
                        .sendThinking(true)
                        .build())
                .chatMemory(MessageWindowChatMemory.withMaxMessages(10_000))
                .tools(new Tools())
                .maxToolCallingRoundTrips(Integer.MAX_VALUE)
                .build();
        service.ask(Bench.QUESTION)
                .onPartialResponse(text -> {})
                .onCompleteResponse(
                        response -> done.complete(response.aiMessage().text()))
                .onError(done::completeExceptionally)
                .start();
        done.get(120, TimeUnit.SECONDS);
    }

    // --- by hand --------------------------------------------------------------------------------------------------

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private JsonNode sent = JSON.createObjectNode();
    private int sentSteps;

    /** Sends what Footnote sent in a run of so many steps, message for message. */
    private void byHand(int steps) throws Exception {
        if (sentSteps != steps) {
            footnote(steps);
            sent = JSON.readTree(http.send(
                            HttpRequest.newBuilder(URI.create(at + "/body")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
            sentSteps = steps;
        }
        JsonNode messages = sent.path("messages");
        ObjectNode frame = sent.deepCopy();
        frame.remove("messages");
        String head = frame.toString();
        ByteList body = new ByteList();
        body.add((head.substring(0, head.length() - 1) + ",\"messages\":[").getBytes(StandardCharsets.UTF_8));
        body.add(JSON.writeValueAsBytes(messages.get(0)));
        body.add(COMMA);
        body.add(JSON.writeValueAsBytes(messages.get(1)));
        URI url = URI.create(at + "/hand/" + steps + "/v1/chat/completions");
        for (int step = 0; step <= steps; step++) {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.fromPublisher(body, body.length()))
                    .build();
            StringBuilder thinking = new StringBuilder();
            StringBuilder arguments = new StringBuilder();
            String[] call = {"", ""};
            http.send(request, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .forEach(line -> event(line, thinking, arguments, call));
            if (step == steps) {
                return;
            }
            ObjectNode said = JSON.createObjectNode().put("role", "assistant").put("content", "");
            said.put("reasoning_content", thinking.toString());
            said.putArray("tool_calls")
                    .addObject()
                    .put("id", call[0])
                    .put("type", "function")
                    .putObject("function")
                    .put("name", call[1])
                    .put("arguments", arguments.toString());
            body.add(COMMA);
            body.add(JSON.writeValueAsBytes(said));
            body.add(COMMA);
            body.add(JSON.writeValueAsBytes(messages.get(3 + 2 * step)));
        }
    }

    /** A body that grows: each message is written once, and no byte is copied to send it. */
    private static final class ByteList implements Flow.Publisher<ByteBuffer> {

        private static final byte[] CLOSE = "]}".getBytes(StandardCharsets.UTF_8);
        private static final int SLICE = 16_384;

        private byte[] bytes = new byte[1 << 16];
        private int length;

        void add(byte[] part) {
            if (length + part.length + CLOSE.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * (length + part.length));
            }
            System.arraycopy(part, 0, bytes, length, part.length);
            length += part.length;
        }

        int length() {
            return length + CLOSE.length;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            System.arraycopy(CLOSE, 0, bytes, length, CLOSE.length); // the next part is written over it
            int whole = length();
            subscriber.onSubscribe(new Flow.Subscription() {
                private int next;

                @Override
                public void request(long n) {
                    for (long i = 0; i < n && next < whole; i++) {
                        int from = next;
                        next = Math.min(whole, from + SLICE); // before the subscriber asks for more within the call
                        boolean last = next == whole;
                        subscriber.onNext(
                                ByteBuffer.wrap(bytes, from, next - from).slice());
                        if (last) {
                            subscriber.onComplete();
                        }
                    }
                }

                @Override
                public void cancel() {
                    next = Integer.MAX_VALUE;
                }
            });
        }
    }

    private static void event(String line, StringBuilder thinking, StringBuilder arguments, String[] call) {
        if (!line.startsWith("data: {")) {
            return;
        }
        try {
            JsonNode delta = JSON.readTree(line.substring(6)).at("/choices/0/delta");
            thinking.append(delta.path("reasoning_content").asText(""));
            JsonNode part = delta.at("/tool_calls/0");
            arguments.append(part.at("/function/arguments").asText(""));
            if (part.has("id")) {
                call[0] = part.path("id").asText();
                call[1] = part.at("/function/name").asText();
            }
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }

    // --- measuring ------------------------------------------------------------------------------------------------

    /** Counts what the process has allocated: what fills the heap between collections. */
    private static final class AllocationMeter {

        private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        private long allocated;
        private long usedAfter;
        private long seen;

        AllocationMeter() {
            seen = collections();
            for (GarbageCollectorMXBean each : collectors) {
                ((NotificationEmitter) each)
                        .addNotificationListener(
                                (notification, handback) -> collected(GarbageCollectionNotificationInfo.from(
                                        (CompositeData) notification.getUserData())),
                                null,
                                null);
            }
        }

        private long collections() {
            return collectors.stream()
                    .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                    .sum();
        }

        private synchronized void collected(GarbageCollectionNotificationInfo info) {
            allocated += heap(info.getGcInfo().getMemoryUsageBeforeGc()) - usedAfter;
            usedAfter = heap(info.getGcInfo().getMemoryUsageAfterGc());
            seen++;
            notifyAll();
        }

        private static long heap(Map<String, MemoryUsage> pools) {
            return pools.entrySet().stream()
                    .filter(pool -> pool.getKey().contains("Eden")
                            || pool.getKey().contains("Survivor")
                            || pool.getKey().contains("Gen"))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum();
        }

        /** Returns the bytes so far, after a collection. */
        synchronized long read() throws InterruptedException {
            System.gc();
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (seen < collections() && System.nanoTime() < deadline) {
                wait(100);
            }
            return allocated;
        }
    }
}
