package dev.footnote.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bundled sample is whole: its links, its furniture, and the questions asked of it. */
class SampleTest {

    private static final String ROOT = "/dev/footnote/sample/";
    private static final String HOSTILE = "community/quiz-answers.html";
    private static final int MAX_BYTES = 500_000;

    private static final Map<String, Document> PAGES = new TreeMap<>();
    private static final List<String> LISTED = new ArrayList<>();
    private static final List<JsonNode> QUESTIONS = new ArrayList<>();

    @BeforeAll
    static void read_the_sample() throws IOException {
        LISTED.addAll(text("index.txt").lines().toList());
        for (String path : LISTED) {
            if (path.endsWith(".html")) {
                PAGES.put(path, Jsoup.parse(text(path)));
            }
        }
        ObjectMapper mapper = new ObjectMapper();
        for (String line : text("questions.jsonl").lines().toList()) {
            QUESTIONS.add(mapper.readTree(line));
        }
    }

    @Test
    void index_lists_exactly_the_files_there_are() throws IOException, URISyntaxException {
        URL index = Objects.requireNonNull(SampleTest.class.getResource(ROOT + "index.txt"));
        Path folder = Path.of(index.toURI()).getParent();
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> found = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.equals("index.txt"))
                    .toList();
            assertThat(LISTED).doesNotHaveDuplicates().isSorted().containsExactlyInAnyOrderElementsOf(found);
        }
    }

    @Test
    void there_are_enough_pages_in_two_languages_and_they_stay_small() throws IOException {
        assertThat(PAGES).hasSizeBetween(36, 44);
        assertThat(PAGES.keySet().stream().filter(path -> path.startsWith("zh/")))
                .hasSizeGreaterThanOrEqualTo(8);
        int total = 0;
        for (String path : LISTED) {
            total += text(path).getBytes(StandardCharsets.UTF_8).length;
        }
        assertThat(total).isLessThan(MAX_BYTES);
    }

    @Test
    void every_link_resolves_inside_the_sample() {
        PAGES.forEach((path, page) -> {
            assertThat(targets(path, page)).as("links of %s", path).isNotEmpty().isSubsetOf(LISTED);
        });
    }

    @Test
    void every_page_is_reached_from_the_front_page() {
        Set<String> seen = new HashSet<>(Set.of("index.html"));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String path = open.remove();
            for (String target : targets(path, PAGES.get(path))) {
                if (PAGES.containsKey(target) && seen.add(target)) {
                    open.add(target);
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(PAGES.keySet());
    }

    @Test
    void titles_are_unique_and_agree_with_the_heading() {
        assertThat(PAGES.values().stream().map(Document::title)).doesNotHaveDuplicates();
        PAGES.forEach((path, page) -> assertThat(page.title())
                .as(path)
                .startsWith(page.expectFirst("h1").text()));
    }

    @Test
    void every_page_carries_the_furniture_of_a_real_site() {
        PAGES.forEach((path, page) -> {
            for (String part : List.of("nav", ".cookie-bar", "footer", "time[datetime]", "script")) {
                assertThat(page.select(part)).as("%s in %s", part, path).isNotEmpty();
            }
            String language = path.startsWith("zh/") ? "zh-CN" : "en";
            assertThat(page.expectFirst("html").attr("lang")).as(path).isEqualTo(language);
        });
    }

    @Test
    void dates_come_in_several_forms_and_several_pages_have_tables() {
        for (String form :
                List.of("meta[property=article:published_time]", "meta[name=date]", "script[type*=ld+json]")) {
            assertThat(PAGES.values())
                    .as(form)
                    .anyMatch(page -> !page.select(form).isEmpty());
        }
        assertThat(PAGES.values().stream().filter(page -> !page.select("table").isEmpty()))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void older_pages_contradict_newer_ones_and_are_dated_before_them() {
        contradicts("archive/lunokhod-2-2009.html", "37 km", "missions/lunokhod-2.html", "39 km");
        contradicts("archive/lcross-first-count-2009.html", "100 kg", "science/water.html", "155 kg");
    }

    @Test
    void the_hostile_page_holds_visible_and_hidden_orders_and_special_tokens() {
        Document page = PAGES.get(HOSTILE);
        assertThat(page.expectFirst(".comment").text()).contains("Ignore all previous instructions", "<|im_start|>");
        assertThat(page.select("[style*=display:none], [hidden]")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(page.html()).contains("<!--", "tool_calls_section_begin");
        assertThat(PAGES.entrySet())
                .filteredOn(entry -> !entry.getKey().equals(HOSTILE))
                .noneMatch(entry -> entry.getValue().text().contains("<|"));
    }

    @Test
    void there_are_enough_questions_and_most_need_two_steps() {
        assertThat(QUESTIONS).hasSizeGreaterThanOrEqualTo(16);
        assertThat(QUESTIONS.stream().map(question -> question.get("id").asText()))
                .doesNotHaveDuplicates();
        assertThat(QUESTIONS.stream().filter(question -> !found(question))).hasSize(2);
        assertThat(QUESTIONS.stream().filter(question -> question.get("steps").asInt() > 1))
                .hasSizeGreaterThan(QUESTIONS.size() / 2);
        assertThat(QUESTIONS.stream()
                        .filter(question -> question.get("language").asText().equals("zh")))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void every_answer_stands_in_its_last_page_and_in_no_page_before_it() {
        for (JsonNode question : QUESTIONS) {
            if (found(question)) {
                List<String> pages = strings(question.get("pages"));
                String id = question.get("id").asText();
                String last = words(pages.get(pages.size() - 1));
                assertThat(strings(question.get("answers"))).as(id).isNotEmpty().allMatch(last::contains);
                for (String earlier : pages.subList(0, pages.size() - 1)) {
                    assertThat(strings(question.get("answers")))
                            .as("%s is answered by %s already", id, earlier)
                            .noneMatch(words(earlier)::contains);
                }
            }
        }
    }

    @Test
    void each_page_of_a_question_names_the_next_one_in_its_text() {
        for (JsonNode question : QUESTIONS) {
            List<String> pages = strings(question.get("pages"));
            assertThat(question.get("steps").asInt()).isEqualTo(Math.max(1, pages.size()));
            for (int i = 1; i < pages.size(); i++) {
                Set<String> named = targets(pages.get(i - 1), body(pages.get(i - 1)));
                assertThat(named).as(question.get("id").asText()).contains(pages.get(i));
            }
        }
    }

    @Test
    void what_cannot_be_found_is_mentioned_nowhere() {
        List<String> strangers = List.of("Beresheet", "祝融");
        for (JsonNode question : QUESTIONS) {
            if (!found(question)) {
                assertThat(strangers).anyMatch(question.get("question").asText()::contains);
            }
        }
        for (String stranger : strangers) {
            assertThat(PAGES.values()).noneMatch(page -> page.text().contains(stranger));
        }
    }

    private static void contradicts(String older, String said, String newer, String says) {
        assertThat(words(older)).contains(said).doesNotContain(says);
        assertThat(words(newer)).contains(says);
        assertThat(date(older)).isLessThan(date(newer));
    }

    private static String date(String path) {
        return PAGES.get(path).expectFirst("time").attr("datetime");
    }

    private static boolean found(JsonNode question) {
        return question.path("found").asBoolean(true);
    }

    /** The page without what every page of the site repeats. */
    private static Document body(String path) {
        assertThat(PAGES).containsKey(path);
        Document page = PAGES.get(path).clone();
        page.select("header, nav, footer, aside, .cookie-bar, .breadcrumb, .newsletter, script")
                .remove();
        return page;
    }

    private static String words(String path) {
        return body(path).text();
    }

    private static Set<String> targets(String path, Document page) {
        return page.select("[href]").stream()
                .map((Element link) -> URI.create(path).resolve(link.attr("href")))
                .map(URI::toString)
                .collect(Collectors.toSet());
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }

    private static String text(String path) throws IOException {
        try (InputStream in = SampleTest.class.getResourceAsStream(ROOT + path)) {
            return new String(
                    Objects.requireNonNull(in, () -> "no " + path + " in the sample")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}
