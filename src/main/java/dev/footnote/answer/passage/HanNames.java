package dev.footnote.answer.passage;

import dev.footnote.answer.statement.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chinese names that a claim changes by a character or a word. */
public final class HanNames {

    private static final List<String> BODIES = List.of(
            "大学", "学院", "医院", "公司", "银行", "集团", "博物馆", "图书馆", "研究所", "委员会", "协会", "大桥", "机场", "车站", "中学", "小学", "灯塔",
            "水库", "公园", "市", "县", "省", "镇", "村", "岛", "湖", "河", "山", "队", "坊", "厂", "寺", "站", "路", "港", "塔", "区", "乡");

    /** Characters behind which a name begins. */
    private static final String BEFORE_NAMES = "的于在是到从和与向被由给对了为及同跟把将至自以叫让请说称任经随者师生员";

    private static final int FEW = 3;

    private HanNames() {}

    /** A character in the middle of words that otherwise stand in the source one to one. */
    public record Change(String said, String shown) {}

    /** Returns the name that the quoted sentences have in place of one of the claim's, of the same length or with the same ending, or null. */
    public static @Nullable String rival(String name, String claim, Evidence evidence) {
        for (Statement s : evidence.quoted()) {
            String text = s.text();
            for (int i = 0; name.length() >= 3 && name.length() <= 4 && i + name.length() <= text.length(); i++) {
                String other = text.substring(i, i + name.length());
                boolean body = !isBody(name) || other.endsWith(name.substring(name.length() - 1));
                if (body
                        && differs(name, other) == 1
                        && isWhole(name, text, i)
                        && isHan(other)
                        && !claim.contains(other)
                        && sharesEnd(name, other)) {
                    return other;
                }
            }
            String body = body(name);
            String rival = body == null
                            || name.length() - body.length() > 4
                            || evidence.pages().stream()
                                    .anyMatch(
                                            p -> p.normal().contains(name.substring(0, name.length() - body.length())))
                    ? null
                    : withEnding(text, body, name.length());
            if (rival != null && !claim.contains(rival)) {
                return rival;
            }
        }
        return null;
    }

    /** 大鹰队 is no name where it is the end of 亚特兰大鹰队: a changed first character must begin a word. */
    private static boolean isWhole(String name, String text, int at) {
        if (text.charAt(at) == name.charAt(0) || at == 0) {
            return !name.startsWith("年");
        }
        String before = text.substring(at - 1, at);
        return !isHan(before) || BEFORE_NAMES.contains(before) || BODIES.contains(before);
    }

    private static boolean sharesEnd(String name, String other) {
        return name.length() > 2 || name.charAt(0) == other.charAt(0);
    }

    /** Returns true if a name ends in a word for a place or body: 学院, 市, 桥. */
    public static boolean isBody(String name) {
        return BODIES.stream().anyMatch(b -> name.endsWith(b) && name.length() > b.length())
                || name.endsWith("桥")
                || name.endsWith("馆")
                || name.endsWith("庙")
                || name.endsWith("杯")
                || name.endsWith("社");
    }

    private static @Nullable String body(String name) {
        return BODIES.stream()
                .filter(b -> b.length() > 1 && name.endsWith(b) && name.length() > b.length())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String withEnding(String text, String body, int length) {
        int at = text.indexOf(body);
        int from = at - (length - body.length());
        return from < 0 || !isHan(text.substring(from, at)) ? null : text.substring(from, at + body.length());
    }

    private static boolean isHan(String text) {
        return text.chars().allMatch(c -> dev.footnote.text.Languages.isHan(c));
    }

    private static int differs(String a, String b) {
        int count = 0;
        for (int i = 0; i < a.length(); i++) {
            count += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return count;
    }

    /** Looks for one changed character with two unchanged ones on either side, within a name of a person or body. */
    public static @Nullable Change change(Statement claim, Evidence evidence) {
        String said = claim.text();
        for (Statement s : evidence.quoted()) {
            String shown = s.text();
            Set<String> seen = new HashSet<>();
            for (int i = 0; i + 5 <= shown.length(); i++) {
                seen.add(shown.substring(i, i + 2) + shown.substring(i + 3, i + 5) + shown.charAt(i + 2));
            }
            Change change = firstChange(said, shown, seen);
            if (change != null) {
                return change;
            }
        }
        return null;
    }

    private static @Nullable Change firstChange(String said, String shown, Set<String> seen) {
        for (int i = 0; i + 5 <= said.length(); i++) {
            String before = said.substring(i, i + 2);
            String after = said.substring(i + 3, i + 5);
            String mine = said.substring(i + 2, i + 3);
            if (!isHan(before + mine + after) || shown.contains(before + mine) || shown.contains(mine + after)) {
                continue;
            }
            int at = shown.indexOf(before);
            boolean slot = at >= 0
                    && at + 5 <= shown.length()
                    && seen.contains(before + after + shown.charAt(at + 2))
                    && shown.startsWith(after, at + 3);
            if (slot && isNameSlot(said, i + 2) && isHan(shown.substring(at + 2, at + 3))) {
                return new Change(said.substring(i, i + FEW), shown.substring(at, at + FEW));
            }
        }
        return null;
    }

    /** The third character of a person's name, or the one before 队, 坊 and the like. */
    private static boolean isNameSlot(String text, int at) {
        String next = text.substring(at + 1, Math.min(at + 2, text.length()));
        return BODIES.contains(next)
                || dev.footnote.text.Names.of(text.substring(Math.max(0, at - 2))).stream()
                        .anyMatch(n -> n.length() == FEW && text.startsWith(n, at - 2));
    }
}
