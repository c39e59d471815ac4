package dev.footnote.llm.wire;

import dev.langchain4j.data.message.ChatMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation's messages as the bytes between the brackets of {@code "messages":[...]}. Bytes that were written once are never written
 * over, so that slices of a request in flight stay true; where earlier messages changed, the part that is still the same is kept.
 */
public final class MessageEncoder {

    private final List<ChatMessage> encoded = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();
    private final GrowingBytes bytes = new GrowingBytes();
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
        for (int i = same; i < messages.size(); i++) {
            append(messages.get(i), writer);
        }
        return bytes.slices();
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
        bytes.cutBack(size == 0 ? 0 : ends.get(size - 1));
    }

    private void append(ChatMessage message, MessageWriter writer) {
        if (MessageWriter.says(message)) {
            long before = bytes.length();
            try {
                if (before > 0) {
                    bytes.write(',');
                }
                writer.write(message, bytes);
            } catch (RuntimeException e) {
                bytes.cutBack(before);
                throw e;
            }
        }
        encoded.add(message);
        ends.add(bytes.length());
    }
}
