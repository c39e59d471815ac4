package dev.footnote.offline.manual;

import dev.footnote.text.Spaces;
import dev.footnote.text.WordPatterns;
import dev.footnote.text.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of technical texts: the parts of an identifier count as words, and users' words for a thing meet those of documentation. */
final class ManualTerms {

    private static final Pattern JOINT =
            WordPatterns.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=[\\p{L}\\d])[_.-]+(?=\\p{L})");
    private static final Pattern CODE = Pattern.compile("`{1,2}([^`\\n]{1,80})`{1,2}"
            + "|(?<![\\p{L}\\d_.-])(--?[A-Za-z][\\w-]{0,60}(?:\\.[A-Za-z][\\w-]{0,60}){0,5}|[A-Za-z]\\w{0,40}(?:[_.][A-Za-z]\\w{0,40}){1,6}|[a-z]{1,30}(?:[A-Z][a-z]{1,30}){1,5}"
            + "|[A-Z]{2,20}\\d{0,3})(?![\\p{L}\\d])");
    /** "no" and "off" by themselves are too common to count as words. */
    private static final Pattern SWITCHES_OFF = WordPatterns.compile(
            "(?<![\\w-])--no-|\\b(?:turn|switch)(?:s|es|ed|ing)?(?: [\\w`-]{1,30}){0,3} off\\b",
            Pattern.CASE_INSENSITIVE);

    /** Marks of HTML that Markdown may hold; others in pointed brackets stand for a value. */
    private static final Pattern TAG = Pattern.compile(
            "</?(?:a|b|br|code|div|em|i|kbd|li|p|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|tt|ul)(?: [^<>]{0,200})?/?>");

    private static final Pattern NOT_KEY = Pattern.compile("[^\\p{L}\\d]+");
    private static final Map<String, Set<String>> FAMILIES = families();

    private ManualTerms() {}

    /** Returns the stems of the content words. */
    static Set<String> of(String text) {
        Set<String> out = new LinkedHashSet<>();
        for (String word : Words.content(JOINT.matcher(untagged(text)).replaceAll(" "))) {
            out.add(Words.stem(Words.withoutAccents(word)));
        }
        if (SWITCHES_OFF.matcher(text).find()) {
            out.add(Words.stem("disable"));
        }
        return out;
    }

    /** Returns a text without the marks of HTML. */
    static String untagged(String text) {
        return text.indexOf('<') < 0 ? text : TAG.matcher(text).replaceAll(" ");
    }

    /** Returns other stems for the same thing. */
    static Set<String> like(String stem) {
        return FAMILIES.getOrDefault(stem, Set.of());
    }

    /** Returns what is marked as code in a text, or looks like an option or identifier. */
    static Set<String> codes(String text) {
        Set<String> out = new LinkedHashSet<>();
        Matcher found = CODE.matcher(text);
        while (found.find()) {
            out.add(found.group(1) != null ? found.group(1).strip() : found.group(2));
        }
        return out;
    }

    /** Returns the letters and figures alone, in small letters, by which names of options are compared. */
    static String key(String text) {
        return NOT_KEY.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static Map<String, Set<String>> families() {
        Map<String, Set<String>> out = new HashMap<>();
        for (String line : lines()) {
            Set<String> family = new LinkedHashSet<>();
            for (String word : Spaces.split(line.strip())) {
                family.add(Words.stem(word));
            }
            family.forEach(stem ->
                    out.computeIfAbsent(stem, s -> new LinkedHashSet<>()).addAll(family));
        }
        return Map.copyOf(out);
    }

    private static List<String> lines() {
        String name = "words.txt";
        try (InputStream in = Objects.requireNonNull(ManualTerms.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own resource " + name + " cannot be read", e);
        }
    }
}
