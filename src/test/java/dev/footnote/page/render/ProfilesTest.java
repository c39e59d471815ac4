package dev.footnote.page.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders that browsers write into. */
class ProfilesTest {

    private static final Instant NOW = Instant.parse("2026-05-05T12:00:00Z");

    /** No system gives so high a number. */
    private static final long NOBODY = 4_000_000_000L;

    @TempDir
    Path parent;

    private Path folder(String name, Duration age) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        Files.writeString(folder.resolve("Local State"), "{}");
        Files.setLastModifiedTime(folder, FileTime.from(NOW.minus(age)));
        return folder;
    }

    @Test
    void old_folders_of_processes_that_have_ended_are_deleted_and_no_others() throws IOException {
        Path abandoned = folder("footnote-browser-" + NOBODY + "-1", Duration.ofHours(7));
        Path young = folder("footnote-browser-" + NOBODY + "-2", Duration.ofHours(5));
        Path used = folder("footnote-browser-" + ProcessHandle.current().pid() + "-3", Duration.ofHours(7));
        Path foreign = folder("other-" + NOBODY + "-4", Duration.ofHours(7));
        Path odd = folder("footnote-browser-x-5", Duration.ofHours(7));
        Profiles.sweep(parent, FileTime.from(NOW));
        assertThat(abandoned).doesNotExist();
        assertThat(parent).isDirectoryContaining(young::equals).isDirectoryContaining(used::equals);
        assertThat(parent).isDirectoryContaining(foreign::equals).isDirectoryContaining(odd::equals);
    }

    @Test
    void a_link_out_of_a_folder_is_deleted_and_what_it_leads_to_is_not() throws IOException {
        Path outside = Files.writeString(parent.resolve("kept"), "x");
        Path folder = folder("profile", Duration.ZERO);
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.createSymbolicLink(folder.resolve("up"), parent);
        Profiles.delete(folder);
        assertThat(folder).doesNotExist();
        assertThat(outside).exists();
    }
}
