package dev.footnote.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.search.PublishedDate;
import dev.footnote.page.format.ParsedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ways in which pages tell their dates, authors, sites, titles, languages and addresses, gathered apart from the code that reads them.
 *
 * <p>A pool's file holds examples of three lines: {@code === name}, what is to be found as {@code field=value;…}, and a page.
 */
class PageDetailsPoolTest {

    private static String value(ParsedDocument page, String field) {
        return switch (field) {
            case "published" -> date(page.published());
            case "modified" -> date(page.details().modified());
            case "author" -> page.details().author();
            case "site" -> page.details().site();
            case "title" -> page.title();
            case "language" -> Objects.requireNonNullElse(page.language(), "");
            case "canonical" ->
                page.aliases().isEmpty() ? "" : page.aliases().get(0).toString();
            default -> throw new AssertionError(field);
        };
    }

    private static String date(@Nullable PublishedDate date) {
        return date == null ? "" : date.date().toString();
    }

    private static List<String> wrong(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                PageDetailsPoolTest.class.getResourceAsStream("/dev/footnote/page/details/" + name + ".txt"))) {
            String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            List<String> out = new ArrayList<>();
            for (int i = 0; i + 2 < lines.length; i += 3) {
                ParsedDocument page = Parsing.page(lines[i + 2]);
                for (String wanted : lines[i + 1].split(";")) {
                    int sign = wanted.indexOf('=');
                    String found = value(page, wanted.substring(0, sign));
                    if (!found.equals(wanted.substring(sign + 1))) {
                        out.add(lines[i].substring(4) + ": " + wanted + ", not " + found);
                    }
                }
            }
            return out;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first"})
    void details_are_found_as_pages_tell_them(String name) throws IOException {
        assertThat(wrong(name)).isEmpty();
    }
}
