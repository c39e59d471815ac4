package dev.footnote.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.CancelledException;
import dev.footnote.api.TransientException;
import dev.footnote.testkit.HostileText;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RobotsRulesTest {

    private static final URI PAGE = URI.create("https://a.example:8443/private/x?y=1");

    private final AtomicLong now = new AtomicLong();
    private final List<String> notices = new ArrayList<>();
    private final List<URI> fetched = new ArrayList<>();
    private final RobotsRules rules =
            new RobotsRules("Mozilla/5.0 (compatible; Footnote/0.1)", Duration.ofHours(1), now::get, notices::add);

    private Function<URI, HttpAnswer> site(int status, String text) {
        return uri -> {
            fetched.add(uri);
            return new HttpAnswer(
                    status, uri, List.of(), Map.of("content-type", List.of("text/plain")), text.getBytes(UTF_8), false);
        };
    }

    @Test
    void a_site_is_asked_once_and_again_when_its_answer_is_old() {
        Function<URI, HttpAnswer> site = site(200, "User-agent: footnote\nDisallow: /private\n");
        assertThat(rules.allows(PAGE, site)).isFalse();
        assertThat(rules.allows(URI.create("https://a.example:8443/open"), site))
                .isTrue();
        assertThat(fetched).containsExactly(URI.create("https://a.example:8443/robots.txt"));
        now.set(Duration.ofHours(2).toNanos());
        rules.allows(PAGE, site);
        assertThat(fetched).hasSize(2);
        assertThat(notices).isEmpty();
    }

    @Test
    void rules_for_other_programs_do_not_count_where_there_are_our_own() {
        assertThat(rules.allows(
                        PAGE, site(200, "User-agent: *\nDisallow: /\n\nUser-agent: Footnote\nDisallow: /other\n")))
                .isTrue();
    }

    @Test
    void a_missing_file_allows_all_without_a_word() {
        assertThat(rules.allows(PAGE, site(404, ""))).isTrue();
        assertThat(notices).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_allows_all_and_is_told_once() {
        Function<URI, HttpAnswer> down = site(503, "");
        assertThat(rules.allows(PAGE, down)).isTrue();
        assertThat(rules.allows(PAGE, down)).isTrue();
        assertThat(rules.allows(URI.create("http://b.example/"), uri -> {
                    throw new TransientException("b.example gave no answer", null);
                }))
                .isTrue();
        assertThat(notices).hasSize(2);
        assertThat(notices.get(0)).contains("https://a.example:8443/robots.txt", "503");
        assertThat(notices.get(1)).contains("b.example gave no answer");
    }

    @Test
    void robots_txt_itself_may_be_read_and_cancelling_is_no_answer() {
        assertThat(rules.allows(URI.create("https://a.example/robots.txt"), site(200, "User-agent: *\nDisallow: /\n")))
                .isTrue();
        assertThatThrownBy(() -> rules.allows(PAGE, uri -> {
                    throw new CancelledException("enough");
                }))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void any_text_is_read_to_its_end() {
        HostileText.read(
                HostileText.some(),
                text -> new RobotsRules("footnote", Duration.ofHours(1), now::get, notices::add)
                        .allows(PAGE, site(200, "User-agent: *\nDisallow: /" + text.replace('\n', ' ') + "\n" + text)));
    }
}
