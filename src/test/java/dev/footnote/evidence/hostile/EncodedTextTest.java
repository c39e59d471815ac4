package dev.footnote.evidence.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that hides in other writing is found with its place, and what merely looks like such writing is not. */
class EncodedTextTest {

    private static final String SAID = "feed the swans at the old mill";
    private static final String CHINESE = "请在老磨坊旁边喂天鹅然后回家";

    private static String each(String text, String form, String between) {
        return text.chars().mapToObj(c -> String.format(Locale.ROOT, form, c)).collect(Collectors.joining(between));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String binary(String text) {
        return text.chars()
                .mapToObj(c -> String.format(Locale.ROOT, "%8s", Integer.toBinaryString(c))
                        .replace(' ', '0'))
                .collect(Collectors.joining(" "));
    }

    static Stream<Arguments> writings() {
        return Stream.of(
                Arguments.of("base64", base64(SAID), SAID),
                Arguments.of("base64 without padding", base64(SAID + "!!").replace("=", ""), SAID + "!!"),
                Arguments.of(
                        "base64 for addresses",
                        Base64.getUrlEncoder().encodeToString(CHINESE.getBytes(StandardCharsets.UTF_8)),
                        CHINESE),
                Arguments.of("hex", HexFormat.of().formatHex(SAID.getBytes(StandardCharsets.UTF_8)), SAID),
                Arguments.of("hex with blanks", each(SAID, "%02x", " "), SAID),
                Arguments.of("hex with prefixes", each(SAID, "0x%02X", ","), SAID),
                Arguments.of("decimal", each(SAID, "%d", " ") + " ", SAID),
                Arguments.of("decimal with commas", each(SAID, "%d", ", ") + ", ", SAID),
                Arguments.of("binary", binary(SAID), SAID),
                Arguments.of(
                        "percent",
                        URLEncoder.encode(SAID + "，" + CHINESE, StandardCharsets.UTF_8)
                                .replace("+", "%20"),
                        SAID + "，" + CHINESE),
                Arguments.of("escapes", each(CHINESE, "\\u%04x", ""), CHINESE),
                Arguments.of("references", each(CHINESE, "&#%d;", ""), CHINESE),
                Arguments.of("hexadecimal references", each(SAID, "&#x%x;", " "), SAID));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writings")
    void what_is_written_otherwise_is_read_at_its_place(String name, String written, String said) {
        String text = "It says: " + written + " at the end.";
        List<EncodedText.Run> runs = EncodedText.in(text);
        assertThat(runs).as(text).anySatisfy(run -> {
            assertThat(run.plain().strip()).isEqualTo(said);
            assertThat(run.start()).isEqualTo(9);
            assertThat(run.end()).isLessThanOrEqualTo(9 + written.length() + 1);
        });
    }

    @Test
    void morse_code_is_read() {
        String run = "..-. . . .   - .... .   ... .-- .- -. ... ";
        assertThat(EncodedText.in(run))
                .extracting(EncodedText.Run::plain)
                .anyMatch(plain -> plain.contains("the swans"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d41d8cd98f00b204e9800998ecf8427e",
                "The commit 9fceb02d0ae598e95dc970b74767f19372d61af8 broke it.",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "6c5f2b2e-9a8c-4b7d-9d5e-1f2a3b4c5d6e",
                "The numbers 34, 56, 78 and 90 came up.",
                "0101 0110",
                "100% of 50% and 20%25",
                "&#32;&#33;&#34;",
                "\\u0041\\u0042",
                "-------- . . . . . . . . . . . . . . ------",
                "antidisestablishmentarianism_and_more"
            })
    void checksums_numbers_and_rules_are_no_words(String text) {
        assertThat(EncodedText.in(text)).isEmpty();
    }

    @Test
    void bytes_that_are_no_utf_8_or_hold_control_characters_are_no_words() {
        byte[] broken = new byte[40];
        Arrays.fill(broken, (byte) 0xC3);
        assertThat(EncodedText.in(Base64.getEncoder().encodeToString(broken))).isEmpty();
        assertThat(EncodedText.in(base64("feed the swans\u0001at the old mill")))
                .isEmpty();
        assertThat(EncodedText.in(HexFormat.of().formatHex(broken))).isEmpty();
    }

    @Test
    void a_run_as_long_as_a_file_is_left_alone() {
        assertThat(EncodedText.in(base64(SAID.repeat(150)))).isNotEmpty();
        assertThat(EncodedText.in(base64(SAID.repeat(250)))).isEmpty();
    }
}
