package dev.footnote.evidence;

import dev.footnote.api.run.SourceInfo;
import dev.footnote.text.NormalText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Groups sources that are copies of one another, so that a text printed by many is one witness and not many. Two sources are copies if half of the runs of
 * six words of the shorter one stand in the other too; an excerpt is a copy of the whole. Of very short texts only equal ones are copies. Immutable.
 */
public final class SourceGroups {

    /** Words, or single characters of Chinese and Japanese, in a run. Two people rarely write the same six words in a row. */
    private static final int RUN = 6;

    private static final double COPIED_SHARE = 0.5;

    /** Shorter texts share half of their runs by chance. */
    private static final int LEAST_RUNS = 20;

    private final Map<Integer, Integer> firstOfGroup;

    private SourceGroups(Map<Integer, Integer> firstOfGroup) {
        this.firstOfGroup = firstOfGroup;
    }

    /**
     * Groups the sources that a run has read.
     *
     * @param ledger of the run
     * @return groups of all its sources so far
     */
    public static SourceGroups of(EvidenceLedger ledger) {
        Map<Integer, String> texts = new TreeMap<>();
        for (SourceInfo info : ledger.all()) {
            ledger.source(info.number()).ifPresent(source -> texts.put(info.number(), source.text()));
        }
        return of(texts);
    }

    /**
     * Groups texts.
     *
     * @param texts by the numbers of their sources
     * @return their groups
     */
    public static SourceGroups of(Map<Integer, String> texts) {
        Map<Integer, long[]> runs = new TreeMap<>();
        texts.forEach((number, text) -> runs.put(number, runs(text)));
        Map<Integer, Integer> first = new HashMap<>();
        for (Map.Entry<Integer, long[]> entry : runs.entrySet()) {
            int group = entry.getKey();
            for (Map.Entry<Integer, long[]> earlier : runs.entrySet()) {
                if (earlier.getKey() >= entry.getKey()) {
                    break;
                }
                if (areCopies(earlier.getValue(), entry.getValue())) {
                    int known = first.getOrDefault(earlier.getKey(), earlier.getKey());
                    int from = Math.max(known, group);
                    int to = Math.min(known, group);
                    first.replaceAll((number, old) -> old == from ? to : old);
                    group = to;
                }
            }
            first.put(entry.getKey(), group);
        }
        return new SourceGroups(Map.copyOf(first));
    }

    /**
     * Returns how many of these sources are independent of each other.
     *
     * @param sources numbers of sources; unknown ones count as independent
     * @return 0 only if there are none
     */
    public int independent(Collection<Integer> sources) {
        return (int) sources.stream()
                .map(number -> firstOfGroup.getOrDefault(number, number))
                .distinct()
                .count();
    }

    /**
     * Returns true if two sources are copies of one text.
     *
     * @param one number of a source
     * @param other number of a source
     */
    public boolean areCopies(int one, int other) {
        return independent(List.of(one, other)) == 1;
    }

    /** Returns the groups with more than one source, each with its numbers in order. */
    public List<List<Integer>> copies() {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        new TreeMap<>(firstOfGroup)
                .forEach((number, first) ->
                        groups.computeIfAbsent(first, key -> new ArrayList<>()).add(number));
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(List::copyOf)
                .toList();
    }

    private static boolean areCopies(long[] one, long[] other) {
        if (Math.min(one.length, other.length) < LEAST_RUNS) {
            return one.length > 0 && Arrays.equals(one, other);
        }
        int common = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            if (one[i] == other[j]) {
                common++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common >= COPIED_SHARE * Math.min(one.length, other.length);
    }

    /** Hashes of all runs of words, sorted, each once; of a text shorter than a run its whole. */
    private static long[] runs(String text) {
        long[] words = words(text);
        if (words.length == 0) {
            return words;
        }
        int length = Math.min(RUN, words.length);
        LongStream.Builder out = LongStream.builder();
        for (int i = 0; i + length <= words.length; i++) {
            long hash = 17;
            for (int j = i; j < i + length; j++) {
                hash = mix(hash * 31 + words[j]);
            }
            out.add(hash);
        }
        return out.build().sorted().distinct().toArray();
    }

    /** Of the normal form: a copy may be written in other forms of its letters, or with marks where words may be parted. */
    private static long[] words(String original) {
        String text = NormalText.of(original).text();
        LongStream.Builder out = LongStream.builder();
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            if (Character.isIdeographic(c)) {
                out.add(mix(c));
            } else if (Character.isLetterOrDigit(c)) {
                while (end < text.length() && isWordPart(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                out.add(hash(text.substring(i, end).toLowerCase(Locale.ROOT)));
            }
            i = end;
        }
        return out.build().toArray();
    }

    private static boolean isWordPart(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static long hash(String word) {
        long hash = 7;
        for (int i = 0; i < word.length(); i++) {
            hash = hash * 1_000_003 + word.charAt(i);
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
