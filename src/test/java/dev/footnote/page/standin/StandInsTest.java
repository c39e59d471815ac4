package dev.footnote.page.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages that stand in for others ({@code -}), and short pages that are about such things ({@code +}): title and text, with a stroke for each new line. */
class StandInsTest {

    /** A list of what was mended reads like a page that says it. */
    private static final List<String> KNOWN_ALARMS = List.of("Release 2.3");

    private static List<String> lines(String sign) throws IOException {
        try (InputStream in = Objects.requireNonNull(StandInsTest.class.getResourceAsStream("pages.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(sign))
                    .map(line -> line.substring(2))
                    .toList();
        }
    }

    private static boolean standsIn(String line) {
        int bar = line.indexOf('|');
        return StandIns.of(
                        line.substring(0, bar).strip(),
                        line.substring(bar + 1).strip().replace(" / ", "\n\n"))
                .isPresent();
    }

    @Test
    void pages_that_stand_in_for_others_are_told() throws IOException {
        assertThat(lines("-")).hasSizeGreaterThan(90).allMatch(line -> standsIn(line) || isEmpty(line));
    }

    /** Shells of which nothing can be read are told by that. */
    private static boolean isEmpty(String line) {
        return line.endsWith("|") || line.endsWith("| ");
    }

    @Test
    void short_pages_about_such_things_are_read() throws IOException {
        Stream<String> alarms = lines("+").stream()
                .filter(StandInsTest::standsIn)
                .filter(line -> KNOWN_ALARMS.stream().noneMatch(line::startsWith));
        assertThat(alarms).isEmpty();
    }

    @Test
    void a_long_page_is_read_whatever_it_says() {
        assertThat(StandIns.of("Page not found", "The page was not found, they said. ".repeat(60)))
                .isEmpty();
    }

    @Test
    void the_word_says_what_the_page_wants() {
        assertThat(StandIns.of("x", "Your session has expired. Please log in again."))
                .hasValue("wants a log-in");
        assertThat(StandIns.of("x", "We are performing maintenance."))
                .hasValueSatisfying(word -> assertThat(word).contains("out of service"));
    }
}
