package dev.footnote.llm;

/**
 * How one attempt at a request differs from the usual form.
 *
 * @param wholeWindow true if the answer is bounded by nothing but the window
 * @param room tokens for the answer as the host counts them, or 0 for the usual
 * @param stream false if the answer is asked for in one piece
 * @param thinking false if the model is asked not to think
 */
record RequestMode(boolean wholeWindow, long room, boolean stream, boolean thinking) {

    static final RequestMode USUAL = new RequestMode(false, 0, true, true);

    RequestMode withWholeWindow() {
        return new RequestMode(true, room, stream, thinking);
    }

    RequestMode withRoom(long tokens) {
        return new RequestMode(wholeWindow, tokens, stream, thinking);
    }

    RequestMode withoutStream() {
        return new RequestMode(wholeWindow, room, false, thinking);
    }

    RequestMode withoutThinking() {
        return new RequestMode(wholeWindow, room, stream, false);
    }
}
