package dev.footnote.answer.statement;

import java.util.Set;

/**
 * A function word or phrase that was found.
 *
 * @param kinds its possible meanings
 * @param from first token
 * @param to token after the last
 * @param text as written
 */
public record Cue(Set<CueKind> kinds, int from, int to, String text) {

    public boolean is(CueKind kind) {
        return kinds.contains(kind);
    }
}
