package dev.footnote.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in a text: runs of capitalised words, quoted titles, Chinese names of persons, places and bodies. A guess from form
 * alone; stateless, safe for many threads.
 */
public final class Names {

    private static final Pattern NOT_HAN = Pattern.compile("\\P{IsHan}+");

    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");

    private static final String WORD =
            "(?<![\\p{L}\\d])(?:\\p{Lu}|\\p{Ll}\\p{Lu})[\\p{L}\\p{M}\\d&&[^\\p{IsHan}]]*+(?:['’.&-][\\p{L}\\d&&[^\\p{IsHan}]]++)*+";
    private static final String INITIAL = "(?:\\p{Lu}\\.)++";
    private static final String LINK =
            "of the|of|de la|de|del|della|da|di|do|dos|du|van der|van den|van|von|der|den|la|le|el|al|bin|ibn|and"
                    + " the|the|for|&";
    private static final String PART = "(?:" + INITIAL + "(?!\\p{L})|" + WORD + ")";
    private static final Pattern CAPITALS =
            WordPatterns.compile(PART + "(?:[ \\u00A0](?:(?:" + LINK + ") )?(?:" + PART + "|\\d{1,4}\\b))*+");

    /** A date is none, though it has a capital. */
    private static final Pattern DATE = Pattern.compile(
            "(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
                    + "|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?: \\d{1,4})?[ ,]*+)++");

    private static final Pattern CONTRACTION =
            Pattern.compile("^(?:\\p{L}++['’](?:m|ve|ll|re|d|t)|let['’]s)", Pattern.CASE_INSENSITIVE);

    /** Words that open sentences far more often than they name anything. */
    private static final Pattern OPENER = Pattern.compile(
            "^(?:\\p{L}{3,}(?:ing|ly)|although|however|according|another|unlike|like|yes|yeah"
                    + "|thanks|hey|hi|hello|let|maybe|please|many|several|since|despite|later|born|one|two|three)",
            Pattern.CASE_INSENSITIVE);

    /** Words before a name at the opening of a sentence that are not of it. */
    private static final Pattern INTRODUCER =
            Pattern.compile("^(?:Although|Besides|However|Unlike|Since|Despite|Hey|Hi) ");

    private static final Pattern QUOTED = Pattern.compile(
            "《([^《》\\n]{1,60})》|「([^「」\\n]{1,40})」|『([^『』\\n]{1,40})』|“([^“”\\n]{2,80})”|\"([^\"\\n]{2,80})\"");

    private static final Pattern FOREIGN = Pattern.compile("\\p{IsHan}{1,8}+(?:[·•・]\\p{IsHan}{1,8}+)++");

    /** What a Chinese name of a place or body ends in. */
    private static final Pattern BODY = Pattern.compile("^.*(?:公司|大学|学院|医院|银行|集团|委员会|协会|博物馆|图书馆|俱乐部|研究所|研究院"
            + "|中学|小学|机场|车站|大桥|战役|战争|条约|电影节|世界杯|奥运会|锦标赛|联赛|公园|出版社|杂志|省|市|县|区|州|国|镇|河|江|湖|山|岛|海|寺|奖|杯|队|站|路)");

    private static final Set<String> SURNAMES = Set.of(("王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓"
                    + " 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡 余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹"
                    + " 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤 习 欧阳 司马 诸葛 上官")
            .split(" ", -1));

    private Names() {}

    /**
     * The names in a text in their order, each once and as written, without a possessive {@code 's}.
     *
     * @param text any; at the beginning of a sentence a capital alone does not make a stop word a name
     */
    public static List<String> of(String text) {
        Set<String> out = new LinkedHashSet<>();
        Set<String> small = new LinkedHashSet<>(List.of(NOT_LETTERS.split(text, -1)));
        for (Span sentence : Sentences.of(text)) {
            String line = sentence.in(text);
            quoted(line, out);
            capitals(line, small, out);
            if (Languages.hasHan(line)) {
                chinese(line, out);
            }
        }
        return List.copyOf(out);
    }

    private static void quoted(String line, Set<String> out) {
        Matcher found = QUOTED.matcher(line);
        while (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                String title = found.group(group);
                if (title != null && !title.isBlank() && title.split(" ", -1).length <= 10) {
                    out.add(title.strip());
                }
            }
        }
    }

    private static void capitals(String line, Set<String> small, Set<String> out) {
        Matcher found = CAPITALS.matcher(line);
        boolean first = true;
        int looked = 0;
        while (found.find()) {
            String name = found.group();
            first = isFirst(line, looked, found.start(), first);
            looked = found.start();
            name = withoutOpening(first ? INTRODUCER.matcher(name).replaceFirst("") : name);
            if (name.endsWith("'s") || name.endsWith("’s")) {
                name = name.substring(0, name.length() - 2);
            }
            boolean single = !name.contains(" ");
            boolean opening = first && single && found.group().equals(name);
            String lower = name.toLowerCase(Locale.ROOT);
            boolean ordinary =
                    opening && (small.contains(lower) || OPENER.matcher(name).matches());
            if (name.length() > 1
                    && !ordinary
                    && !Words.isStop(lower)
                    && !CONTRACTION.matcher(found.group()).matches()
                    && !DATE.matcher(name).matches()
                    && !DATE.matcher(found.group()).matches()) {
                out.add(name);
            }
        }
    }

    /** True if no letter or digit stands before a place since the sentence, a quote or what follows a colon began. */
    private static boolean isFirst(String line, int from, int to, boolean before) {
        boolean first = before;
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            if (":：“\"".indexOf(c) >= 0) {
                first = true;
            } else if (Character.isLetterOrDigit(c)) {
                first = false;
            }
        }
        return first;
    }

    /** A name without the stop words before it: "The Beatles" keeps its article only in the middle of a title. */
    private static String withoutOpening(String name) {
        String rest = name;
        int space = rest.indexOf(' ');
        while (space > 0 && Words.isStop(rest.substring(0, space).toLowerCase(Locale.ROOT))) {
            rest = rest.substring(space + 1);
            space = rest.indexOf(' ');
        }
        return rest;
    }

    private static void chinese(String line, Set<String> out) {
        Matcher foreign = FOREIGN.matcher(line);
        while (foreign.find()) {
            String name = foreign.group();
            int dot = indexOfDot(name);
            out.add(lastName(Words.of(name.substring(0, dot))) + name.substring(dot));
        }
        for (String run : NOT_HAN.split(line, -1)) {
            if (run.length() > 1) {
                bodies(Words.of(run), out);
                persons(Words.of(run), out);
            }
        }
    }

    private static int indexOfDot(String name) {
        int i = 0;
        while (Languages.isHan(name.codePointAt(i))) {
            i += Character.charCount(name.codePointAt(i));
        }
        return i;
    }

    /** The single characters at the end, as a foreign name is segmented; without any, the last word. */
    private static String lastName(List<String> words) {
        int first = words.size();
        while (first > 0 && words.get(first - 1).length() == 1 && !Words.isStop(words.get(first - 1))) {
            first--;
        }
        return first == words.size() ? words.get(first - 1) : String.join("", words.subList(first, words.size()));
    }

    /** Words up to one that ends a place's or body's name, as far back as the last stop word. */
    private static void bodies(List<String> words, Set<String> out) {
        List<String> open = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (Words.isStop(word)) {
                open.clear();
                continue;
            }
            open.add(word);
            boolean goesOn =
                    i + 1 < words.size() && BODY.matcher(words.get(i + 1)).matches();
            if (BODY.matcher(word).matches() && !goesOn) {
                String name = String.join("", open);
                if (name.length() >= 2 && name.length() <= 20) {
                    out.add(name);
                }
                open.clear();
            }
        }
    }

    /** A surname that stands alone, followed by one or two characters that the dictionary does not join to anything. */
    private static void persons(List<String> words, Set<String> out) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (!SURNAMES.contains(words.get(i))) {
                continue;
            }
            StringBuilder name = new StringBuilder(words.get(i));
            int j = i + 1;
            while (j < words.size() && j <= i + 2 && words.get(j).length() == 1 && !Words.isStop(words.get(j))) {
                name.append(words.get(j++));
            }
            if (j == i + 1 && words.get(j).length() == 2 && !Words.isStop(words.get(j))) {
                name.append(words.get(j));
            }
            if (name.length() > words.get(i).length()) {
                out.add(name.toString());
            }
        }
    }
}
