package dev.footnote.llm.wire;

/**
 * The difference of one attempt at a request from the usual form.
 *
 * @param wholeWindow true if the answer is bounded by nothing but the window
 * @param room tokens for the answer as the host counts them, or 0 for the usual
 * @param stream false if the answer is asked for in one piece
 * @param aside true for a small question beside the run: the model is asked not to think, and a failure is not tried again
 * @param fast true if the model is asked not to think
 * @param light true if the model is asked to think less than usual
 */
public record RequestMode(boolean wholeWindow, long room, boolean stream, boolean aside, boolean fast, boolean light) {

    static final RequestMode USUAL = new RequestMode(false, 0, true, false, false, false);

    public RequestMode withWholeWindow() {
        return new RequestMode(true, room, stream, aside, fast, light);
    }

    public RequestMode withRoom(long tokens) {
        return new RequestMode(wholeWindow, tokens, stream, aside, fast, light);
    }

    public RequestMode withoutStream() {
        return new RequestMode(wholeWindow, room, false, aside, fast, light);
    }

    RequestMode asAside() {
        return new RequestMode(wholeWindow, room, stream, true, fast, light);
    }

    RequestMode withoutThinking() {
        return new RequestMode(wholeWindow, room, stream, aside, true, light);
    }

    RequestMode withLessThinking() {
        return new RequestMode(wholeWindow, room, stream, aside, fast, true);
    }
}
