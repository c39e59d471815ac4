package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in two bytes a letter, as some editors save them, are found and answered from. */
class EncodedFilesIT {

    private static final String ENGLISH =
            "The weir at Ashbourne\n\nThe weir at Ashbourne was built in 1762 by Josiah Penn. It has nine gates of oak.\n";
    private static final String CHINESE = "石桥镇的水坝\n\n石桥镇的水坝建于1762年，由工匠赵远山主持修建。水坝共有九道闸门。\n";

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, '\uFEFF'",
        "UTF-16LE, ''",
        "UTF-16BE, '\uFEFF'",
        "UTF-16BE, ''",
    })
    void a_file_in_utf_16_is_found_and_answered_from_with_and_without_a_mark(String name, String mark)
            throws IOException {
        Charset charset = Charset.forName(name);
        Files.write(folder.resolve("weir.txt"), (mark + ENGLISH).getBytes(charset));
        Files.write(folder.resolve("dam.txt"), (mark + CHINESE).getBytes(charset));
        try (Footnote footnote = Footnote.builder()
                .environment(Map.of())
                .home(home)
                .corpus(folder)
                .model("offline")
                .build()) {
            assertThat(footnote.index(line -> {}).problems()).isEmpty();
            assertThat(footnote.search("weir gates of oak").hits())
                    .first()
                    .satisfies(hit -> assertThat(hit.url().toString()).endsWith("weir.txt"));
            Answer english = footnote.research("When was the weir at Ashbourne built?");
            assertThat(english.shortAnswer()).contains("1762");
            Answer chinese = footnote.research("石桥镇的水坝建于哪一年？");
            assertThat(chinese.shortAnswer()).contains("1762");
        }
    }
}
