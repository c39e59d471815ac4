package dev.footnote.offline.fact;

import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.relation.Doers;
import dev.footnote.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells whether somebody did something to a thing, "Did X paint Y?", by who is said to have done it. */
final class DoneBy {

    /** What a question asks: whether somebody did something to a thing. */
    private record Asked(String who, String verb, String what) {}

    private static final Pattern DID = Pattern.compile("(?i:did) (?:the )?(\\p{Lu}[^?]{1,80}?) ("
            + Doers.all().stream().map(Doers.Verb::base).collect(Collectors.joining("|"))
            + ") (?:the )?(?:[a-z]{3,12} ){0,2}[\"“]?(\\p{Lu}[^?\"”]{1,120})[\"”]?\\?*+");

    private static final Pattern WAS =
            Pattern.compile("(?i:was|were|is) (?:the )?(?:[a-z]{3,12} ){0,2}[\"“]?(\\p{Lu}[^?\"”]{1,120}?)[\"”]? ("
                    + Doers.all().stream().map(Doers.Verb::participle).collect(Collectors.joining("|"))
                    + ") by (?:the )?(\\p{Lu}[^?]{1,80})\\?*+");

    private static final String DONE_HAN = "(设计|创作|建造|修建|创立|创办|创建|导演|执导|编写|撰写|写|绘制|画|发明|发现|出版|谱写|作曲|雕刻|翻译|命名)";

    private static final Pattern DID_HAN =
            Pattern.compile("([^，。？?《》]{2,12}?)(?:是否|有没有)?" + DONE_HAN + "(?:了|过)?([^，。？?]{2,40}?)吗?[？?]?");

    private static final Pattern WAS_HAN =
            Pattern.compile("([^，。？?是]{2,40}+)(?:是不是|是否|是)(?:由|被)?([^，。？?《》是由被]{2,12}?)" + DONE_HAN + "的吗?[？?]?");

    /** "由甲设计", "作者是甲" in the clause that speaks of the verb. */
    private static final Pattern BY_HAN = Pattern.compile("(?:由|被)([^，。；由被的]{2,24}?)(?:负责|主持|共同)?" + DONE_HAN);

    private static final Pattern ACTIVE_HAN = Pattern.compile("(?:^|[，。；])([^，。；由被的]{2,12}?)" + DONE_HAN + "(?:了|过)");

    private DoneBy() {}

    /** Returns the verdict, or empty where the question asks something else or no page tells who did it. */
    static Optional<PairComparison.Verdict> of(QuestionAnalysis question, SentenceRanker evidence) {
        return asked(question).flatMap(asked -> verdict(asked, question.chinese(), evidence));
    }

    private static Optional<Asked> asked(QuestionAnalysis question) {
        if (question.kind() != QuestionAnalysis.Kind.YES_NO) {
            return Optional.empty();
        }
        String text = question.text().strip();
        Matcher did = (question.chinese() ? DID_HAN : DID).matcher(text);
        Matcher was = (question.chinese() ? WAS_HAN : WAS).matcher(text);
        if (was.matches()) {
            return Optional.of(
                    question.chinese()
                            ? new Asked(was.group(2), was.group(3), was.group(1))
                            : new Asked(was.group(3).strip(), was.group(2), was.group(1)));
        }
        return did.matches() ? Optional.of(new Asked(did.group(1), did.group(2), did.group(3))) : Optional.empty();
    }

    private static Optional<PairComparison.Verdict> verdict(Asked asked, boolean chinese, SentenceRanker evidence) {
        Set<Integer> pages = new HashSet<>(evidence.titles().about(bare(asked.what())));
        ReadSentence other = null;
        for (SentenceRanker.Scored scored : evidence.ranked()) {
            ReadSentence sentence = scored.sentence();
            boolean own = pages.contains(sentence.page().source());
            if (!own && !sentence.text().contains(bare(asked.what()))) {
                continue;
            }
            List<String> doers = chinese
                    ? han(asked.verb(), sentence.text())
                    : Doers.verb(asked.verb())
                            .map(verb -> Doers.of(verb, sentence.text()))
                            .orElse(List.of());
            if (doers.stream().anyMatch(doer -> isSame(doer, asked.who(), chinese))) {
                return Optional.of(new PairComparison.Verdict(chinese ? "是" : "yes", List.of(sentence)));
            }
            boolean named = sentence.text().contains(asked.who()); // as one of several, or for another thing
            if (!doers.isEmpty() && own && !named && other == null) {
                other = sentence;
            }
        }
        return Optional.ofNullable(other)
                .map(sentence -> new PairComparison.Verdict(chinese ? "否" : "no", List.of(sentence)));
    }

    private static List<String> han(String verb, String sentence) {
        Matcher by = BY_HAN.matcher(sentence);
        if (by.find() && by.group(2).equals(verb)) {
            return List.of(by.group(1));
        }
        Matcher active = ACTIVE_HAN.matcher(sentence);
        return active.find() && active.group(2).equals(verb) ? List.of(active.group(1)) : List.of();
    }

    private static String bare(String name) {
        return name.replace("《", "").replace("》", "").strip();
    }

    private static boolean isSame(String doer, String who, boolean chinese) {
        if (chinese) {
            return doer.contains(who);
        }
        List<String> said = Words.of(doer);
        List<String> sought = Words.of(who);
        return said.containsAll(sought) || (sought.containsAll(said) && said.contains(sought.get(sought.size() - 1)));
    }
}
