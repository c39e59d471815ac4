package dev.footnote.offline.chain;

import dev.footnote.text.Span;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names in an English question: quoted ones, titles of pages that were read, and words with capitals. */
final class EntitySpans {

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Set<String> LINKS = Set.of(
            "of", "the", "and", "in", "de", "van", "von", "der", "la", "le", "du", "for", "on", "to", "at", "with", "a",
            "an", "&");
    private static final Pattern OWNER = Pattern.compile("(?:[?:]|['’]s|s['’])$");
    private static final Pattern JOINT = Pattern.compile(" (?:in|on|at|from|with|for|to|and) (?:the |a |an )?");
    private static final Pattern QUOTED = Pattern.compile("[\"“]([^\"“”]{1,120})[\"”]");

    /** Where a remark in brackets begins. */
    private static final Pattern REMARK = Pattern.compile(" ?[(（]");

    private EntitySpans() {}

    /**
     * Returns the names in the order in which they stand; none overlaps another.
     *
     * @param text the question
     * @param titles of pages that were read
     */
    static List<Span> of(String text, Collection<String> titles) {
        List<Span> all = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            all.add(new Span(quoted.start(1), quoted.end(1)));
        }
        String lower = text.toLowerCase(Locale.ROOT);
        titles.forEach(title -> title(text, lower, title, all));
        Map<Integer, List<Span>> known = new HashMap<>();
        all.forEach(span ->
                known.computeIfAbsent(span.start(), start -> new ArrayList<>()).add(span));
        capitals(text).forEach(run -> split(text, run, known.getOrDefault(run.start(), List.of()), all));
        all.removeIf(span -> span.in(text).codePoints().noneMatch(Character::isLetter));
        all.sort(Comparator.comparingInt((Span span) -> span.end() - span.start())
                .reversed());
        NavigableMap<Integer, Span> out = new TreeMap<>();
        for (Span span : all) {
            Map.Entry<Integer, Span> before = out.floorEntry(span.start());
            Map.Entry<Integer, Span> after = out.ceilingEntry(span.start());
            if ((before == null || before.getValue().end() <= span.start())
                    && (after == null || after.getKey() >= span.end())) {
                out.put(span.start(), span);
            }
        }
        return List.copyOf(out.values());
    }

    /** Adds a run of words with capitals, or, where a known name that begins with it and a joining word stand first, what follows them. */
    private static void split(String text, Span run, List<Span> known, List<Span> out) {
        boolean whole = known.stream().anyMatch(name -> name.end() >= run.end());
        for (Span name : known) {
            Matcher joint = JOINT.matcher(text).region(name.end(), Math.max(name.end(), run.end()));
            if (!whole && joint.lookingAt()) {
                out.add(new Span(joint.end(), run.end()));
                return;
            }
        }
        out.add(run);
    }

    /** A title that stands in the question with all its words; one in small letters must have two that tell. */
    private static void title(String text, String lower, String title, List<Span> out) {
        Matcher remark = REMARK.matcher(title);
        String name = remark.find() && remark.start() > 0 ? title.substring(0, remark.start()) : title;
        if (name.length() < 3) {
            return;
        }
        int at = lower.indexOf(name.toLowerCase(Locale.ROOT));
        int end = at + name.length();
        if (at < 1 || end > text.length()) {
            return;
        }
        boolean whole = !Character.isLetterOrDigit(text.charAt(at - 1))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        boolean tells =
                !Character.isLowerCase(text.charAt(at)) || Words.content(name).size() > 1;
        if (whole && tells) {
            out.add(new Span(at, end));
        }
    }

    /** The names in a question with all their words, those in small letters and in brackets among them. */
    private static List<Span> capitals(String text) {
        List<Span> out = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        List<Span> tokens = new ArrayList<>();
        while (words.find()) {
            tokens.add(new Span(words.start(), words.end()));
        }
        int i = 1; // the first word has its capital from the sentence
        while (i < tokens.size()) {
            if (!isCapital(text, tokens.get(i))) {
                i++;
                continue;
            }
            int last = i;
            for (int next = following(text, tokens, last); next > 0; next = following(text, tokens, last)) {
                last = next;
            }
            out.add(new Span(withoutOpening(text, tokens.get(i)), withoutMarks(text, tokens.get(last))));
            i = last + 1;
        }
        return out;
    }

    /** The next word of a name, behind at most two small ones; 0 where the name ends. */
    private static int following(String text, List<Span> tokens, int at) {
        String here = tokens.get(at).in(text);
        if (OWNER.matcher(here).find()) {
            return 0;
        }
        for (int next = at + 1; next < Math.min(tokens.size(), at + 4); next++) {
            if (isCapital(text, tokens.get(next))) {
                return next;
            }
            if (!LINKS.contains(tokens.get(next).in(text)) || here.endsWith(",")) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean isCapital(String text, Span token) {
        String word = token.in(text);
        int first = 0;
        while (first < word.length() && !Character.isLetterOrDigit(word.charAt(first))) {
            first++;
        }
        return first < word.length() && !Character.isLowerCase(word.charAt(first));
    }

    private static int withoutOpening(String text, Span token) {
        return "\"“".indexOf(text.charAt(token.start())) >= 0 ? token.start() + 1 : token.start();
    }

    private static int withoutMarks(String text, Span token) {
        int end = token.end();
        String word = token.in(text);
        if (word.endsWith("'s") || word.endsWith("’s")) {
            return end - 2;
        }
        while (end > token.start() + 1 && "?,.;:'’\"”".indexOf(text.charAt(end - 1)) >= 0 && !isInitial(text, end)) {
            end--;
        }
        return end;
    }

    /** True behind the point of "Jr." or "D." */
    private static boolean isInitial(String text, int end) {
        return text.charAt(end - 1) == '.' && end < text.length() && text.charAt(end) == ' ';
    }
}
