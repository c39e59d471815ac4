package dev.footnote.offline.relation;

import dev.footnote.text.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads who made a work or a body: the name behind "directed by", "recorded by" and the like. The cues stand in {@code cues.txt}. */
final class WorkCues {

    private static final String FILE = "cues.txt";
    private static final Map<String, List<String>> CUES = cues();

    /** Letters between the participle and "by", as in "written, produced and directed in 1931 by". */
    private static final int APART = 40;

    private WorkCues() {}

    static boolean knows(String noun) {
        return CUES.containsKey(noun);
    }

    static List<Span> of(String noun, String sentence) {
        List<Span> out = new ArrayList<>();
        String lower = sentence.toLowerCase(Locale.ROOT);
        if (lower.length() != sentence.length()) {
            return out; // a few letters change their length, and offsets would not fit
        }
        for (String cue : CUES.getOrDefault(noun, List.of())) {
            int end = endOf(cue, lower);
            if (end >= 0) {
                PersonName.after(sentence, end).ifPresent(out::add);
            }
        }
        return out;
    }

    /** Where a cue ends, or -1: its words side by side, or a participle with its "by" a few words on. */
    private static int endOf(String cue, String text) {
        int at = text.indexOf(cue);
        if (at >= 0) {
            return at + cue.length();
        }
        if (!cue.endsWith("ed by") && !cue.endsWith("en by")) {
            return -1;
        }
        String verb = cue.substring(0, cue.length() - 3);
        int start = text.indexOf(verb);
        int by = start < 0 ? -1 : text.indexOf(" by ", start + verb.length());
        boolean near = by >= 0
                && by - start - verb.length() <= APART
                && text.substring(start, by).indexOf('.') < 0;
        return near ? by + 3 : -1;
    }

    private static Map<String, List<String>> cues() {
        Map<String, List<String>> out = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(WorkCues.class.getResourceAsStream(FILE), FILE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> {
                        int bar = line.indexOf('|');
                        List<String> cues = List.of(line.substring(bar + 1).split(";", -1));
                        for (String noun : line.substring(0, bar).split(" ", -1)) {
                            out.put(noun, cues);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own list " + FILE + " cannot be read", e);
        }
        return Map.copyOf(out);
    }
}
