package dev.footnote.offline;

import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells whether the names in a question stand in what was read: pages that speak of others answer nothing. */
final class QuestionNameCheck {

    /** Of several names some may be written in another way. */
    private static final double MOST = 0.7;

    /** Letters of all names of a question below which they are met by chance. */
    private static final int TELLING = 7;

    private QuestionNameCheck() {}

    /** Returns true if enough of the names stand on the pages, each as a phrase or with all its words in one sentence. */
    static boolean stands(QuestionAnalysis question, List<ReadSentence> sentences) {
        return share(distinctive(question), sentences) >= MOST;
    }

    /** Returns true if the question has a name that hardly stands anywhere by chance. */
    static boolean isTelling(QuestionAnalysis question) {
        return question.names().stream().mapToInt(name -> key(name).length()).sum()
                >= (question.chinese() ? 4 : TELLING);
    }

    /** The share of the names that stand, each by its length. */
    static double share(List<String> names, List<ReadSentence> sentences) {
        double all = 0;
        double standing = 0;
        for (String name : names) {
            double weight = key(name).length();
            all += weight;
            standing += stands(name, sentences) ? weight : 0;
        }
        return all == 0 ? 1 : standing / all;
    }

    /**
     * The names that tell one thing from others: those of several words, or all if there are none. In Chinese, where names are not met surely
     * enough, only titles and foreign names.
     */
    static List<String> distinctive(QuestionAnalysis question) {
        List<String> telling = new ArrayList<>();
        for (String name : question.names()) {
            boolean titled = question.text().contains("《" + name + "》") || name.indexOf('·') > 0;
            if (question.chinese() ? titled : name.contains(" ")) {
                telling.add(name);
            }
        }
        return telling.isEmpty() && !question.chinese() ? question.names() : telling;
    }

    private static boolean stands(String name, List<ReadSentence> sentences) {
        String key = key(name);
        Set<String> words = new HashSet<>();
        Words.content(name).forEach(word -> words.add(Words.stem(Words.withoutAccents(word))));
        for (ReadSentence sentence : sentences) {
            String title = sentence.page().title();
            if (key(sentence.text()).contains(key) || key(title).contains(key)) {
                return true;
            }
            if (words.size() > 1 && holdsAll(sentence, title, words)) {
                return true;
            }
        }
        return false;
    }

    /** True if a sentence or its title has all words; of three and more one may be missing, as a middle name or a word that only follows. */
    private static boolean holdsAll(ReadSentence sentence, String title, Set<String> words) {
        Set<String> named = QuestionAnalysis.stems(title);
        long missing = words.stream()
                .filter(word -> !sentence.stems().contains(word) && !named.contains(word))
                .count();
        return missing <= (words.size() > 2 ? 1 : 0);
    }

    /** Letters and digits alone, without case and accents: "Li Hua" and "LiHua" are one name. */
    private static String key(String text) {
        StringBuilder out = new StringBuilder();
        Words.withoutAccents(text.toLowerCase(Locale.ROOT))
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
