package dev.footnote.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderLinksTest {

    @TempDir
    private Path home;

    private Path folder;
    private Path outside;
    private FolderLinks links;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectory(home.resolve("docs")).toRealPath();
        outside = Files.createDirectory(home.resolve("elsewhere"));
        links = new FolderLinks(folder);
    }

    private void link(String name, Path target) throws IOException {
        links.add(Files.createSymbolicLink(folder.resolve(name), target));
    }

    @Test
    void a_link_within_the_folder_is_no_problem() throws IOException {
        link("again", Files.createFile(folder.resolve("a.txt")));
        assertThat(links.problems()).isEmpty();
    }

    @Test
    void one_that_leads_nowhere_is_told_by_its_name() throws IOException {
        link("broken", folder.resolve("gone.txt"));
        assertThat(links.problems()).singleElement().asString().contains("broken: is a link that leads nowhere");
    }

    @Test
    void a_ring_of_links_leads_nowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("two"), folder.resolve("one"));
        link("one", folder.resolve("two"));
        assertThat(links.problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, '1 link leads out of it and is not followed (l0); name what it leads to'",
        "2, '2 links lead out of it and are not followed (l0, l1); name what they lead to'",
        "7, '7 links lead out of it and are not followed (l0, l1, l2, l3, l4, …); name what they lead to'"
    })
    void those_that_lead_out_are_told_in_one_line_with_the_first_names(int count, String told) throws IOException {
        for (int i = count - 1; i >= 0; i--) {
            link("l" + i, outside);
        }
        assertThat(links.problems()).singleElement().asString().contains(told).endsWith("--corpus");
    }
}
