package dev.footnote.answer.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

    @Test
    void long_and_short_texts_are_found_where_the_library_finds_them() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            String text = letters(random, 3000);
            int start = random.nextInt(2000);
            int length = 1 + random.nextInt(900);
            String wanted = random.nextInt(3) == 0 ? letters(random, length) : text.substring(start, start + length);
            Occurrences places = new Occurrences(text, wanted);
            for (int i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + 1)) {
                assertThat(places.next()).as("seed %d", seed).isEqualTo(i);
            }
            assertThat(places.next()).as("seed %d", seed).isEqualTo(-1);
        }
    }

    @Test
    void overlapping_places_are_all_found() {
        Occurrences places = new Occurrences("a".repeat(400), "a".repeat(398));
        assertThat(new int[] {places.next(), places.next(), places.next(), places.next()})
                .containsExactly(0, 1, 2, -1);
    }

    @Test
    void the_longest_beginning_that_stands_is_told() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            String text = letters(random, 200);
            String wanted = letters(random, 1 + random.nextInt(20));
            int longest = 0;
            while (longest < wanted.length() && text.contains(wanted.substring(0, longest + 1))) {
                longest++;
            }
            assertThat(Occurrences.longestBeginning(text, wanted))
                    .as("seed %d", seed)
                    .isEqualTo(longest);
        }
    }

    @Test
    void a_quote_of_one_letter_without_end_takes_no_quadratic_time() {
        QuoteMatcher matcher = new QuoteMatcher("a".repeat(1_000_000));
        String quote = "a".repeat(400_000) + "b";
        assertThat(matcher.find(quote)).isEmpty();
        assertThat(matcher.standing(quote)).isEqualTo(400_000);
    }

    private static String letters(Random random, int size) {
        return random.ints(size, 'a', 'c')
                .collect(StringBuilder::new, (out, c) -> out.append((char) c), StringBuilder::append)
                .toString();
    }
}
