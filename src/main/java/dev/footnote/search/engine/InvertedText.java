package dev.footnote.search.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;

/** A text given as words with their positions. */
final class InvertedText {

    private InvertedText() {}

    static String read(JsonNode words) {
        TreeMap<Integer, String> byPosition = new TreeMap<>();
        words.properties()
                .forEach(word -> word.getValue().forEach(position -> byPosition.put(position.asInt(), word.getKey())));
        return String.join(" ", byPosition.values());
    }
}
