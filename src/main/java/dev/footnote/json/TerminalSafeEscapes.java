package dev.footnote.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Escapes what would steer a terminal or turn the direction of text: C1 controls, and marks of direction. JSON readers see no difference. */
final class TerminalSafeEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private static final int[] ASCII = standardAsciiEscapesForJSON();

    static {
        ASCII[0x7F] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int ch) {
        return steers(ch) ? new SerializedString(escape(ch)) : null;
    }

    /** The same JSON with such characters escaped: they can stand within strings only. */
    static String of(String json) {
        int first = 0;
        while (first < json.length() && !isRaw(json.charAt(first))) {
            first++;
        }
        if (first == json.length()) {
            return json;
        }
        StringBuilder out = new StringBuilder(json.length() + 32).append(json, 0, first);
        for (int i = first; i < json.length(); i++) {
            char c = json.charAt(i);
            if (isRaw(c)) {
                out.append(escape(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isRaw(int ch) {
        return ch == 0x7F || steers(ch);
    }

    private static String escape(int ch) {
        return String.format(Locale.ROOT, "\\u%04X", ch);
    }

    private static boolean steers(int ch) {
        return (ch >= 0x80 && ch <= 0x9F)
                || ch == 0x61C
                || ch == 0x200E
                || ch == 0x200F
                || (ch >= 0x2028 && ch <= 0x202E)
                || (ch >= 0x2066 && ch <= 0x2069);
    }
}
