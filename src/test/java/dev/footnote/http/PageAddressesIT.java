package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The addresses of the page in the browser over real HTTP: who gets the page, what it may load, and that nothing is sent twice. */
@Timeout(60)
class PageAddressesIT {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/page/[^\"]+)\"");

    @TempDir
    private Path home;

    @Test
    void browsers_get_the_page_and_programs_get_json() throws Exception {
        try (Door door = Door.open(home, Map.of(), null)) {
            HttpResponse<String> browser = door.get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
            assertThat(browser.headers().firstValue("content-type").orElse("")).startsWith("text/html");
            for (String accept : List.of("*/*", "application/json")) {
                HttpResponse<String> program = door.get("/", "Accept", accept);
                assertThat(program.headers().firstValue("content-type").orElse(""))
                        .startsWith("application/json");
                assertThat(program.body()).contains("/openapi.yaml");
            }
        }
    }

    @Test
    void the_page_may_load_nothing_from_elsewhere() throws Exception {
        try (Door door = Door.open(home, Map.of(), null)) {
            HttpResponse<String> page = door.get("/", "Accept", "text/html");
            String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
            assertThat(policy).doesNotContain("unsafe", "http:", "https:", "*");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void every_file_that_the_page_names_is_there_and_is_not_sent_again() throws Exception {
        try (Door door = Door.open(home, Map.of(), null)) {
            Matcher named = LOADED.matcher(door.get("/", "Accept", "text/html").body());
            int files = 0;
            while (named.find()) {
                HttpResponse<String> file = door.get(named.group(1));
                assertThat(file.statusCode()).as(named.group(1)).isEqualTo(200);
                String tag = file.headers().firstValue("ETag").orElseThrow();
                HttpResponse<String> again = door.get(named.group(1), "If-None-Match", tag);
                assertThat(again.statusCode()).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                files++;
            }
            assertThat(files).isPositive();
            assertThat(door.get("/page/../openapi.yaml").statusCode()).isNotEqualTo(500);
            assertThat(door.get("/page/none.js").statusCode()).isEqualTo(404);
        }
    }
}
