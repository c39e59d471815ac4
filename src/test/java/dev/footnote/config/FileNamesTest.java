package dev.footnote.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Names of files; what a locale without Unicode does with them is shown by a process of its own. */
class FileNamesTest {

    @Test
    void a_path_by_its_bytes_is_the_path_by_its_name() {
        for (String name : new String[] {"/tmp/a b+c%20d#e?.txt", "/tmp/plain"}) {
            assertThat(FileNames.byBytes(name)).isEqualTo(Path.of(name));
        }
        assertThat(FileNames.byBytes("a/b.txt")).isEqualTo(Path.of("a/b.txt").toAbsolutePath());
    }

    @Test
    void a_name_that_no_system_has_is_refused() {
        assertThatThrownBy(() -> FileNames.path("a\0b")).isInstanceOf(InvalidPathException.class);
    }

    @Test
    void names_are_shown_as_they_were_given() {
        assertThat(FileNames.shown(FileNames.path("a/b c.txt"))).isEqualTo("a/b c.txt");
        assertThat(FileNames.last(Path.of("a/b c.txt"))).isEqualTo("b c.txt");
    }
}
