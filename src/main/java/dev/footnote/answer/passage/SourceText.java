package dev.footnote.answer.passage;

import dev.footnote.answer.statement.LineEnds;
import dev.footnote.answer.statement.Token;
import dev.footnote.text.Languages;
import dev.footnote.text.NormalText;
import dev.footnote.text.Sentences;
import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A source's whole text: its sentences, and which words it has and how often. */
public final class SourceText {

    private final String text;
    private final String normal;
    private final String language;
    private final List<Span> sentences;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final Set<String> lower = new HashSet<>();
    private final Set<String> capitals = new HashSet<>();
    private final Set<String> initials = new HashSet<>();
    private final boolean han;

    public SourceText(String text, String language) {
        this.text = text;
        this.language = language;
        this.sentences = Sentences.of(text);
        this.normal = fold(text);
        this.han = Languages.hasHan(text);
        count(Token.of(normal));
        for (int i = 0; i < sentences.size(); i++) {
            index(i);
        }
    }

    /** Notes in which sentences a word or a pair of Han characters stands. */
    private void index(int sentence) {
        List<Token> tokens = Token.of(sentences.get(sentence).in(text));
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i).stem();
            note(word, sentence);
            boolean pair = tokens.get(i).kind() == Token.Kind.HAN && i + 1 < tokens.size();
            if (pair) {
                note(word + tokens.get(i + 1).stem(), sentence);
            }
        }
    }

    private void note(String word, int sentence) {
        List<Integer> where = places.computeIfAbsent(word, w -> new ArrayList<>(2));
        if (where.isEmpty() || where.get(where.size() - 1) != sentence) {
            where.add(sentence);
        }
    }

    /** Returns the sentences that have a word, by its stem. */
    public List<Integer> places(String stem) {
        return places.getOrDefault(stem, List.of());
    }

    /** Returns a text in the form in which it is compared: plain marks, words at line ends joined. */
    public static String fold(String raw) {
        return NormalText.of(LineEnds.join(raw)).text();
    }

    private void count(List<Token> tokens) {
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            counts.merge(token.stem(), 1, Integer::sum);
            if (!token.stem().equals(token.lower())) {
                counts.merge(token.lower(), 1, Integer::sum);
            }
            if (token.kind() == Token.Kind.HAN
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).kind() == Token.Kind.HAN) {
                counts.merge(token.text() + tokens.get(i + 1).text(), 1, Integer::sum);
            }
            if (token.kind() == Token.Kind.WORD && !token.startsUpper()) {
                lower.add(token.lower());
            }
            boolean inside = i > 0 && tokens.get(i - 1).kind() == Token.Kind.WORD;
            if (token.startsUpper() && inside) {
                capitals.add(token.lower());
            }
            initial(token, run);
        }
    }

    /** Collects the initials of runs of capitalised words, "of" and the like left out. */
    private void initial(Token token, StringBuilder capitals) {
        boolean capital = token.kind() == Token.Kind.WORD
                && Character.isUpperCase(token.text().charAt(0));
        if (capital) {
            capitals.append(token.text().charAt(0));
        }
        boolean goesOn = capital || Set.of("of", "the", "and", "for", "&").contains(token.lower());
        if (!goesOn || capitals.length() > 8) {
            capitals.setLength(0);
        } else if (capitals.length() >= 2) {
            for (int from = 0; from + 2 <= capitals.length(); from++) {
                initials.add(capitals.substring(from));
            }
        }
    }

    String text() {
        return text;
    }

    public String normal() {
        return normal;
    }

    String language() {
        return language;
    }

    public boolean hasHan() {
        return han;
    }

    /** True for a word that has a capital within a sentence and never stands in small letters. */
    public boolean isName(String word) {
        return capitals.contains(word) && !lower.contains(word);
    }

    public boolean hasInitials(String capitals) {
        return initials.contains(capitals);
    }

    public int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    /** Returns the sentences that share at least one character with a range. */
    List<Integer> touching(int from, int to) {
        List<Integer> out = new ArrayList<>();
        int low = 0;
        int high = sentences.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (sentences.get(middle).end() <= from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low; i < sentences.size() && sentences.get(i).start() < to; i++) {
            out.add(i);
        }
        return out;
    }

    List<Span> sentences() {
        return sentences;
    }

    String sentence(int index) {
        return fold(sentences.get(index).in(text));
    }
}
