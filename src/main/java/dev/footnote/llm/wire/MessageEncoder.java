package dev.footnote.llm.wire;

import dev.langchain4j.data.message.ChatMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A conversation's messages as the bytes between the brackets of {@code "messages":[...]}. The array only grows, so that
 * slices of a request in flight stay true; where earlier messages changed, a new array begins with what is still the same.
 */
public final class MessageEncoder {

    private static final int SLICE = 64 * 1024;

    private final List<ChatMessage> encoded = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private byte[] bytes = new byte[8 * 1024];
    private int length;
    private String style = "";

    /**
     * The messages as slices.
     *
     * @param messages the whole conversation
     * @param writer how a message is written
     */
    public synchronized List<ByteBuffer> encode(List<ChatMessage> messages, MessageWriter writer) {
        int same = writer.style().equals(style) ? common(messages) : 0;
        if (same < encoded.size()) {
            cutBack(same);
        }
        style = writer.style();
        for (ChatMessage message : messages.subList(same, messages.size())) {
            append(writer.write(message));
            encoded.add(message);
            ends.add(length);
        }
        List<ByteBuffer> out = new ArrayList<>();
        for (int at = 0; at < length; at += SLICE) {
            out.add(ByteBuffer.wrap(bytes, at, Math.min(SLICE, length - at))
                    .slice()
                    .asReadOnlyBuffer());
        }
        return out;
    }

    private int common(List<ChatMessage> messages) {
        int most = Math.min(encoded.size(), messages.size());
        for (int i = 0; i < most; i++) {
            ChatMessage before = encoded.get(i);
            ChatMessage now = messages.get(i);
            if (before != now && !before.equals(now)) {
                return i;
            }
        }
        return most;
    }

    private void cutBack(int size) {
        encoded.subList(size, encoded.size()).clear();
        ends.subList(size, ends.size()).clear();
        length = size == 0 ? 0 : ends.get(size - 1);
        bytes = Arrays.copyOf(bytes, Math.max(length, 8 * 1024));
    }

    private void append(byte[] message) {
        if (message.length == 0) {
            return;
        }
        int needed = length + message.length + 1;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
        if (length > 0) {
            bytes[length++] = ',';
        }
        System.arraycopy(message, 0, bytes, length, message.length);
        length += message.length;
    }
}
