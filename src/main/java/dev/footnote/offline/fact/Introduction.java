package dev.footnote.offline.fact;

import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.prose.SentenceFilter;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of its subject at its beginning, where the question asks for nothing else: "What is X?", "Who was X?", "Tell me about X".
 *
 * @param answer what follows "is" or "was"; empty where that is no short phrase
 * @param shown the sentences, in their order
 */
public record Introduction(String answer, List<ReadSentence> shown) {

    private static final Pattern IS = WordPatterns.compile(
            "^\\s*(?:who|what)(?:['’]s| is| was| are| were) (?:(?:the|an?) )?([^?\\n]{2,80}?)\\s{0,3}\\??\\s{0,3}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ABOUT = WordPatterns.compile(
            "^\\s*(?:please )?(?:tell me (?:something |more |a bit )?about|what do you know about|describe|introduce) (?:(?:the|an?) )?"
                    + "([^?\\n]{2,80}?)\\s{0,3}[.?!]?\\s{0,3}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IS_HAN = Pattern.compile(
            "^\\s*(?:(?:什么是|谁是|何为|何谓)([^，。？?\\n]{2,20})|([^，。？?\\n]{2,20}?)(?:是什么人|是什么|是谁|指的是什么|是指什么))[？?。]?\\s{0,3}$");
    private static final Pattern ABOUT_HAN =
            Pattern.compile("^\\s*(?:请)?(?:介绍(?:一下)?|说说|讲讲|讲一讲)([^，。？?\\n]{2,20})[？?。！]?\\s{0,3}$");

    /** The verb of a sentence that says what its subject is, and what follows. */
    private static final Pattern DEFINES =
            WordPatterns.compile("\\b(?:is|was|are|were) ((?:an?|the|one of) [^.;(]{3,120})");

    private static final Pattern DEFINES_HAN =
            Pattern.compile("(?:是|为)((?:[^，。；是]{0,6}(?:位|种|座|个|部|条|名|家))?[^，。；是]{2,40})[，。；]");

    /** Characters between the beginning of a sentence and its verb, in which a name and what stands in brackets behind it fit. */
    private static final int SUBJECT = 140;

    /** Sentences of a page in which it says what it is about. */
    private static final int OPENING = 4;

    /** Sentences that are shown where more than one thing is wanted. */
    private static final int SEVERAL = 2;

    /** Makes an introduction of at least one sentence. */
    public Introduction {
        shown = List.copyOf(shown);
    }

    /** Returns what introduces the thing that is asked about; empty if the question is of another form, or no page is about it. */
    public static Optional<Introduction> of(QuestionAnalysis question, SentenceRanker evidence) {
        boolean chinese = question.chinese();
        String one = subject(chinese ? IS_HAN : IS, question.text());
        String subject = one != null ? one : subject(chinese ? ABOUT_HAN : ABOUT, question.text());
        if (subject == null) {
            return Optional.empty();
        }
        for (int source : evidence.called(subject)) {
            List<ReadSentence> page = evidence.page(source).stream()
                    .filter(sentence -> SentenceFilter.isWhole(sentence.text()))
                    .limit(OPENING)
                    .toList();
            int first = first(page, subject, chinese);
            if (first >= 0) {
                int count = one == null ? SEVERAL : 1;
                List<ReadSentence> shown = page.subList(first, Math.min(page.size(), first + count));
                return Optional.of(new Introduction(defined(page.get(first).text(), chinese), shown));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String subject(Pattern form, String question) {
        Matcher found = form.matcher(question);
        if (!found.find()) {
            return null;
        }
        String subject = found.group(1);
        return subject == null && found.groupCount() > 1 ? found.group(2) : subject;
    }

    /** The place of the sentence that says what the subject is, else of the first one that names it; -1 if none does. */
    private static int first(List<ReadSentence> page, String subject, boolean chinese) {
        List<Integer> naming = new ArrayList<>();
        String name = subject.toLowerCase(Locale.ROOT);
        for (int i = 0; i < page.size(); i++) {
            String text = page.get(i).text();
            if (text.toLowerCase(Locale.ROOT).contains(name)) {
                if (!defined(text, chinese).isEmpty()) {
                    return i;
                }
                naming.add(i);
            }
        }
        return naming.isEmpty() ? -1 : naming.get(0);
    }

    /** What a sentence says that its subject is; empty if its beginning says nothing of that sort. */
    private static String defined(String sentence, boolean chinese) {
        Matcher found = (chinese ? DEFINES_HAN : DEFINES).matcher(sentence);
        return found.find() && found.start() <= SUBJECT ? found.group(1).strip() : "";
    }
}
