package dev.footnote.offline.evidence;

import dev.footnote.offline.span.HanSubjects;
import dev.footnote.offline.span.OriginWords;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells whether the names in a question stand in the pages that were read, as phrases: pages that speak of others answer nothing. */
public final class QuestionNameCheck {

    /** Letters of all names of a question below which they are met by chance. */
    private static final int TELLING = 7;

    /** Other words that may stand among those of a name, such as a middle name. */
    private static final int GAPS = 2;

    /** A name of this many words may lack one in the middle. */
    private static final int LONG = 4;

    /** Letters of the shortest name that has to stand by itself: "Op." and initials need not. */
    private static final int SHORTEST = 3;

    /** Letters of the shortest word in which one may be mistaken. */
    private static final int MISSPELT = 6;

    /** Chinese titles this long hardly stand anywhere by chance. */
    private static final int LONG_TITLE = 4;

    /** What a number tells apart from others of its kind: the 19th line, the third season. */
    private static final Pattern NUMBERED =
            Pattern.compile("\\d{1,4}号线|第[\\d一二三四五六七八九十百]{1,5}[届次期季集代号]|\\d{1,3}[届期季]|\\d{2,4}赛季");

    /** What words for a people or what comes from a country end in. */
    private static final Pattern PEOPLE = Pattern.compile("(?:[aei]n|ese|ish|ic|ch|k|i)$");

    private static final Pattern NUMERAL = Pattern.compile("(?i)[ivx]{1,5}|\\d+");

    private QuestionNameCheck() {}

    /** Returns true if all names stand on the pages, each as a phrase. */
    public static boolean stands(QuestionAnalysis question, List<ReadSentence> sentences) {
        if (question.chinese()) {
            return distinctive(question.text(), question.names()).stream().allMatch(name -> standsHan(name, sentences));
        }
        List<String> names = question.names().stream()
                .filter(name -> !opens(name, question.text()))
                .toList();
        return names.isEmpty()
                ? share(question.names(), sentences) == 1
                : names.stream()
                        .allMatch(name -> OriginWords.is(name)
                                || name.codePoints().filter(Character::isLetter).count() < SHORTEST
                                || stands(name, sentences)
                                || isMisspelt(name, sentences));
    }

    /** True for a single word that opens the question: beside other names its capital need not make a name of it. */
    private static boolean opens(String name, String question) {
        int first = 0;
        while (first < question.length() && !Character.isLetterOrDigit(question.charAt(first))) {
            first++;
        }
        return name.indexOf(' ') < 0 && question.startsWith(name, first);
    }

    /** True for a single long word that stands with one letter more, one less or another one. */
    private static boolean isMisspelt(String name, List<ReadSentence> sentences) {
        String plain = key(name);
        return name.indexOf(' ') < 0
                && plain.length() >= MISSPELT
                && sentences.stream()
                        .flatMap(sentence -> plainWords(sentence.text()).stream())
                        .anyMatch(word -> isNear(plain, word));
    }

    /** True for words that differ in one letter at most. */
    private static boolean isNear(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int same = 0;
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        int first = one.length() >= other.length() ? same + 1 : same;
        int second = other.length() >= one.length() ? same + 1 : same;
        return one.equals(other)
                || one.substring(Math.min(first, one.length()))
                        .equals(other.substring(Math.min(second, other.length())));
    }

    /** Returns true if the question has a name that hardly stands anywhere by chance. */
    public static boolean isTelling(QuestionAnalysis question) {
        return question.names().stream().mapToInt(name -> key(name).length()).sum()
                >= (question.chinese() ? 4 : TELLING);
    }

    /** Returns the share of the names that stand in them, each by its length; words for a country or for things that come from it stand anywhere and do not count. */
    public static double share(List<String> names, List<ReadSentence> sentences) {
        double all = 0;
        double standing = 0;
        for (String name : names) {
            double weight = OriginWords.is(name) ? 0 : key(name).length();
            all += weight;
            standing += stands(name, sentences) ? weight : 0;
        }
        return all == 0 ? 1 : standing / all;
    }

    /** Returns true if a name stands in some sentences or the titles of their pages; that of a country also by the word for its people. */
    public static boolean standsNear(String name, List<ReadSentence> near) {
        if (!OriginWords.is(name)) {
            return share(List.of(name), near) == 1;
        }
        Set<String> origins = origins(name);
        return near.stream()
                .flatMap(sentence -> Stream.of(sentence.text(), sentence.page().title()))
                .anyMatch(text -> text.contains(name)
                        || (!origins.isEmpty() && origins(text).containsAll(origins)));
    }

    /** The countries that words of a text stand for, as "Danish" for Denmark. */
    private static Set<String> origins(String text) {
        Set<String> out = new LinkedHashSet<>();
        for (String word : Words.of(text)) {
            OriginWords.country(word).ifPresent(country -> out.add(country.toLowerCase(Locale.ROOT)));
        }
        return out;
    }

    /** In Chinese, where names are not met surely enough, only titles, foreign names, numbered things, and names of persons and companies tell. */
    public static Set<String> distinctive(String question, List<String> names) {
        Set<String> out = new LinkedHashSet<>();
        for (String name : names) {
            String titled = "《" + name + "》";
            if (question.contains(titled)) {
                out.add(titled);
            } else if (name.indexOf('·') > 0) {
                out.add(joint(name));
            }
        }
        Matcher numbered = NUMBERED.matcher(question);
        while (numbered.find()) {
            out.add(numbered.group());
        }
        out.addAll(HanSubjects.of(question));
        return out;
    }

    /** What of a foreign name surely is of it: two characters on either side of its first point. */
    private static String joint(String name) {
        int dot = name.indexOf('·');
        return name.substring(Math.max(0, dot - 2), Math.min(name.length(), dot + 3));
    }

    private static boolean standsHan(String name, List<ReadSentence> sentences) {
        String plain = key(name);
        boolean titled = name.startsWith("《");
        for (ReadSentence sentence : sentences) {
            boolean phrase = titled && plain.length() < LONG_TITLE
                    ? sentence.text().contains(name)
                    : key(sentence.text()).contains(plain);
            if (phrase || key(sentence.page().title()).contains(plain)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(String name, List<ReadSentence> sentences) {
        if (isMet(name, sentences)) {
            return true;
        }
        // A word with a capital may follow that is not of it, as in "are both A B and C D French painters".
        int last = name.lastIndexOf(' ');
        boolean longer = last > 0
                && PEOPLE.matcher(name.substring(last + 1)).find()
                && name.indexOf(' ') < last
                && !NUMERAL.matcher(name.substring(last + 1)).matches()
                && isName(name.substring(0, last));
        return longer && isMet(name.substring(0, last), sentences);
    }

    /** True for two words or more, the last one with a capital: "Harris W." and "Ludwig van" are parts of names. */
    private static boolean isName(String part) {
        List<String> words =
                Words.of(part).stream().filter(word -> word.length() > 1).toList();
        String last = part.substring(part.lastIndexOf(' ') + 1);
        return words.size() > 1
                && Character.isUpperCase(last.charAt(0))
                && Words.of(last).stream().allMatch(word -> word.length() > 1);
    }

    private static boolean isMet(String name, List<ReadSentence> sentences) {
        List<String> content = words(name);
        // "Spirit If" without its small word is any spirit
        boolean whole = content.size() == 1 && Words.of(name).size() > 1;
        List<String> words = whole ? plainWords(name) : content;
        Set<String> stems = QuestionAnalysis.stems(name);
        String plain = key(name);
        for (ReadSentence sentence : sentences) {
            String title = sentence.page().title();
            if (key(title).equals(plain) || inOrder(words, whole ? plainWords(title) : words(title))) {
                return true;
            }
            long held = stems.stream().filter(sentence.stems()::contains).count();
            boolean near = held >= stems.size() - (stems.size() >= LONG ? 1 : 0);
            if (near
                    && (words.size() > 1 && !whole
                            ? inOrder(words, words(sentence.text()))
                            : sentence.text().contains(name))) {
                return true;
            }
            if (words.size() > 1 && isJoined(plain, sentence.text())) {
                return true;
            }
        }
        return false;
    }

    /** True if a name of several words stands in one: "Li Hua" and "LiHua" are one name. */
    private static boolean isJoined(String plain, String text) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(plain);
        return at >= 0 && Character.isUpperCase(text.charAt(at));
    }

    /** True if the words stand in this order close to each other; initials may be missing, and of a long name one word within it. */
    private static boolean inOrder(List<String> name, List<String> text) {
        List<String> needed = name.stream()
                .filter(word -> word.length() > 1 || Character.isDigit(word.charAt(0)))
                .toList();
        List<String> all = needed.isEmpty() ? name : needed;
        for (int start = 0; start < text.size() && !all.isEmpty(); start++) {
            if (text.get(start).equals(all.get(0)) && follows(all, text, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean follows(List<String> name, List<String> text, int start) {
        int missing = 0;
        int at = start;
        for (int i = 1; i < name.size(); i++) {
            int end = Math.min(text.size(), at + 2 + GAPS);
            int next = text.subList(at + 1, Math.max(at + 1, end)).indexOf(name.get(i));
            if (next >= 0) {
                at += next + 1;
            } else if (i + 1 == name.size() || name.size() < LONG || ++missing > 1) {
                return false;
            }
        }
        return true;
    }

    private static List<String> plainWords(String text) {
        return Words.of(text).stream().map(Words::withoutAccents).toList();
    }

    /** The words of a name or text without those that only join, in small letters and without accents; all of them if there are no others. */
    private static List<String> words(String text) {
        List<String> all = new ArrayList<>();
        List<String> content = new ArrayList<>();
        for (String word : Words.of(text)) {
            String plain = Words.withoutAccents(word);
            all.add(plain);
            if (!Words.isStop(word)) {
                content.add(plain);
            }
        }
        return content.isEmpty() ? all : content;
    }

    /** Letters and digits alone, without case and accents. */
    private static String key(String text) {
        StringBuilder out = new StringBuilder();
        Words.withoutAccents(text.toLowerCase(Locale.ROOT))
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
