package dev.footnote.evidence.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds cues in a text. */
final class Cues {

    private static final String RESOURCE = "cues.txt";

    /** Cues are looked for in words, or in letters that run into each other. */
    private static final Cues SPACED = load(false);

    /**
     * A cue in a text.
     *
     * @param start in the folded text
     * @param end after its last character
     */
    record Mention(HostileCue cue, int start, int end) {}

    private static final List<HostileCue> ALL = List.of(HostileCue.values());

    /** Loaded with the first text that has letters apart, which few have. */
    private static final class Letters {
        static final Cues ALL = load(true);
    }

    private final CueGraph graph = new CueGraph();
    private final boolean joined;

    private Cues(boolean joined) {
        this.joined = joined;
    }

    /** Cues of whole words. */
    static List<Mention> in(FoldedText text) {
        return SPACED.find(text);
    }

    /** Cues in letters that were written apart. */
    static List<Mention> inLetters(FoldedText letters) {
        return Letters.ALL.find(letters);
    }

    private List<Mention> find(FoldedText text) {
        List<Mention> out = new ArrayList<>();
        CueGraph.Walk walk = new CueGraph.Walk();
        int taken = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            boolean begins = joined
                    || FoldedText.isDense(c)
                    || Character.isLetterOrDigit(c)
                            && (i == 0
                                    || !Character.isLetterOrDigit(text.at(i - 1))
                                    || FoldedText.isDense(text.at(i - 1)))
                    || c == '@';
            if (begins && i >= taken) {
                graph.walk(text, i, !joined, walk);
                taken = Math.max(taken, i + walk.lengths[HostileCue.NONE.place()]);
                add(out, walk, i);
            }
        }
        return out;
    }

    private static void add(List<Mention> out, CueGraph.Walk walk, int at) {
        if (walk.found() == 0) {
            return;
        }
        boolean taken = (walk.found() & HostileCue.NONE.bit()) != 0;
        for (HostileCue cue : ALL) {
            boolean stands = (walk.found() & cue.bit()) != 0 && cue != HostileCue.NONE;
            if (stands && (!taken || cue == HostileCue.HIDE || cue == HostileCue.TRUST || cue == HostileCue.TALK)) {
                out.add(new Mention(cue, at, at + walk.lengths[cue.place()]));
            }
        }
    }

    private static Cues load(boolean joined) {
        Cues out = new Cues(joined);
        Map<Character, String> known = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Cues.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    out.line(line, known);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    /** @param known characters as the folded text writes them; they come again and again */
    private void line(String line, Map<Character, String> known) {
        int colon = line.indexOf(':');
        String[] head = line.substring(0, colon).split(" ", 2);
        HostileCue cue = HostileCue.valueOf(head[0]);
        int from = colon + 1;
        while (from < line.length()) {
            int end = line.indexOf(';', from);
            end = end < 0 ? line.length() : end;
            String form = folded(line.substring(from, end).strip(), known);
            if (!form.isEmpty() && (!joined || form.charAt(0) < 128)) {
                graph.add(cue, form);
            }
            from = end + 1;
        }
    }

    /** A cue as the folded text would write it; its own signs stay. */
    private String folded(String form, Map<Character, String> known) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if ("()|*".indexOf(c) >= 0 || c < 128 && c != '-') {
                out.append(joined && c == ' ' ? "" : String.valueOf(c));
            } else {
                out.append(known.computeIfAbsent(
                        c, one -> FoldedText.of(String.valueOf(one)).toString()));
            }
        }
        return out.toString();
    }
}
