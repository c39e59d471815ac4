package dev.footnote.http.openai;

import dev.footnote.text.Cut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was said before a question, in the order in which it was said, as context for it. Not safe for many threads. */
final class EarlierTurns {

    /** UTF-16 units of earlier messages that are kept, the latest first. */
    private static final int MOST_CONTEXT = 12_000;

    /** UTF-16 units of one system message that are kept. */
    private static final int MOST_WISH = 4_000;

    private static final Map<String, String> TURNS = Map.of("user", "User: ", "assistant", "Answer: ");
    private static final Set<String> WISHES = Set.of("system", "developer");

    private record Turn(String role, String text) {}

    private final List<Turn> turns = new ArrayList<>();
    private final List<String> wishes = new ArrayList<>();
    private @Nullable String lastReply;

    /** Whether messages of a role are read at all; those of tools are not. */
    static boolean takes(String role) {
        return TURNS.containsKey(role) || WISHES.contains(role);
    }

    /**
     * Adds a message behind those that were added before.
     *
     * @param role of which {@link #takes} is true
     * @param text may be blank
     */
    void add(String role, String text) {
        if (role.equals("assistant")) {
            lastReply = text;
        }
        String said = text.strip();
        if (said.isEmpty()) {
            return;
        }
        if (WISHES.contains(role)) {
            wishes.add(shortened(said, MOST_WISH));
        } else {
            turns.add(new Turn(role, said));
        }
    }

    /** Adds all that others hold behind what was added before. */
    void addAll(EarlierTurns later) {
        turns.addAll(later.turns);
        wishes.addAll(later.wishes);
        lastReply = later.lastReply == null ? lastReply : later.lastReply;
    }

    /** Returns the latest message of an assistant as it came, or null if there is none. */
    @Nullable
    String lastReply() {
        return lastReply;
    }

    /** Returns wishes and turns as one text, or null if there are none. Of long conversations the beginning is left out. */
    @Nullable
    String context() {
        Deque<String> kept = new ArrayDeque<>();
        int room = MOST_CONTEXT;
        for (int i = turns.size() - 1; i >= 0 && room > 0; i--) {
            Turn turn = turns.get(i);
            kept.addFirst(TURNS.get(turn.role()) + shortened(turn.text(), room));
            room -= turn.text().length();
        }
        List<String> parts = new ArrayList<>();
        if (!wishes.isEmpty()) {
            parts.add("Wishes for language and form:\n" + String.join("\n", wishes));
        }
        parts.addAll(kept);
        return parts.isEmpty() ? null : String.join("\n\n", parts);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : Cut.to(text, most) + "…";
    }
}
