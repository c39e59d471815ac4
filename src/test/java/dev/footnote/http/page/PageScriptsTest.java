package dev.footnote.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's files: no foreign text as markup, nothing inline, nothing from elsewhere. */
class PageScriptsTest {

    private static final Path FOLDER = Path.of("src/main/resources/dev/footnote/http/page");

    private static final Pattern NAME = Pattern.compile("[ {]([A-Za-z_]{1,30}): '");

    private static List<Path> files(String ending) throws Exception {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void no_script_makes_markup_or_code_of_text() throws Exception {
        assertThat(files(".js")).isNotEmpty();
        for (Path file : files(".js")) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContain(
                            "innerHTML",
                            "outerHTML",
                            "insertAdjacentHTML",
                            "document.write",
                            "eval(",
                            "new Function",
                            "createContextualFragment",
                            "DOMParser",
                            "https://");
            assertThat(Files.readAllLines(file)).hasSizeLessThan(300);
        }
    }

    @Test
    void chinese_words_have_chinese_punctuation_and_none_is_missing() throws Exception {
        String words = Files.readString(FOLDER.resolve("words.js"));
        int chinese = words.indexOf("  zh: {");
        assertThat(words.substring(chinese)).doesNotContainPattern("\\p{IsHan}[,:;?!()]|[,:;()]\\p{IsHan}");
        assertThat(names(words.substring(chinese))).isEqualTo(names(words.substring(0, chinese)));
    }

    private static Set<String> names(String words) {
        return NAME.matcher(words)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_page_has_nothing_inline() throws Exception {
        String page = Files.readString(FOLDER.resolve("index.html"));
        assertThat(page).doesNotContain("style=", "<style", "onclick", "onload", "http://", "https://");
        assertThat(page.split("<script", -1)).hasSize(2);
        assertThat(page).contains("<script type=\"module\" src=\"/page/main.js\"></script>");
    }

    @Test
    void every_file_that_is_there_can_be_sent() throws Exception {
        for (String ending : List.of(".js", ".css", ".svg", ".html")) {
            for (Path file : files(ending)) {
                PageFile sent = PageFile.load(file.getFileName().toString());
                assertThat(sent.bytes()).isEqualTo(Files.readAllBytes(file));
                assertThat(sent.isKnownTo("\"other\", W/" + sent.tag())).isTrue();
                assertThat(sent.isKnownTo("\"other\"")).isFalse();
                assertThat(sent.isKnownTo(null)).isFalse();
            }
        }
    }

    @Test
    void html_is_for_those_who_name_it() {
        assertThat(HtmlPreference.of("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"))
                .isTrue();
        assertThat(HtmlPreference.of("text/html;q=0.5, application/json")).isFalse();
        assertThat(HtmlPreference.of("text/html;q=0")).isFalse();
        assertThat(HtmlPreference.of("text/html;q=x")).isFalse();
        assertThat(HtmlPreference.of("*/*")).isFalse();
        assertThat(HtmlPreference.of("application/json")).isFalse();
        assertThat(HtmlPreference.of(null)).isFalse();
    }
}
