package dev.footnote.testkit;

import java.time.Duration;
import java.util.Map;

/** One answer of {@link ScriptedKimi}: begin with a static method, go on with the builder's own. */
public interface Turn {

    /** Begins a turn with thinking. */
    static ScriptedTurn think(String text) {
        return new ScriptedTurn().think(text);
    }

    /** Begins a turn with text. */
    static ScriptedTurn say(String text) {
        return new ScriptedTurn().say(text);
    }

    /** Begins a turn with a tool call. */
    static ScriptedTurn call(String id, String name, String argsJson) {
        return new ScriptedTurn().call(id, name, argsJson);
    }

    /** Answers with a status other than 200. */
    static ScriptedTurn status(int status, String body, Map<String, String> headers) {
        return new ScriptedTurn().status(status, body, headers);
    }

    /** Begins a turn with a wait before anything is sent. */
    static ScriptedTurn delay(Duration delay) {
        return new ScriptedTurn().delay(delay);
    }

    /** Begins a turn of data lines sent as they are. */
    static ScriptedTurn raw(String data) {
        return new ScriptedTurn().raw(data);
    }

    /** Answers 200 with this body as it is, of this type. */
    static ScriptedTurn body(String contentType, String body) {
        return new ScriptedTurn().body(contentType, body);
    }

    /** Resets the connection before any answer. */
    static ScriptedTurn reset() {
        return new ScriptedTurn().reset();
    }

    /** An empty turn, to be filled. */
    static ScriptedTurn empty() {
        return new ScriptedTurn();
    }
}
