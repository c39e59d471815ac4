package dev.footnote.answer.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.api.Claim;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A changed digit, unit, name or negation never passes as full where the quote has the original. */
class SupportPropertiesTest {

    private static final int TRIES = 60;

    private static final List<String> PERSONS = List.of(
            "Alma Brandt",
            "Jorge Teixeira",
            "Petra Novak",
            "Owen Hallett",
            "Signe Dahl",
            "Rufus Okonjo",
            "Irina Melnik",
            "Caspar Wolff",
            "Delia Moran",
            "Hugo Lindgren");
    private static final List<String> THINGS =
            List.of("pump", "kiln", "bridge", "chapel", "barge", "orchard", "foundry");
    private static final List<String> UNITS =
            List.of("metres", "kilometres", "feet", "miles", "kg", "tonnes", "litres", "hectares");
    private static final List<String> HAN_PERSONS = List.of("陈望山", "林若溪", "周启明", "吴秋雁", "郑海棠", "许南星");
    private static final List<String> HAN_THINGS = List.of("水泵", "砖窑", "石桥", "渡船", "果园", "钟楼");
    private static final List<String> HAN_UNITS = List.of("米", "公里", "公斤", "吨", "升", "公顷");

    private final ClaimSupport support = new ClaimSupport();

    private interface Change {
        String[] pair(Random random);
    }

    private void never(String what, long seed, Change change) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            String[] pair = change.pair(random);
            assertThat(said(pair[0], pair[0]))
                    .as("seed %d, try %d: \"%s\" for itself", seed, i, pair[0])
                    .isEqualTo(Claim.Support.FULL);
            assertThat(said(pair[1], pair[0]))
                    .as("seed %d, try %d, %s: \"%s\" for \"%s\"", seed, i, what, pair[0], pair[1])
                    .isNotEqualTo(Claim.Support.FULL);
        }
    }

    private Claim.Support said(String claim, String text) {
        return support.assess(claim, List.of(new QuotedPassage(text, 0, text.length(), "", null, null)))
                .support();
    }

    private static <T> T one(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static <T> T other(Random random, List<T> list, T not) {
        T found = one(random, list);
        return found.equals(not) ? list.get((list.indexOf(not) + 1) % list.size()) : found;
    }

    private static String number(Random random) {
        int digits = 2 + random.nextInt(4);
        StringBuilder out = new StringBuilder(Integer.toString(1 + random.nextInt(9)));
        for (int i = 1; i < digits; i++) {
            out.append(random.nextInt(10));
        }
        return random.nextInt(4) == 0 ? out + "." + (1 + random.nextInt(9)) : out.toString();
    }

    private static String changed(Random random, String number) {
        int at = random.nextInt(number.length());
        while (!Character.isDigit(number.charAt(at))) {
            at = random.nextInt(number.length());
        }
        int old = number.charAt(at) - '0';
        int digit = (old + 1 + random.nextInt(8)) % 10;
        digit = digit == 0 && (at == 0 || at == number.length() - 1) ? (old % 9) + 1 : digit;
        return number.substring(0, at) + digit + number.substring(at + 1);
    }

    @Test
    void a_changed_digit_never_passes() {
        never("digit", 11, random -> {
            String thing = one(random, THINGS);
            String unit = one(random, UNITS);
            String number = number(random);
            String text =
                    "The " + thing + " of " + one(random, PERSONS) + " measured %s " + unit + " when it was sold.";
            return new String[] {String.format(text, number), String.format(text, changed(random, number))};
        });
    }

    @Test
    void a_changed_digit_never_passes_in_chinese() {
        never("digit", 12, random -> {
            String number = number(random);
            String text =
                    one(random, HAN_PERSONS) + "的" + one(random, HAN_THINGS) + "共有%s" + one(random, HAN_UNITS) + "。";
            return new String[] {String.format(text, number), String.format(text, changed(random, number))};
        });
    }

    @Test
    void a_changed_year_never_passes() {
        never("year", 13, random -> {
            int year = 1700 + random.nextInt(300);
            int other = year + (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(40));
            String text = one(random, PERSONS) + " bought the " + one(random, THINGS) + " in %d.";
            return new String[] {String.format(text, year), String.format(text, other)};
        });
    }

    @Test
    void a_changed_unit_never_passes() {
        never("unit", 14, random -> {
            String unit = one(random, UNITS);
            String text = "The " + one(random, THINGS) + " is rated at " + number(random) + " %s.";
            return new String[] {String.format(text, unit), String.format(text, other(random, UNITS, unit))};
        });
    }

    @Test
    void a_changed_unit_never_passes_in_chinese() {
        never("unit", 15, random -> {
            String unit = one(random, HAN_UNITS);
            String text = one(random, HAN_THINGS) + "的额定值为" + number(random) + "%s。";
            return new String[] {String.format(text, unit), String.format(text, other(random, HAN_UNITS, unit))};
        });
    }

    @Test
    void a_changed_name_never_passes() {
        never("name", 16, random -> {
            String name = one(random, PERSONS);
            String text = "In " + (1700 + random.nextInt(300)) + " the " + one(random, THINGS) + " was rebuilt by %s.";
            return new String[] {String.format(text, name), String.format(text, other(random, PERSONS, name))};
        });
    }

    @Test
    void a_changed_name_never_passes_in_chinese() {
        never("name", 17, random -> {
            String name = one(random, HAN_PERSONS);
            String text = "%s负责修复" + one(random, HAN_THINGS) + "。";
            return new String[] {String.format(text, name), String.format(text, other(random, HAN_PERSONS, name))};
        });
    }

    @Test
    void an_added_or_dropped_negation_never_passes() {
        List<String> verbs = List.of("repaired", "sold", "painted", "inspected", "insured", "rebuilt");
        never("negation", 18, random -> {
            String text =
                    "The " + one(random, THINGS) + " of " + one(random, PERSONS) + " was %s" + one(random, verbs) + ".";
            String plain = String.format(text, "");
            String denied = String.format(text, random.nextBoolean() ? "not " : "never ");
            return random.nextBoolean() ? new String[] {plain, denied} : new String[] {denied, plain};
        });
    }

    @Test
    void an_added_or_dropped_negation_never_passes_in_chinese() {
        List<String> verbs = List.of("修复", "出售", "粉刷", "投保", "重建");
        never("negation", 19, random -> {
            String text = one(random, HAN_PERSONS) + "%s" + one(random, verbs) + one(random, HAN_THINGS) + "。";
            String plain = String.format(text, "");
            String denied = String.format(text, random.nextBoolean() ? "没有" : "从未");
            return random.nextBoolean() ? new String[] {plain, denied} : new String[] {denied, plain};
        });
    }

    @Test
    void a_mark_of_all_sorts_never_breaks_the_check() {
        Random random = new Random(20);
        String alphabet = "ab Z9.,:%°²½-'\"()|\n不了三年月日第。，《》é\u0301\uD83D\uDE00×^ $€ not If may 3rd";
        for (int i = 0; i < 300; i++) {
            StringBuilder claim = new StringBuilder();
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                claim.append(alphabet.charAt(random.nextInt(alphabet.length())));
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(said(claim.toString(), text.toString()))
                    .as("seed 20, try %d", i)
                    .isNotNull();
        }
    }
}
