package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testkit.EngineShape;
import dev.footnote.testkit.EngineShapes;
import dev.footnote.testkit.EngineStandIn;
import dev.footnote.testkit.EngineStandIn.Weather;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code footnote search --web} from outside, against a stand-in of every engine. */
class SearchCommandIT {

    private static final List<String> FIVE = List.of("searxng", "brave", "serper", "tavily", "exa");

    private final EngineStandIn standIn = EngineStandIn.start();

    @TempDir
    private Path home;

    /** What one search printed, and how long it took. */
    private record Said(int code, String out, String err, Duration took) {}

    static Stream<EngineShape> engines() {
        return EngineShapes.all().stream();
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private Said search(Map<String, String> settings, String engines) {
        List<String> arguments = new ArrayList<>(List.of("search", "--web", "--model", "offline"));
        arguments.addAll(List.of("--home", home.toString(), "--set", "search.engines=" + engines));
        settings.forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
        arguments.add("basalt fibre");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), Map.of(), false);
        long start = System.nanoTime();
        int code = Main.run(console, arguments.toArray(String[]::new));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        console.out().flush();
        console.err().flush();
        assertThat(out + "\n" + err).doesNotContain("\tat ", EngineShape.KEY);
        return new Said(code, out.toString(), err.toString(), took);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void every_engine_is_searched_and_empty_and_blocked_are_different(EngineShape shape) {
        Map<String, String> settings = standIn.settings(shape.name());
        settings.put("search.arxiv.rate", "1000/1s");

        Said found = search(settings, shape.name());
        standIn.set(shape.name(), Weather.EMPTY);
        Said empty = search(settings, shape.name());
        standIn.set(shape.name(), Weather.CHALLENGE);
        Said blocked = search(settings, shape.name());

        assertThat(found.code()).as(found.err()).isZero();
        assertThat(found.out())
                .contains("[1] First basalt", "[3] ", "snippets are not quotable")
                .doesNotContain("[4] ", EngineShape.WRITTEN_ANSWER);
        assertThat(found.err()).contains("search queries go to 127.0.0.1", shape.name() + " answered, 3 hits");
        assertThat(empty.code()).isEqualTo(Main.NOT_FOUND);
        assertThat(empty.out()).contains("Verdict: EMPTY", "Nothing found.");
        assertThat(blocked.code()).isEqualTo(Main.FAILED);
        assertThat(blocked.out()).contains("Verdict: BLOCKED", shape.name() + ": blocked");
    }

    @Test
    void five_engines_one_dead_and_one_slow_are_fused_before_the_slow_one_answers() throws IOException {
        Map<String, String> settings = standIn.settings("exa");
        FIVE.forEach(engine -> settings.putAll(standIn.settings(engine)));
        settings.put("search.deadline", "60s");
        settings.put("search.timeout", "50s");
        settings.put("search.patience", "500ms");
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            settings.put("search.tavily.base_url", "http://127.0.0.1:" + closed.getLocalPort());
        }
        standIn.set("exa", Weather.SLOW);

        Said said = search(settings, String.join(",", FIVE));

        assertThat(standIn.heard("exa")).as("was asked, and still is").hasSize(1);
        assertThat(said.took()).isLessThan(Duration.ofSeconds(40));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("[1] First basalt", "by searxng/brave, searxng/mojeek, brave, serper")
                .contains("Without an answer from tavily: down, exa: late.")
                .doesNotContain("[4] ");
        assertThat(said.err())
                .contains("searxng answered, 3 hits", "brave answered, 3 hits", "serper answered, 3 hits")
                .contains("tavily down, 0 hits", "tavily could not be reached")
                .contains("exa late, 0 hits", "exa did not answer in time");
    }
}
