package dev.footnote.http.openai;

import dev.footnote.api.Answer;
import dev.footnote.text.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which run gave which reply. Clients of this dialect send a conversation as texts, without ids: an assistant's message that is, to the character and but for its list of sources, the reply of a run tells which run the
 * next question follows. Only hashes are kept. Safe for many threads.
 */
public final class AnsweredChats {

    /** The latest replies are those that conversations go on from. */
    private static final int MOST = 10_000;

    private final Map<String, String> runs = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /** Creates an empty memory. */
    public AnsweredChats() {}

    /**
     * Remembers a reply.
     *
     * @param owner whose run it is; other owners do not find it
     * @param run the run's id
     * @param answer the reply
     */
    public void add(String owner, String run, Answer answer) {
        String key = key(owner, new ChatAnswer(answer).text());
        synchronized (runs) {
            runs.put(key, run);
        }
    }

    /**
     * Returns the run that gave a reply.
     *
     * @param owner who asks
     * @param reply the text of an assistant's message, or null
     */
    public Optional<String> find(String owner, @Nullable String reply) {
        if (reply == null || reply.isBlank()) {
            return Optional.empty();
        }
        String key = key(owner, reply);
        synchronized (runs) {
            return Optional.ofNullable(runs.get(key));
        }
    }

    private static String key(String owner, String text) {
        // The list of sources is left out: paths of the server are told otherwise than they are.
        int list = text.lastIndexOf(ChatAnswer.SOURCES);
        String said = list < 0 ? text : text.substring(0, list);
        return Sha256.hex(owner.length() + ":" + owner + said.strip());
    }
}
