package dev.footnote.page.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the browser is looked for. */
class InstalledBrowserTest {

    @TempDir
    Path folder;

    private Path program(String name, String rights) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        return file;
    }

    private String path() {
        return folder.resolve("a") + File.pathSeparator + File.pathSeparator + "\0" + File.pathSeparator
                + folder.resolve("b");
    }

    @Test
    void the_usual_names_are_looked_for_on_the_path_in_their_order() throws IOException {
        Path chrome = program("a/google-chrome", "rwx------");
        assertThat(InstalledBrowser.find("", path())).contains(chrome);
        Path chromium = program("b/chromium", "rwx------");
        assertThat(InstalledBrowser.find("", path())).contains(chromium);
    }

    @Test
    void a_name_or_a_file_that_is_given_is_taken_and_no_other() throws IOException {
        program("a/chromium", "rwx------");
        Path other = program("b/my-browser", "rwx------");
        assertThat(InstalledBrowser.find("my-browser", path())).contains(other);
        assertThat(InstalledBrowser.find(other.toString(), "")).contains(other);
        assertThat(InstalledBrowser.find("missing", path())).isEmpty();
        assertThat(InstalledBrowser.find(folder.resolve("missing").toString(), path()))
                .isEmpty();
    }

    @Test
    void folders_and_files_that_are_no_programs_are_passed_over() throws IOException {
        program("a/chromium", "rw-------");
        Files.createDirectories(folder.resolve("b/chromium"));
        assertThat(InstalledBrowser.find("chromium", path())).isEmpty();
    }
}
