package dev.footnote.answer.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Phrases with a value each, looked up at a place of a text; the longest one wins. A word that ends in "*" stands for all
 * its forms. Filled once, then only read.
 */
public final class PhraseTable<T> {

    /** A longer phrase is a mistake in a list, and keeps look-up from being linear. */
    private static final int LONGEST = 12;

    private final Node<T> root = new Node<>();

    /** A phrase that was found. */
    public record Hit<T>(T value, int from, int to) {}

    private static final class Node<T> {
        private final Map<String, Node<T>> next = new HashMap<>();
        private @Nullable T value;
    }

    /** Adds a phrase; the first value of a phrase stays. */
    public void add(String phrase, T value) {
        List<Token> tokens = Token.of(phrase.replace("*", ""));
        if (tokens.isEmpty() || tokens.size() > LONGEST) {
            throw new IllegalArgumentException("\"" + phrase + "\" has no words, or more than " + LONGEST);
        }
        Node<T> node = root;
        for (Token token : tokens) {
            boolean anyForm = phrase.startsWith("*", starAt(phrase, token));
            String key = anyForm ? "*" + token.stem() : token.lower();
            node = node.next.computeIfAbsent(key, k -> new Node<>());
        }
        node.value = node.value == null ? value : node.value;
    }

    /** Where the star of a token would be: the stars before it have moved it. */
    private static int starAt(String phrase, Token token) {
        int at = -1;
        int plain = 0;
        while (plain < token.end()) {
            at++;
            plain += phrase.charAt(at) == '*' ? 0 : 1;
        }
        return at + 1;
    }

    /** Returns the longest phrase that begins at a token, or null. */
    @Nullable
    public Hit<T> at(List<Token> tokens, int from) {
        return longest(root, tokens, from, from);
    }

    private @Nullable Hit<T> longest(Node<T> node, List<Token> tokens, int from, int at) {
        Hit<T> best = node.value == null ? null : new Hit<>(node.value, from, at);
        if (at < tokens.size()) {
            Token token = tokens.get(at);
            best = longer(best, node.next.get(token.lower()), tokens, from, at);
            best = longer(best, node.next.get("*" + token.stem()), tokens, from, at);
        }
        return best;
    }

    private @Nullable Hit<T> longer(
            @Nullable Hit<T> best, @Nullable Node<T> node, List<Token> tokens, int from, int at) {
        Hit<T> other = node == null ? null : longest(node, tokens, from, at + 1);
        return other != null && (best == null || other.to() > best.to()) ? other : best;
    }
}
