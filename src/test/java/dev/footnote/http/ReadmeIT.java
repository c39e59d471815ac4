package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The curl lines of the README do what it says. */
@Timeout(60)
class ReadmeIT {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path home;

    /** Sends what curl would; knows the options that the README uses and no others. */
    private static HttpResponse<String> curl(Door door, String line) throws Exception {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        assertThat(words.remove(0)).isEqualTo("curl");
        List<String> headers = new ArrayList<>();
        String body = "";
        String path = "";
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-H")) {
                headers.addAll(List.of(words.get(++i).split(": ", 2)));
            } else if (word.equals("-d")) {
                body = words.get(++i);
            } else if (word.startsWith("localhost:8080")) {
                path = word.substring("localhost:8080".length());
            } else {
                assertThat(word).as(line).matches("-[siN]+");
            }
        }
        return door.call(body.isEmpty() ? "GET" : "POST", path, body, headers.toArray(String[]::new));
    }

    @Test
    void each_curl_line_gives_a_documented_answer() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("curl "))
                .toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(4);
        Contract contract = Contract.load();
        try (Door door = Door.open(home, Map.of(), null)) {
            for (String line : lines) {
                HttpResponse<String> response = curl(door, line);
                assertThat(response.statusCode()).as(line).isIn(200, 202);
                contract.check(line.contains(" -d ") ? "POST" : "GET", "/v1/research", response);
            }
        }
        assertThat(contract.seen())
                .contains(
                        "POST /v1/research 200 application/json",
                        "POST /v1/research 200 text/event-stream",
                        "POST /v1/research 202 application/json",
                        "GET /v1/research 200 application/json");
    }
}
