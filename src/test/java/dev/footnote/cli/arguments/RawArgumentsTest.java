package dev.footnote.cli.arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawArgumentsTest {

    private static final String ASCII = "ANSI_X3.4-1968";
    private static final String QUESTION = "谁买了月球车2号？";

    @TempDir
    private Path folder;

    private Path record;

    @BeforeEach
    void write() throws IOException {
        record = Files.writeString(folder.resolve("cmdline"), "java\0-jar\0x.jar\0ask\0-q\0" + QUESTION + "\0");
    }

    /** As a JVM under a locale without Unicode makes it. */
    private static String lost(Charset encoding) {
        return new String(QUESTION.getBytes(StandardCharsets.UTF_8), encoding);
    }

    @Test
    void a_chinese_question_survives_a_locale_without_unicode() {
        String[] given = {"ask", "-q", lost(StandardCharsets.US_ASCII)};
        assertThat(given[2]).contains("\ufffd");
        assertThat(RawArguments.mended(given, record, ASCII)).containsExactly("ask", "-q", QUESTION);
    }

    @Test
    void what_was_read_well_is_not_touched() {
        String[] plain = {"ask", "why?"};
        assertThat(RawArguments.mended(plain, folder.resolve("none"), ASCII)).isSameAs(plain);
        String[] unicode = {"ask", "what is \ufffd?"};
        assertThat(RawArguments.mended(unicode, folder.resolve("none"), "UTF-8"))
                .isSameAs(unicode);
    }

    @Test
    void what_cannot_be_put_back_is_refused_and_not_asked_as_rubbish() throws IOException {
        String[] given = {"ask", "-q", lost(StandardCharsets.US_ASCII)};
        Path binary = Files.write(folder.resolve("binary"), new byte[] {'a', 0, (byte) 0xff, 0, 'b', 0});
        Path foreign = Files.writeString(folder.resolve("foreign"), "some\0other\0command\0");
        for (Path useless : new Path[] {folder.resolve("none"), binary, foreign}) {
            assertThatThrownBy(() -> RawArguments.mended(given, useless, ASCII))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(ASCII)
                    .hasMessageContaining("LC_ALL=C.UTF-8");
        }
    }
}
