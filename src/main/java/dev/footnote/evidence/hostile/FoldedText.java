package dev.footnote.evidence.hostile;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text in one form for all ways of writing it: lower case, without accents, marks, invisible characters and emphasis, look-alike and number letters of
 * mixed words replaced, punctuation as one of {@code . , : '} or a space. Keeps for each character where it came from.
 */
final class FoldedText {

    private static final String ALIKE = "аеорсхуіѕјԁһӏԛԝкмтвнгαορυνικτχηεωγϲɩɑɡ";
    private static final String LATIN = "aeopcxyisjdhlqwkmtbhraopuviktxnewyciag";
    private static final String SMALL = "ᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ";
    private static final String SMALL_LATIN = "abcdefghijklmnopqrstuvwyz";
    private static final String DIGITS = "013457@$";
    private static final String LETTERS = "oieastas";
    private static final int MARKS = 1 << Character.NON_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.FORMAT
            | 1 << Character.UNASSIGNED
            | 1 << Character.PRIVATE_USE;

    private char[] chars;
    private int[] places;
    private boolean[] swapped;
    private int length;

    private FoldedText(int size) {
        chars = new char[size];
        places = new int[size];
        swapped = new boolean[size];
    }

    static FoldedText of(String text) {
        FoldedText out = new FoldedText(text.length() + 16);
        int wordStart = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            out.add(c, i);
            i += Character.charCount(c);
            boolean letter = out.length > 0 && isWordPart(out.chars[out.length - 1]);
            if (!letter) {
                out.unmask(wordStart);
                wordStart = out.length;
            }
        }
        out.unmask(wordStart);
        return out;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) && !isDense(c) || c == '@' || c == '$';
    }

    private void add(int c, int place) {
        if (c < 128) {
            ascii((char) c, place);
            return;
        }
        int type = Character.getType(c);
        if ((1 << type & MARKS) != 0) {
            join((char) c);
            return;
        }
        if (Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER) {
            letters(c, place);
        } else {
            mark(c, place);
        }
    }

    private void ascii(char c, int place) {
        if (c >= 'A' && c <= 'Z') {
            put((char) (c + 32), place);
        } else if (Character.isLetterOrDigit(c) || c == '\'' || c == '@' || c == '$') {
            put(c, place);
        } else if (c == '.' || c == ',' || c == ':') {
            closeUp();
            put(c, place);
        } else if (c == '!' || c == '?' || c == ';') {
            closeUp();
            put('.', place);
        } else if (c != '*' && c != '~' && c != '`') {
            space(place);
        }
    }

    private void letters(int c, int place) {
        if (c >= 0xAC00 && c <= 0xD7A3 || c >= 0x3040 && c <= 0x30FF || c >= 0x4E00 && c <= 0x9FFF) {
            letter((char) c, place);
            return;
        }
        int small = SMALL.indexOf(c);
        if (small >= 0) {
            put(SMALL_LATIN.charAt(small), place);
            swapped[length - 1] = true;
            return;
        }
        String plain = Normalizer.normalize(new String(Character.toChars(c)), Normalizer.Form.NFKD);
        for (int i = 0; i < plain.length(); i++) {
            part(plain.charAt(i), place);
        }
    }

    private void part(char part, int place) {
        if (join(part) || (1 << Character.getType(part) & MARKS) != 0) {
            return;
        }
        if (Character.isLetterOrDigit(part)) {
            letter(Character.toLowerCase(part == 'ß' ? 's' : part == 'ى' ? 'ي' : part), place);
        } else if (!Character.isSurrogate(part)) {
            space(place);
        }
    }

    /** A space between two letters of a script that has none is only there to part them. */
    private void letter(char c, int place) {
        if (isDense(c) && length > 1 && chars[length - 1] == ' ' && isDense(chars[length - 2])) {
            length--;
        }
        put(c, place);
    }

    /** Joins the sound marks of kana and the parts of Korean syllables with what stands before them: they make another letter of it. */
    private boolean join(char part) {
        boolean joins = part == '\u3099' || part == '\u309A' || part >= '\u1161' && part <= '\u11C2';
        if (!joins || length == 0) {
            return false;
        }
        String one = Normalizer.normalize(new String(new char[] {chars[length - 1], part}), Normalizer.Form.NFC);
        if (one.length() == 1) {
            chars[length - 1] = one.charAt(0);
        }
        return one.length() == 1;
    }

    private void mark(int c, int place) {
        if (c == '\u2019' || c == '\u2018') {
            put('\'', place);
        } else if ("，、؛،".indexOf(c) >= 0) {
            closeUp();
            put(',', place);
        } else if (c == '：') {
            closeUp();
            put(':', place);
        } else if ("。！？…؟．｡".indexOf(c) >= 0) {
            closeUp();
            put('.', place);
        } else {
            symbol(c, place);
        }
    }

    /** Letters in circles, squares and brackets; any other symbol parts words. */
    private void symbol(int c, int place) {
        if (c >= 0x1F150
                && c <= 0x1F189
                && (c - 0x1F150) % 32 < 26) { // white ones on black have no plain form in Unicode
            put((char) ('a' + (c - 0x1F150) % 32), place);
            return;
        }
        String plain = Normalizer.normalize(new String(Character.toChars(c)), Normalizer.Form.NFKD);
        boolean found = false;
        for (int i = 0; i < plain.length(); i++) {
            char part = plain.charAt(i);
            if (part < 128 && Character.isLetterOrDigit(part)) {
                put(Character.toLowerCase(part), place);
                found = true;
            }
        }
        if (!found) {
            space(place);
        }
    }

    private void closeUp() {
        if (length > 0 && chars[length - 1] == ' ') {
            length--;
        }
    }

    private void space(int place) {
        if (length > 0 && chars[length - 1] != ' ') {
            put(' ', place);
        }
    }

    private void put(char c, int place) {
        if (length == chars.length) {
            int size = length + length / 2 + 16;
            chars = Arrays.copyOf(chars, size);
            places = Arrays.copyOf(places, size);
            swapped = Arrays.copyOf(swapped, size);
        }
        chars[length] = c;
        places[length] = place;
        swapped[length++] = false;
    }

    /** Gives a word of mixed alphabets, or of letters and digits, its plain letters. */
    private void unmask(int start) {
        int end = length > 0 && !isWordPart(chars[length - 1]) ? length - 1 : length;
        boolean latin = false;
        boolean foreign = false;
        boolean digit = false;
        for (int i = start; i < end; i++) {
            char c = chars[i];
            latin |= c >= 'a' && c <= 'z';
            foreign |= c >= 0x370 && c < 0x590 || c >= 0x250 && c < 0x2B0;
            digit |= DIGITS.indexOf(c) >= 0;
        }
        for (int i = start; latin && (foreign || digit) && i < end; i++) {
            swap(i);
        }
    }

    private void swap(int i) {
        int alike = ALIKE.indexOf(chars[i]);
        int number = DIGITS.indexOf(chars[i]);
        if (alike >= 0 || number >= 0) {
            chars[i] = alike >= 0 ? LATIN.charAt(alike) : LETTERS.charAt(number);
            swapped[i] = true;
        }
    }

    /** The same, last character first. */
    FoldedText reversed() {
        FoldedText out = new FoldedText(length + 1);
        for (int i = length - 1; i >= 0; i--) {
            out.put(chars[i], places[i]);
        }
        return out;
    }

    /** The same with each Latin letter thirteen places on. */
    FoldedText rotated() {
        FoldedText out = new FoldedText(length + 1);
        for (int i = 0; i < length; i++) {
            char c = chars[i];
            char turned = c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c < 128 ? c : ' ';
            out.put(turned, places[i]);
        }
        return out;
    }

    /** The letters from one place to another without what stands between them. */
    FoldedText joined(int from, int to) {
        FoldedText out = new FoldedText(to - from + 1);
        for (int i = from; i < to; i++) {
            if (Character.isLetter(chars[i])) {
                out.put(chars[i], places[i]);
            }
        }
        return out;
    }

    /** True for scripts that write no spaces between words. */
    static boolean isDense(char c) {
        return c >= 0x3040 && c <= 0x30FF || c >= 0x3400 && c <= 0x9FFF || c >= 0xF900 && c <= 0xFAFF;
    }

    int length() {
        return length;
    }

    char at(int i) {
        return chars[i];
    }

    /** Where a character came from in the text. */
    int place(int i) {
        return i < length ? places[i] : length == 0 ? 0 : places[length - 1] + 1;
    }

    /** True if a letter between two places stands for another one. */
    boolean isSwapped(int from, int to) {
        for (int i = from; i < Math.min(to, length); i++) {
            if (swapped[i]) {
                return true;
            }
        }
        return false;
    }

    String toString(int from, int to) {
        return new String(chars, from, to - from);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
