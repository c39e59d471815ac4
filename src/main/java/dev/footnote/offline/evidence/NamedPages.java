package dev.footnote.offline.evidence;

import dev.footnote.text.Languages;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages whose titles the question names, in the order in which it names them. */
public final class NamedPages {

    /** Where a remark in brackets or the site's name behind a bar begins. */
    private static final Pattern REMARK = Pattern.compile("[(（]|(?<=\\s)[|–—]\\s");

    /**
     * A page that the question names.
     *
     * @param source number of the page's source
     * @param title as the page has it, without a remark in brackets
     * @param at which word of the question it begins at
     * @param words how many words it has
     */
    public record Subject(int source, String title, int at, int words) {}

    private NamedPages() {}

    public static List<Subject> of(QuestionAnalysis question, List<ReadSentence> sentences) {
        List<String> words = words(question.text());
        List<Subject> found = new ArrayList<>();
        for (ReadSentence sentence : sentences) {
            int source = sentence.page().source();
            if (found.stream().noneMatch(subject -> subject.source() == source)) {
                String title = called(sentence.page().title());
                subject(source, title, question.text(), words).ifPresent(found::add);
            }
        }
        return apart(found);
    }

    private static Optional<Subject> subject(int source, String title, String question, List<String> words) {
        if (Words.content(title).isEmpty()) {
            return Optional.empty();
        }
        // Segmenting cuts a Chinese title in another way where other words stand round it.
        if (Languages.hasHan(title)) {
            int at = title.length() > 1 ? question.indexOf(title) : -1;
            return at < 0 ? Optional.empty() : Optional.of(new Subject(source, title, at, title.length()));
        }
        List<String> name = words(title);
        int at = Collections.indexOfSubList(words, name);
        boolean named = at >= 0 && (name.size() > 1 || question.contains(title));
        return named ? Optional.of(new Subject(source, title, at, name.size())) : Optional.empty();
    }

    private static List<String> words(String text) {
        return Words.of(text).stream().map(Words::withoutAccents).toList();
    }

    /** Of those that overlap the longest. */
    private static List<Subject> apart(List<Subject> found) {
        List<Subject> out = new ArrayList<>();
        found.sort(Comparator.comparingInt(Subject::words).reversed().thenComparingInt(Subject::source));
        for (Subject one : found) {
            boolean free = out.stream()
                    .allMatch(other -> one.at() + one.words() <= other.at() || other.at() + other.words() <= one.at());
            if (free) {
                out.add(one);
            }
        }
        out.sort(Comparator.comparingInt(Subject::at));
        return List.copyOf(out);
    }

    public static String called(String title) {
        Matcher remark = REMARK.matcher(title);
        return (remark.find() ? title.substring(0, remark.start()) : title).strip();
    }
}
