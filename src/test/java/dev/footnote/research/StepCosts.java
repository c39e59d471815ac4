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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Prints what a step of a run costs in allocated bytes and processor time of the whole process, beside LangChain4j's own service with its own client, and beside a client written
 * by hand that sends the same bytes. The clients take turns, so that what else the machine does weighs on all alike. What a page costs to read and check is left out: each is read once,
 * before. What the JVM's compiler took is counted, and shown beside where the system tells it (Linux). The host is another process. Arguments: the numbers of steps, such as {@code 50 400},
 * and which of {@code footnote}, {@code tools}, {@code hand} and {@code stock} are measured; all without any. The tools alone are measured too, since neither of the other clients ranks, guards or words
 * anything.
 */
public final class StepCosts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] COMMA = {','};
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 6;
    private static final int STEPS_A_ROUND = 800;

    private final String at;
    private final Register register = new Register(false);
    private final AllocationMeter meter = new AllocationMeter();
    private int runs;

    private StepCosts(String at) {
        this.at = at;
    }

    /** A run of one of the clients. */
    private interface Client {
        void run(int steps) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        List<Integer> steps = Stream.of(arguments)
                .filter(each -> Character.isDigit(each.charAt(0)))
                .map(Integer::valueOf)
                .toList();
        List<String> clients = Stream.of(arguments)
                .filter(each -> !Character.isDigit(each.charAt(0)))
                .toList();
        Process host = new ProcessBuilder(ChildJvm.command(StepHost.class, "-Xmx256m"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8))) {
            StepCosts costs = new StepCosts("http://127.0.0.1:" + out.readLine().strip());
            Map<String, Client> measured = new LinkedHashMap<>();
            costs.add("footnote", "Footnote", costs::footnote, clients, measured);
            costs.add("tools", "of it the tools' work", costs::tools, clients, measured);
            costs.add("hand", "by hand, the same bytes", costs::byHand, clients, measured);
            costs.add("stock", "LangChain4j's service", costs::stock, clients, measured);
            System.out.println(
                    "| client | steps | KB allocated a step | ms of processor a step | of it the compiler's |");
            System.out.println("| --- | --- | --- | --- | --- |");
            for (int each : steps.isEmpty() ? List.of(50, 400) : steps) {
                costs.measure(each, measured);
            }
            System.exit(0);
            costs.opened.values().forEach(Opened::close);
        } finally {
            host.destroy();
        }
    }

    private void add(String word, String name, Client client, List<String> wanted, Map<String, Client> measured)
            throws Exception {
        if (wanted.isEmpty() || wanted.contains(word)) {
            measured.put(name, client);
            for (int i = 0; i < WARM_UP; i++) {
                client.run(50);
            }
        }
    }

    /** What a client has taken so far. */
    private static final class Spent {
        private long bytes;
        private long nanos;
        private long compiling;
    }

    private void measure(int steps, Map<String, Client> clients) throws Exception {
        for (Client client : clients.values()) {
            client.run(steps); // once makes what is made once for so many steps
        }
        Map<String, Spent> spent = new LinkedHashMap<>();
        int times = Math.max(1, STEPS_A_ROUND / steps);
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Client> each : clients.entrySet()) {
                turn(each.getValue(), times, steps, spent.computeIfAbsent(each.getKey(), name -> new Spent()));
            }
        }
        double all = (double) ROUNDS * times * steps;
        spent.forEach((name, took) -> System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.0f | %.2f | %.2f |%n",
                name,
                steps,
                took.bytes / all / 1000,
                took.nanos / all / 1e6,
                took.compiling / all / 1e6));
    }

    private void turn(Client client, int times, int steps, Spent sum) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long bytes = meter.read();
        long nanos = system.getProcessCpuTime();
        long compiling = compiling();
        for (int i = 0; i < times; i++) {
            client.run(steps);
        }
        sum.compiling += compiling() - compiling;
        sum.nanos += system.getProcessCpuTime() - nanos;
        sum.bytes += meter.read() - bytes;
    }

    /** Returns the processor time of the compiler's threads in nanoseconds; 0 where the system does not tell it. */
    private static long compiling() throws IOException {
        Path tasks = Path.of("/proc/self/task");
        if (!Files.isDirectory(tasks)) {
            return 0;
        }
        long ticks = 0;
        try (Stream<Path> threads = Files.list(tasks)) {
            for (Path each : threads.toList()) {
                ticks += compilerTicks(each.resolve("stat"));
            }
        }
        return ticks * 10_000_000;
    }

    private static long compilerTicks(Path stat) {
        try {
            String text = Files.readString(stat);
            int name = text.lastIndexOf(')');
            String[] fields = text.substring(name + 2).split(" ");
            return text.contains("(C1 ") || text.contains("(C2 ")
                    ? Long.parseLong(fields[11]) + Long.parseLong(fields[12])
                    : 0;
        } catch (IOException e) {
            return 0; // the thread has ended
        }
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
