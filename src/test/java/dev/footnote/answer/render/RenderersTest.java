package dev.footnote.answer.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.footnote.api.Answer;
import dev.footnote.api.Answer.CitedSource;
import dev.footnote.api.Answer.Status;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Golden files stand beside this class in the resources; {@code -Dgolden.record=true} writes them anew. */
class RenderersTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/footnote/answer/render");
    private static final String SHA = "ab".repeat(32);

    @TestFactory
    Stream<DynamicTest> every_form_is_as_recorded() {
        return Stream.of(
                golden("answered.md", answered(), Renderers::markdown),
                golden("answered.html", answered(), Renderers::html),
                golden("answered.txt", answered(), a -> Renderers.plain(a, false, 80)),
                golden("answered.ansi", answered(), a -> Renderers.plain(a, true, 80)),
                golden("hostile.md", hostile(), Renderers::markdown),
                golden("hostile.html", hostile(), Renderers::html),
                golden("hostile.txt", hostile(), a -> Renderers.plain(a, false, 80)),
                golden("not_found_zh.md", notFound(), Renderers::markdown),
                golden("not_found_zh.html", notFound(), Renderers::html),
                golden("not_found_zh.txt", notFound(), a -> Renderers.plain(a, false, 80)));
    }

    @Test
    void a_hostile_page_cannot_leave_its_place_in_the_html() {
        String html = Renderers.html(hostile());
        assertThat(html).doesNotContain("<script").doesNotContain("<img").doesNotContain("href=\"javascript");
        assertThat(html).doesNotContain("href=\"data").contains("&lt;script&gt;");
        assertThat(Pattern.compile("<[^>]*\\son\\w+=").matcher(html).find()).isFalse();
    }

    @Test
    void a_viewer_of_the_markdown_runs_and_loads_nothing() {
        String md = Renderers.markdown(hostile());
        assertThat(Pattern.compile("(?<!\\\\)<(?!https?:)[a-zA-Z/]")
                        .matcher(md.replaceAll("`[^`]*`", ""))
                        .find())
                .isFalse();
        assertThat(md).doesNotContainPattern("(?<!\\\\)\\]\\((?!<?https?:)").doesNotContain("(data:");
    }

    @Test
    void a_terminal_gets_no_control_characters_of_foreign_texts() {
        assertThat(Renderers.plain(hostile(), false, 80))
                .doesNotContain("\u001b")
                .doesNotContain("\u0007")
                .doesNotContain("\u202e");
    }

    @Test
    void the_pages_own_policy_allows_its_style_and_nothing_else() throws Exception {
        String html = Renderers.html(answered());
        Matcher style = Pattern.compile("(?s)<style>(.*?)</style>").matcher(html);
        assertThat(style.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(html).contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        assertThat(html).contains("default-src 'none'").doesNotContain(" style=");
    }

    @Test
    void every_mark_leads_to_its_source() {
        String html = Renderers.html(answered());
        Matcher marks = Pattern.compile("href=\"#(source-\\d+)\"").matcher(html);
        int count = 0;
        while (marks.find()) {
            assertThat(html).contains("id=\"" + marks.group(1) + "\"");
            count++;
        }
        // Four in the answer, and one with each of the four quotes.
        assertThat(count).isEqualTo(8);
    }

    @Test
    void marks_lead_to_the_quote_and_the_list_to_the_source_where_links_are_known() {
        String linked = Renderers.plain(answered(), new TerminalStyle(false, true, 80));
        Matcher link = Pattern.compile("\u001b\\]8;;([^\u001b]++)\u001b\\\\(\\[\\d+])\u001b]8;;\u001b\\\\")
                .matcher(linked);
        List<String> targets =
                link.results().map(m -> m.group(2) + " " + m.group(1)).toList();
        assertThat(targets).isNotEmpty();
        assertThat(targets).anyMatch(target -> target.contains("#:~:text="));
        for (CitedSource source : answered().sources()) {
            assertThat(targets).contains("[" + source.id() + "] " + source.url().toASCIIString());
        }
        String bare = link.replaceAll("$2");
        assertThat(bare)
                .as("nothing else changes, nor where lines break")
                .isEqualTo(Renderers.plain(answered(), false, 80));
        assertThat(Renderers.plain(answered(), true, 80)).doesNotContain("\u001b]8");
    }

    @Test
    void no_foreign_text_brings_a_link_of_its_own() {
        String forged = "\u001b]8;;https://evil.example/\u001b\\here\u001b]8;;\u001b\\";
        Answer answer = answer(
                "Where? " + forged,
                Status.ANSWERED,
                forged + " `" + forged + "` [1]",
                forged,
                List.of(new Claim(forged, Support.NONE, List.of(), List.of(cite(1, forged, 0)))),
                List.of(forged),
                forged);
        String text = Renderers.plain(answer, new TerminalStyle(true, true, 80));
        assertThat(text.replaceAll("\u001b\\]8;;(https://moon\\.example/[^\u001b]*+|file:[^\u001b]*+)?\u001b\\\\", ""))
                .contains("here")
                .doesNotContain("\u001b]", "\u001b\\");
    }

    private static DynamicTest golden(String name, Answer answer, Function<Answer, String> form) {
        return DynamicTest.dynamicTest(name, () -> compare(GOLDEN.resolve(name), form.apply(answer)));
    }

    private static void compare(Path file, String actual) throws IOException {
        if (Boolean.getBoolean("golden.record")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
            fail("recorded; read the difference before it is committed");
        }
        assertThat(actual).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
    }

    private static Answer answered() {
        String answer = "## Landing\n\n"
                + "Apollo 11 landed in **July 1969** [1]. It carried three men [1][2] (*partly supported: one says"
                + " four*).\n\n"
                + "- *Armstrong* walked first [2].\n"
                + "- Collins whistled (*unsupported*).\n\n"
                + "| Mission | Year |\n"
                + "|---|---|\n"
                + "| `Apollo 11` | 1969 |\n\n"
                + "> Quoted.\n\n"
                + "```\n"
                + "x < y && a[ 1 ]\n"
                + "```\n\n"
                + "See [the log](https://log.example/?a=1&b=2), not [9] or [bad](javascript:alert).";
        List<Claim> claims = List.of(
                new Claim(
                        "Apollo 11 landed in **July 1969**.",
                        Support.FULL,
                        List.of(cite(1, "landed on 20 July 1969", 10))),
                new Claim(
                        "It carried three men.",
                        Support.PARTIAL,
                        List.of(new Claim.Reason("number", "one says four")),
                        List.of(cite(1, "a crew of\nthree", 60), cite(2, "Three *men* went.", 0))),
                new Claim("- *Armstrong* walked first.", Support.FULL, List.of(cite(2, "Armstrong was first", 40))),
                new Claim("- Collins whistled.", Support.NONE, List.of()));
        return answer(
                "When did Apollo 11 land?",
                Status.ANSWERED,
                answer,
                "July 1969",
                claims,
                List.of("What did it cost?"),
                null);
    }

    private static Answer hostile() {
        String bad =
                "<script>alert('x')</script> \u001b[31m\u0007\u202e](javascript:x) **b** `c` | # \"onload=x\" 1. <img"
                        + " src=x onerror=y>";
        List<Claim> claims = List.of(new Claim(bad, Support.FULL, List.of(cite(1, bad, 5))));
        CitedSource source = new CitedSource(
                1, 8, URI.create("javascript:alert(1)"), "- " + bad, Instant.parse("2026-11-24T06:00:00Z"), SHA, null);
        return new Answer(
                "r",
                bad,
                Status.FAILED,
                bad + " [1]\n\n[go](data:text/html,x) <b onclick=x>",
                bad,
                0.1,
                claims,
                List.of(source),
                List.of("1. " + bad),
                List.of(),
                null,
                "m" + bad,
                Usage.NONE,
                bad);
    }

    private static Answer notFound() {
        return new Answer(
                "r",
                "谁写了《无名书》？",
                Status.NOT_FOUND,
                "在已读的资料中没有找到这个问题的答案。",
                "",
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "kimi-k2-thinking",
                Usage.NONE,
                "读了三个来源");
    }

    private static Answer answer(
            String question,
            Status status,
            String text,
            String brief,
            List<Claim> claims,
            List<String> open,
            String reason) {
        List<CitedSource> sources = List.of(
                new CitedSource(
                        1,
                        3,
                        URI.create("https://moon.example/apollo?x=1&y=2"),
                        "Apollo 11 & co.",
                        Instant.parse("2026-11-24T06:00:00Z"),
                        SHA,
                        null),
                new CitedSource(
                        2, 1, URI.create("file:/docs/log.md"), "", Instant.parse("2026-11-23T23:59:59Z"), SHA, null));
        Usage usage = new Usage(7, new TokenCount(9000, 100, 800, 300), 3, 2, new BigDecimal("0.01234"), 61_234);
        return new Answer(
                "r",
                question,
                status,
                text,
                brief,
                0.8,
                claims,
                sources,
                open,
                List.of(),
                null,
                "kimi-k2-thinking",
                usage,
                reason);
    }

    private static Citation cite(int source, String quote, int start) {
        return new Citation(source, quote, start, start + quote.length());
    }

    @Test
    void a_line_that_is_longer_than_the_terminal_is_an_address_alone() {
        for (int columns : new int[] {30, 40, 60, 80}) {
            assertThat(Renderers.plain(answered(), false, columns).lines())
                    .filteredOn(line -> line.length() > columns)
                    .allMatch(
                            line -> line.startsWith("    http") && line.strip().indexOf(' ') < 0);
        }
        assertThat(Renderers.plain(answered(), false, 30)).containsPattern("\\n    read 20\\d\\d-");
    }
}
