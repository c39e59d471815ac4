package dev.footnote.offline.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The characters that are looked at grow with the length of a question and no faster. */
class ChainCostTest {

    private static final Pattern NAME = Pattern.compile("Orlun|Ida|Salt");

    /** A text that counts how many of its characters are read. */
    private static final class Counting implements CharSequence {

        private final String text;
        private long read;

        Counting(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            read++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            read += end - start;
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            read += text.length();
            return text;
        }
    }

    private static long read(String piece, int times) {
        String text = "Where is " + piece.repeat(times) + "?";
        List<Span> names = new ArrayList<>();
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            names.add(new Span(name.start(), name.end()));
        }
        Counting counting = new Counting(text);
        ChainParser.place(counting, names);
        return counting.read;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Orlun, ",
                "the name of Orlun ",
                "the same city of Orlun ",
                "Ida's ",
                "Salt and the film ",
                "the most where Orlun ",
                "the sharing a of Ida ",
                "is the name of the song Salt "
            })
    void twice_the_names_cost_twice_the_reading(String piece) {
        long once = read(piece, 400);
        long twice = read(piece, 800);

        assertThat(twice).isLessThanOrEqualTo(once * 2 + once / 5);
    }
}
