package dev.footnote;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.footnote.testkit.PatternSamples;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds every regular expression of the program against long repeats of what it looks for: none may take more than a number of steps that
 * grows with the length, nor go deeper into the stack as the text grows.
 */
class PatternsIT {

    private static final long SEED = 20261126;
    private static final int LENGTH = 800;
    private static final int STACK = 192 * 1024;

    /** Steps a character that a pattern may take whatever the text; some look ahead over a bounded stretch at each. */
    private static final int STEPS = 150;

    /** No pattern looks for it, so that none matches a repeat up to its end. */
    private static final String UNFIT = "\u0000";

    private static final double DOUBLED = 2.6;

    private static final List<String> SHAPES = List.of(
            "文·", "a.", "((", "[[", "<", "\n \n", "1,1,1,", "--", "“”", " ", "\u0301", "a\u0301", "A ", "A. ", "a", "1",
            "文", "\t", "\n", "a-", "A'a", "$1", "&#", "\\", "`", "*", "|", "](", "![", "1.", "{\"a\":", "<a ", "\u3000",
            "a=\"");

    /** A text that counts how often a character is looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private final long most;
        private long steps;

        Counted(String text, long most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps > most) {
                throw new TooMany();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void no_pattern_takes_more_than_linear_steps_or_stack() throws Exception {
        Map<String, Pattern> patterns = patterns();
        assertThat(patterns).hasSizeGreaterThan(50);
        List<String> faults = new ArrayList<>();
        Thread thread = new Thread(
                null,
                () -> patterns.forEach((name, pattern) -> {
                    String fault = fault(pattern);
                    if (fault != null) {
                        faults.add(name + ": " + fault);
                    }
                }),
                "small-stack",
                STACK);
        thread.start();
        thread.join();
        assertThat(faults).as("seed %d", SEED).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:文·)*x",
                "(?:a|b)*c",
                "(a+)+$",
                "(?:\\w+\\s*)+:",
                "a*a*b",
                " +$",
                "(?s).*?x.*?y",
                "\\s+\\n",
                "<[^>]*>",
                "\\(+\\)",
                "(?:[A-Z]\\.? ?)+,",
                "\\d+(?:,\\d+)*%"
            })
    void a_pattern_that_backtracks_or_recurses_is_found(String pattern) throws Exception {
        AtomicReference<String> fault = new AtomicReference<>();
        Thread thread = new Thread(null, () -> fault.set(fault(Pattern.compile(pattern))), "small-stack", STACK);
        thread.start();
        thread.join();
        assertThat(fault.get()).isNotNull();
    }

    private static String fault(Pattern pattern) {
        for (String seed : seeds(pattern)) {
            try {
                String once = seed.repeat(LENGTH / seed.length());
                long doubled = steps(pattern, once + once + UNFIT);
                if (doubled > (long) STEPS * 2 * LENGTH) {
                    long steps = steps(pattern, once + UNFIT);
                    if (doubled > DOUBLED * steps) {
                        return "\"" + seed + "\" takes " + steps + " steps, twice as much of it " + doubled;
                    }
                }
            } catch (TooMany e) {
                return "\"" + seed + "\" takes far too many steps";
            } catch (StackOverflowError e) {
                return "\"" + seed + "\" overflows the stack";
            }
        }
        return null;
    }

    private static long steps(Pattern pattern, String text) {
        Counted found = new Counted(text, 1500L * text.length());
        Matcher matcher = pattern.matcher(found);
        boolean more = true;
        while (more) {
            more = matcher.find();
        }
        Counted whole = new Counted(text, 1500L * text.length());
        pattern.matcher(whole).matches();
        return found.steps + whole.steps;
    }

    private static Set<String> seeds(Pattern pattern) {
        Set<String> seeds = new LinkedHashSet<>(SHAPES);
        Random random = new Random(SEED);
        for (int i = 0; i < 8; i++) {
            String sample = PatternSamples.of(pattern, random);
            if (!sample.isEmpty() && sample.length() < 200) {
                seeds.add(sample);
                int from = random.nextInt(sample.length());
                seeds.add(sample + PatternSamples.of(pattern, random));
                seeds.add(sample.substring(from, Math.min(sample.length(), from + 1 + random.nextInt(6))));
            }
        }
        return seeds;
    }

    private static Map<String, Pattern> patterns() throws Exception {
        Map<String, Pattern> out = new TreeMap<>();
        for (JavaClass type : ProductClasses.ALL) {
            for (JavaField found : type.getFields()) {
                if (!type.getSimpleName().equals("MarkdownHtml")
                        && found.getRawType().isEquivalentTo(Pattern.class)
                        && found.getModifiers().contains(JavaModifier.STATIC)) {
                    Field field = Class.forName(type.getName()).getDeclaredField(found.getName());
                    field.setAccessible(true);
                    out.put(type.getName() + "." + found.getName(), (Pattern) field.get(null));
                }
            }
        }
        return out;
    }
}
