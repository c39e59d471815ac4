package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.quote.BareQuote;
import dev.footnote.answer.quote.ClosestPassage;
import dev.footnote.answer.quote.QuoteMatcher;
import dev.footnote.answer.quote.QuoteMatcher.Place;
import dev.footnote.answer.quote.WordBoundaries.Flaw;
import dev.footnote.text.NormalText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for any source and any quote; each failure names its seed. */
class QuotePropertiesTest {

    private static final int ROUNDS = 1500;

    private static final String[] WORDS = {
        "lamp",
        "tower",
        "burned",
        "1969",
        "12,742",
        "3.5",
        "café",
        "Ångström",
        "ﬁrst",
        "not",
        "no",
        "never",
        "it’s",
        "“Eagle”",
        "—",
        "10²",
        "½",
        "Ⅷ",
        "月球",
        "登陆，",
        "没有",
        "한국",
        "ガス",
        "العربية",
        "हिन्दी",
        "ẋ̣",
        "😀",
        "(LM)",
        "well-known",
        "‘old’",
        "ship;",
        "ends.",
        "Ｗide",
        "𝒳",
        "re\u00adturn",
        "**bold**",
        "|",
        "a…b"
    };

    private static final String[] GAPS = {" ", " ", " ", "\n", "  ", "\u00a0", "\n\n", "\t", "\u3000"};

    @Test
    void a_span_of_whole_words_is_found_in_any_allowed_dress_and_cut_to_the_character() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<int[]> words = new ArrayList<>();
            String text = text(random, words);
            int from = random.nextInt(words.size());
            int to = from + random.nextInt(words.size() - from);
            int start = words.get(from)[0];
            int end = words.get(to)[1];
            String quote = dressed(random, text.substring(start, end));
            if (BareQuote.of(NormalText.of(quote).text()).text().matches("[^\\p{L}\\p{N}]*")) {
                continue;
            }
            Optional<Place> place = new QuoteMatcher(text).look(quote);
            assertThat(place).as("seed %d: %s", seed, quote).isPresent();
            String got = text.substring(
                    place.orElseThrow().start(), place.orElseThrow().end());
            assertThat(place.orElseThrow().flaw())
                    .as("seed %d: %s in %s", seed, quote, text)
                    .isNotEqualTo(Flaw.JOINED)
                    .isIn(null, Flaw.NEGATED, tornIfGrouped(text, place.orElseThrow()));
            assertThat(NormalText.of(got).text())
                    .as("seed %d", seed)
                    .isIn(
                            NormalText.of(quote).text(),
                            BareQuote.of(NormalText.of(quote).text()).text());
        }
    }

    /** 3.5 12,742 side by side may look like one number with a blank in it. */
    private static Flaw tornIfGrouped(String text, Place place) {
        String near = text.substring(Math.max(0, place.start() - 3), place.start())
                + text.substring(place.end(), Math.min(text.length(), place.end() + 3));
        return near.chars().anyMatch(Character::isDigit) ? Flaw.TORN : null;
    }

    @Test
    void a_changed_digit_letter_word_or_negation_is_never_found() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            String[] kept = new Random(seed)
                    .ints(14, 0, 26)
                    .mapToObj(i -> "w" + (char) ('a' + i) + "k" + i)
                    .toArray(String[]::new);
            kept[6] = random.nextBoolean() ? "not" : "never";
            String text = "Begin " + String.join(GAPS[random.nextInt(GAPS.length)], kept) + " end.";
            String[] changed = kept.clone();
            int at = random.nextInt(kept.length);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = changed[at].replaceFirst("\\w$", "Q");
                case 1 -> changed[at] = changed[at].replaceFirst("^\\w", "9");
                case 2 -> changed[6] = "";
                default -> {
                    changed[at] = "other";
                }
            }
            String quote = dressed(random, String.join(" ", changed));
            assertThat(new QuoteMatcher(text).look(quote))
                    .as("seed %d: %s in %s", seed, quote, text)
                    .isEmpty();
        }
    }

    @Test
    void any_stretch_of_any_junk_is_found_or_refused_but_never_breaks_anything() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            String text = junk(random, 60);
            int start = random.nextInt(text.length() + 1);
            int end = start + random.nextInt(text.length() - start + 1);
            String quote = random.nextInt(4) == 0 ? junk(random, 20) : text.substring(start, end);
            int round = seed;
            QuoteMatcher matcher = new QuoteMatcher(text);
            Optional<Place> place = matcher.look(quote);
            ClosestPassage.in(1, matcher, quote)
                    .ifPresent(p -> assertThat(text.substring(p.start())).startsWith(p.text()));
            place.ifPresent(p -> {
                assertThat(p.start()).as("seed %d", round).isBetween(0, p.end() - 1);
                assertThat(p.end()).as("seed %d", round).isBetween(1, text.length());
                assertThat(isWithinPair(text, p.start()) || isWithinPair(text, p.end()))
                        .as("seed %d", round)
                        .isFalse();
            });
        }
    }

    private static boolean isWithinPair(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    private static String text(Random random, List<int[]> words) {
        StringBuilder text = new StringBuilder();
        int size = 1 + random.nextInt(20);
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : GAPS[random.nextInt(GAPS.length)]);
            int start = text.length();
            text.append(WORDS[random.nextInt(WORDS.length)]);
            words.add(new int[] {start, text.length()});
        }
        return text.toString();
    }

    /** White space keeps its line ends, so that no border is hidden; all else is changed as the design allows. */
    private static String dressed(Random random, String quote) {
        String out = quote;
        if (random.nextBoolean()) {
            out = out.replace("“", "\"").replace("”", "«").replace("’", "'").replace("‘", "‛");
        }
        if (random.nextBoolean()) {
            out = out.replace("—", "–").replace("-", "\u2011");
        }
        if (random.nextBoolean()) {
            out = out.replace("ﬁ", "fi").replace("Ｗ", "W").replace("，", ",").replace("…", "...");
        }
        if (random.nextBoolean()) {
            out = out.replace(" ", random.nextBoolean() ? "\u00a0 " : "\t").replace("\n", " \r\n ");
        }
        if (random.nextBoolean()) {
            out = out.replace("\u00ad", "").replace("m", "m\u200b");
        }
        return Normalizer.normalize(out, random.nextBoolean() ? Normalizer.Form.NFD : Normalizer.Form.NFC);
    }

    private static String junk(Random random, int most) {
        int size = random.nextInt(most) + 1;
        int[] units = random.ints(size, 0, 8)
                .map(kind -> switch (kind) {
                    case 0 -> 0xD800 + random.nextInt(0x800);
                    case 1 -> 0x300 + random.nextInt(0x70);
                    case 2 -> 0x1100 + random.nextInt(0x100);
                    case 3 -> random.nextInt(0x30);
                    case 4 -> 0x2000 + random.nextInt(0x70);
                    case 5 -> 0xFE00 + random.nextInt(0x1F0);
                    case 6 -> '0' + random.nextInt(10);
                    default -> random.nextInt(0x10000);
                })
                .toArray();
        StringBuilder out = new StringBuilder();
        Arrays.stream(units).forEach(unit -> out.append((char) unit));
        return out.toString();
    }
}
