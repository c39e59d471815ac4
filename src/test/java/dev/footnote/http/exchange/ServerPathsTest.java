package dev.footnote.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPathsTest {

    @TempDir
    private Path home;

    private Path folder(String name) throws Exception {
        return Files.createDirectories(home.resolve(name)).toRealPath();
    }

    @Test
    void a_document_is_told_by_its_folders_name_and_found_by_it() throws Exception {
        Path papers = folder("srv/papers");
        ServerPaths paths = ServerPaths.of(List.of(papers));
        String real = papers.resolve("a/b c.pdf").toUri().toString();
        assertThat(paths.hide(real)).isEqualTo("file:///papers/a/b%20c.pdf");
        assertThat(paths.reveal("file:///papers/a/b%20c.pdf")).isEqualTo(real);
        assertThat(paths.hide("{\"url\":\"" + real + "\"}")).doesNotContain(home.toString());
    }

    @Test
    void a_record_within_a_file_has_one_slash_and_keeps_it() throws Exception {
        Path papers = folder("papers");
        ServerPaths paths = ServerPaths.of(List.of(papers));
        String real = "file:" + papers.toUri().getRawPath() + "all.jsonl#7";
        assertThat(paths.hide(real)).isEqualTo("file:/papers/all.jsonl#7");
        assertThat(paths.reveal("file:/papers/all.jsonl#7")).isEqualTo(real);
    }

    @Test
    void a_single_file_is_told_by_its_name() throws Exception {
        Path file = Files.writeString(folder("data").resolve("notes.md"), "x");
        ServerPaths paths = ServerPaths.of(List.of(file));
        assertThat(paths.hide(file.toUri().toString())).isEqualTo("file:///notes.md");
        assertThat(paths.reveal("file:///notes.md")).isEqualTo(file.toUri().toString());
    }

    @Test
    void folders_of_one_name_and_folders_within_folders_stay_apart() throws Exception {
        Path first = folder("a/docs");
        Path second = folder("b/docs");
        Path inner = folder("a/docs/inner");
        ServerPaths paths = ServerPaths.of(List.of(first, second, inner));
        for (Path folder : List.of(first, second, inner)) {
            String real = folder.resolve("x.md").toUri().toString();
            assertThat(paths.hide(real)).doesNotContain(home.getFileName().toString());
            assertThat(paths.reveal(paths.hide(real))).isEqualTo(real);
        }
        assertThat(paths.hide(first.resolve("x.md").toUri().toString())).isEqualTo("file:///docs/x.md");
        assertThat(paths.hide(second.resolve("x.md").toUri().toString())).isEqualTo("file:///2/docs/x.md");
        assertThat(paths.hide(inner.resolve("x.md").toUri().toString())).isEqualTo("file:///inner/x.md");
    }

    @Test
    void what_lies_elsewhere_stays_as_it_is() throws Exception {
        ServerPaths paths = ServerPaths.of(List.of(folder("docs")));
        for (String other : List.of(
                "https://example.org/docs/x.md",
                "file:///etc/passwd",
                "file:///docsother/x.md",
                "plain words",
                home.resolve("docs2/x").toUri().toString())) {
            assertThat(paths.hide(other)).isEqualTo(other);
            assertThat(paths.reveal(other)).isEqualTo(other);
        }
        assertThat(ServerPaths.of(List.of()).hide("file:///srv/x")).isEqualTo("file:///srv/x");
    }
}
