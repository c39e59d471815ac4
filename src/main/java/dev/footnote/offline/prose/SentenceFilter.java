package dev.footnote.offline.prose;

import dev.footnote.text.Languages;
import dev.footnote.text.Spaces;
import dev.footnote.text.WordPatterns;
import java.util.regex.Pattern;

/** Tells sentences that can stand in an answer from text that only surrounds them: questions, greetings, captions, dates of publication, code. */
public final class SentenceFilter {

    private static final Pattern QUESTION = Pattern.compile("[?？][\"'”’」』）)\\s]*$");
    private static final Pattern GREETING = WordPatterns.compile(
            "^(?:(?:\\p{Lu}[\\p{L}\\d]*: )?(?:hi|hey|hello|dear|thanks|thank you|good"
                    + " (?:morning|evening|night)|bye|cheers|welcome|congratulations)\\b[^.]{0,40}[!.,]?"
                    + "|(?:你好|您好|大家好|谢谢|感谢|再见|欢迎)[^。]{0,12}[！。，]?)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PUBLISHED = WordPatterns.compile(
            "^(?i:published|posted|updated|last (?:updated|modified|reviewed)|created|date|retrieved|accessed"
                    + "|copyright|©|发布时间|发表于|更新时间|发布于|日期|来源|作者|责任编辑|编辑)(?:[:：]| on\\b| at\\b|\\s*\\d|\\s+\\p{Lu}).{0,60}$");

    /** Who wrote a page, as far as nothing else follows: a sentence may begin with "By 1899" or "By then". */
    private static final Pattern BYLINE = WordPatterns.compile(
            "^(?i:by|written by)(?:[:：].{0,60}| \\p{Lu}\\S*+(?: (?:\\p{Lu}\\S*+|\\d\\S*+|and|&)){0,7})$");

    private static final Pattern CAPTION = Pattern.compile(
            "^(?:fig(?:ure|\\.)?|table|image|photo|picture|caption|图|表|图片|照片)\\s*(?:\\d+|[:：]).{0,120}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE = Pattern.compile(
            "[{};]\\s*$|^\\s*(?:\\$|>>>|//|/\\*|#!|</?\\w+|import |public |def |return )|\\w\\([^)]{0,80}\\);|^```");
    private static final Pattern TORN = Pattern.compile(
            "^[\\s|*_`~#>\\]\\[)(-]+$|\\]\\([^)]*$|^\\[[^\\]]*$|^\\S*\\]\\(|\\*\\*[^*]*$|^!\\[|\\|[^|]{0,120}\\|[^|]{0,120}\\|");
    private static final Pattern CUT_OFF = Pattern.compile("(?:\\s\\.{3}|\\s…|[:：])[\\s.。]{0,4}$");
    private static final String ENDS = ".!。！…;；";
    private static final String CLOSERS = "\"'”’」』）)]0123456789";
    private static final int SHORT = 4;
    private static final int SHORT_HAN = 10;

    private SentenceFilter() {}

    /** Returns true if the sentence may be printed. */
    public static boolean admits(String text) {
        String plain = text.strip();
        return !QUESTION.matcher(plain).find()
                && !GREETING.matcher(plain).matches()
                && !PUBLISHED.matcher(plain).matches()
                && !BYLINE.matcher(plain).matches()
                && !CAPTION.matcher(plain).matches()
                && !CODE.matcher(plain).find()
                && !TORN.matcher(plain).find()
                && !isHeading(plain);
    }

    /** Returns false for a sentence that is cut off, or leads to something that is not of it. */
    public static boolean isWhole(String text) {
        return !CUT_OFF.matcher(text).find();
    }

    /** A short line that ends without a mark, as headings and labels do. */
    private static boolean isHeading(String text) {
        int last = text.length() - 1;
        while (last > 0 && CLOSERS.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        if (last >= 0 && ENDS.indexOf(text.charAt(last)) >= 0) {
            return false;
        }
        return Languages.hasHan(text)
                ? text.length() < SHORT_HAN && text.codePoints().noneMatch(Character::isDigit)
                : Spaces.split(text).length < SHORT;
    }
}
