package dev.footnote.page.office;

import dev.footnote.api.PermanentException;
import dev.footnote.page.format.InvisibleCharacters;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.format.Titles;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Reads RTF, by the specification of version 1.9: the text of its paragraphs, without pictures, styles and hidden text. */
public final class RichTextParser {

    /** Groups that hold no text of the document. */
    private static final Set<String> PASSED = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "generator",
            "xmlnstbl",
            "themedata",
            "datastore",
            "latentstyles",
            "fldinst",
            "annotation",
            "atnid",
            "atnauthor",
            "bkmkstart",
            "bkmkend",
            "nonshppict",
            "filetbl",
            "revtbl");

    /** What a group sets for itself and those in it. */
    private record State(boolean passed, boolean hidden, int skipped) {}

    private static final int DEEPEST = 2_000;

    private final byte[] bytes;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder title = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final Deque<State> states = new ArrayDeque<>();
    private State state = new State(false, false, 1);
    private Charset charset = Charset.forName("windows-1252");
    private boolean titled;
    private int toSkip;

    private RichTextParser(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a file.
     *
     * @throws PermanentException if it has no text
     */
    public static ParsedDocument parse(URI url, byte[] bytes) {
        RichTextParser parser = new RichTextParser(bytes);
        String text = InvisibleCharacters.readable(parser.text()).strip();
        if (text.isEmpty()) {
            throw new PermanentException(url + " is rich text (RTF) without text; use another source");
        }
        String title = parser.title.toString().strip();
        return new ParsedDocument(Titles.of(title, text), text, null, null, List.of(), List.of());
    }

    private String text() {
        int i = 0;
        while (i < bytes.length) {
            int b = bytes[i] & 0xFF;
            switch (b) {
                case '{' -> {
                    flush();
                    if (states.size() < DEEPEST) {
                        states.push(state);
                    }
                    i++;
                }
                case '}' -> {
                    flush();
                    state = states.isEmpty() ? state : states.pop();
                    titled = false;
                    i++;
                }
                case '\\' -> i = control(i + 1);
                case '\r', '\n' -> i++;
                default -> {
                    put(b);
                    i++;
                }
            }
        }
        flush();
        return out.toString();
    }

    private void put(int b) {
        if (toSkip > 0) {
            toSkip--;
        } else if (!state.passed() && !state.hidden() || titled) {
            pending.write(b);
        }
    }

    /** Bytes are collected, since a character may have several, and read in the code page when something else comes. */
    private void flush() {
        if (pending.size() > 0) {
            (titled ? title : out).append(pending.toString(charset));
            pending.reset();
        }
        toSkip = 0;
    }

    private void add(String text) {
        int left = toSkip;
        flush();
        toSkip = left;
        if (titled) {
            title.append(text);
        } else if (!state.passed() && !state.hidden()) {
            out.append(text);
        }
    }

    /** Reads what stands behind a backslash and returns where to go on. */
    private int control(int from) {
        if (from >= bytes.length) {
            return from;
        }
        int c = bytes[from] & 0xFF;
        if (c == '\'') {
            int value = from + 2 < bytes.length
                    ? Character.digit(bytes[from + 1], 16) * 16 + Character.digit(bytes[from + 2], 16)
                    : -1;
            if (value >= 0) {
                put(value);
            }
            return Math.min(bytes.length, from + 3);
        }
        if (!isLetter(c)) {
            symbol(c);
            return from + 1;
        }
        int end = from;
        while (end < bytes.length && isLetter(bytes[end] & 0xFF)) {
            end++;
        }
        String word = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
        int number = end;
        boolean minus = end < bytes.length && bytes[end] == '-';
        end += minus ? 1 : 0;
        int value = 0;
        boolean given = false;
        while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9' && end - number < 10) {
            value = value * 10 + bytes[end++] - '0';
            given = true;
        }
        if (end < bytes.length && bytes[end] == ' ') {
            end++;
        }
        int parameter = given ? minus ? -value : value : 1;
        if (word.equals("bin") && given) {
            return (int) Math.min(bytes.length, (long) end + Math.max(0, parameter));
        }
        word(word, parameter);
        return end;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void symbol(int c) {
        switch (c) {
            case '\\', '{', '}' -> put(c);
            case '~' -> add(" ");
            case '_' -> add("-");
            case '\n', '\r' -> add("\n\n");
            case '*' -> state = new State(true, state.hidden(), state.skipped());
            default -> {}
        }
    }

    private void word(String word, int parameter) {
        switch (word) {
            case "par", "sect", "page", "row" -> add("\n\n");
            case "line" -> add("\n");
            case "tab" -> add(" ");
            case "cell" -> add("; ");
            case "emdash" -> add("\u2014");
            case "endash" -> add("\u2013");
            case "lquote" -> add("\u2018");
            case "rquote" -> add("\u2019");
            case "ldblquote" -> add("\u201C");
            case "rdblquote" -> add("\u201D");
            case "bullet" -> add("\u2022");
            case "u" -> {
                add(String.valueOf((char) parameter));
                toSkip = state.skipped();
            }
            case "uc" -> state = new State(state.passed(), state.hidden(), Math.min(16, Math.max(0, parameter)));
            case "v" -> {
                flush();
                state = new State(state.passed(), parameter != 0, state.skipped());
            }
            case "plain" -> {
                flush();
                state = new State(state.passed(), false, state.skipped());
            }
            case "ansicpg" -> charset = charset(parameter);
            case "title" -> titled = state.passed();
            default -> {
                if (PASSED.contains(word)) {
                    state = new State(true, state.hidden(), state.skipped());
                }
            }
        }
    }

    private static Charset charset(int page) {
        try {
            return Charset.forName(
                    page == 936 ? "GBK" : page == 65001 ? "UTF-8" : page == 950 ? "Big5" : "windows-" + page);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Charset.forName("windows-1252"); // what such files are in when they do not say
        }
    }
}
