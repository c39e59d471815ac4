package dev.footnote.offline.prose;

import dev.footnote.text.Spaces;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes chats, mails and minutes apart into turns: the speaker, the time and the words of each. */
public final class Dialogue {

    /**
     * The words of one speaker at a time.
     *
     * @param start offset in the text, at the speaker's name
     * @param end offset behind its last character
     * @param speaker as written; empty for the text before the first one
     * @param time the last date or time that was given, as written; empty if there was none
     */
    public record Turn(int start, int end, String speaker, String time) {}

    private static final Pattern SPEAKER = Pattern.compile(
            "(?:^|(?<=\\s)|(?<=[。！？]))((?:(?:Dr|Mr|Mrs|Ms|Prof|St|\\p{Lu})\\.|\\p{Lu}(?:[\\p{L}\\d_-]|\\.(?! )){1,30})(?:"
                    + " \\p{Lu}[\\p{L}.-]{0,20}){0,2}|\\p{IsHan}{2,4})(?: ?[(（\\[][^)）\\]\\n"
                    + "]{1,30}[)）\\]])?[:：](?=\\s|\\p{IsHan})");
    private static final Pattern TIME =
            Pattern.compile("(?:19|20)\\d{6}[T_ ]\\d{2}:?\\d{2}|(?:19|20)\\d{2}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2})?"
                    + "|(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日(?:\\s?\\d{1,2}:\\d{2})?");

    /** Labels of a head, which nobody speaks. */
    private static final Set<String> LABELS = Set.of(
            "Time",
            "Date",
            "Subject",
            "From",
            "To",
            "Cc",
            "Sent",
            "Place",
            "Location",
            "Present",
            "Note",
            "Topic",
            "时间",
            "日期",
            "主题",
            "地点",
            "收件人",
            "发件人",
            "抄送",
            "备注");

    /** Stems of the words by which others tell what somebody said, and which speakers seldom use. */
    private static final Set<String> TELLING =
            stems("say says said saying tell tells told telling ask asks asked asking suggest suggests suggested"
                    + " suggestion mention mentions mentioned mentioning announce announces announced announcement remind reminds reminded reminding reminder inform"
                    + " informs informed informing report reports reported confirm confirms confirmed discuss discusses discussed discussing discussion"
                    + " discussions conversation conversations chat chats according recommend recommends recommended recommendation advise advises"
                    + " advised advice propose proposes proposed state states stated reply replies replied answer answers answered respond responds"
                    + " responded express expresses expressed topic describe describes described explain explains explained inquire inquires"
                    + " inquired invite invites invited message messages talk talks talked"
                    + " 说 提到 告诉 提醒 通知 讨论 聊 聊天 询问 问 建议 推荐 表示 回复 回答 谈到 对话 谈话 话题");

    /** A text with fewer turns has labels rather than speakers. */
    private static final int FEWEST = 3;

    private static final int SPEAKERS = 2;

    /** In a list with labels most stand once; in the minutes of a talk a speaker has this many turns on average. */
    private static final long TURNS_IN_LIST = 2;

    private static final String LIST_MARKS = "-*•";

    private Dialogue() {}

    /**
     * Returns true for a verb of speech, such as "said".
     *
     * @param stem of the word
     */
    public static boolean tellsOfTurns(String stem) {
        return TELLING.contains(stem);
    }

    private static Set<String> stems(String words) {
        Set<String> out = new HashSet<>();
        for (String word : Spaces.split(words)) {
            out.add(Words.stem(word));
        }
        return Set.copyOf(out);
    }

    /** Returns the turns of a text in order, or an empty list if it is no dialogue. */
    public static List<Turn> turns(String text) {
        List<Turn> out = new ArrayList<>();
        Set<String> speakers = new HashSet<>();
        Matcher found = SPEAKER.matcher(text);
        int start = 0;
        String speaker = "";
        String time = "";
        int listed = 0;
        while (found.find()) {
            boolean label = LABELS.contains(found.group(1));
            if (label && !speaker.isEmpty()) {
                continue;
            }
            time = time(text.substring(start, found.start()), time);
            add(text, start, found.start(), speaker, time, out);
            start = found.start();
            speaker = label ? "" : found.group(1);
            speakers.add(speaker);
            listed += isListed(text, start) ? 1 : 0;
        }
        add(text, start, text.length(), speaker, time, out);
        speakers.remove("");
        long spoken = out.stream().filter(turn -> !turn.speaker().isEmpty()).count();
        boolean list = 2L * listed > spoken;
        boolean talks = spoken >= FEWEST
                && speakers.size() >= SPEAKERS
                && spoken > speakers.size()
                && (!list || spoken >= TURNS_IN_LIST * speakers.size());
        return talks ? List.copyOf(out) : List.of();
    }

    /** True for what follows a list mark. */
    private static boolean isListed(String text, int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before >= 0 && LIST_MARKS.indexOf(text.charAt(before)) >= 0;
    }

    private static String time(String text, String before) {
        String last = before;
        Matcher found = TIME.matcher(text);
        while (found.find()) {
            last = found.group();
        }
        return last;
    }

    private static void add(String text, int from, int to, String speaker, String time, List<Turn> out) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            out.add(new Turn(start, end, speaker, time));
        }
    }
}
