package dev.footnote.offline.prose;

import dev.footnote.text.LetterForms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings question and pages to the same letters, and the words of the answer back to those of the pages. Chinese is thought of in simplified
 * characters; another word of the question is written as the pages write it. Not safe for many threads.
 */
public final class PageLetters {

    private static final Pattern WORD = Pattern.compile("[\\p{IsLatin}\\p{M}\u00AD]{3,}+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final List<Both> changed = new ArrayList<>();

    /** A text in both forms, which have the same offsets. */
    private record Both(String original, String simplified) {}

    /**
     * Returns a text of a page in simplified characters, and remembers how the page has it.
     *
     * @param original as the page has it
     */
    public String read(String original) {
        String simplified = LetterForms.simplified(original);
        if (!simplified.equals(original)) {
            changed.add(new Both(original, simplified));
        }
        return simplified;
    }

    /**
     * Returns words taken from a page as that page has them.
     *
     * @param words from a text that {@link #read} returned; other words stay as they are
     */
    public String written(String words) {
        if (!words.isEmpty() && HAN.matcher(words).find()) {
            for (Both text : changed) {
                int at = text.simplified().indexOf(words);
                if (at >= 0) {
                    return text.original().substring(at, at + words.length());
                }
            }
        }
        return words;
    }

    /**
     * Returns a question in the letters of the pages that were read: a word that stands nowhere, but in another form, takes that one.
     *
     * @param question as asked
     * @param texts that were read
     */
    public static String question(String question, List<String> texts) {
        String simplified = LetterForms.simplified(question);
        Map<String, String> missing = missing(simplified, texts);
        if (missing.isEmpty()) {
            return simplified;
        }
        Map<String, String> found = new HashMap<>();
        for (String text : texts) {
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                for (String form : forms(word.group())) {
                    String asked = missing.get(form);
                    if (asked != null) {
                        found.putIfAbsent(asked, word.group());
                    }
                }
            }
        }
        return WORD.matcher(simplified)
                .replaceAll(word -> Matcher.quoteReplacement(found.getOrDefault(word.group(), word.group())));
    }

    /** The question's words that stand in no text, by their forms. */
    private static Map<String, String> missing(String question, List<String> texts) {
        Map<String, String> out = new HashMap<>();
        List<String> small =
                texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
        Matcher word = WORD.matcher(question);
        while (word.find()) {
            String plain = word.group().toLowerCase(Locale.ROOT);
            if (small.stream().noneMatch(text -> text.contains(plain))) {
                forms(word.group()).forEach(form -> out.put(form, word.group()));
            }
        }
        return out;
    }

    private static List<String> forms(String word) {
        return LetterForms.of(LetterForms.plain(word).toLowerCase(Locale.ROOT));
    }
}
