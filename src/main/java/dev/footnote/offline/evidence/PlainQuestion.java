package dev.footnote.offline.evidence;

import dev.footnote.offline.relation.NamedSorts;
import dev.footnote.offline.span.Alternatives;
import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.offline.span.MeasureKind;
import dev.footnote.text.WordPatterns;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A short English question about one thing, such as "How far is the ferry from the pier?". Few words lead to its answer, so those that answer
 * it stand together: a sentence with a fitting name or figure that says nothing of them is about something else.
 */
public final class PlainQuestion {

    /** Stems of a question about one thing; a longer one tells of things that lead to it, each in words of its own. */
    static final int MOST = 5;

    /** The same where nothing has a name: nothing else says what the question is about. */
    private static final int MOST_UNNAMED = 8;

    /** The share of what is asked of the names, weighed by rarity, that a sentence has to hold. */
    private static final double LEAST = 0.45;

    /** Characters behind an amount that say in what time. */
    private static final int UNIT = 12;

    /** Words before the asking one that ask for an answer, as "please tell me". */
    private static final int POLITE = 3;

    private static final Set<String> LIFE = QuestionAnalysis.stems("born birth die died death birthday");

    private static final Set<String> CALLED = QuestionAnalysis.stems("name named called");

    /** The same where no name tells what the question is about. */
    private static final double LEAST_UNNAMED = 0.6;

    private static final double ALL = 0.9;

    /** What a related word counts for one of the question. */
    private static final double KIN = 0.7;

    private static final Pattern WHICH = WordPatterns.compile("^\\W*which ([a-z]{3,20})\\b", Pattern.CASE_INSENSITIVE);

    /** Kinds that have names. */
    private static final Set<AnswerKind> NAMED = Set.of(
            AnswerKind.NAMED_KIND,
            AnswerKind.WORK,
            AnswerKind.BODY,
            AnswerKind.PERSON,
            AnswerKind.PLACE,
            AnswerKind.ORIGIN,
            AnswerKind.ROLE);

    private static final Pattern COPULA = WordPatterns.compile("^\\s*(?:is|are|was|were)\\b", Pattern.CASE_INSENSITIVE);

    /** "Who was Mira Dask?" asks for what a thing is; a sentence that has the name among others does not say it. */
    private static final Pattern DEFINED =
            WordPatterns.compile("^\\W*(?:who|what)(?: is| was| are| were|['’]s)\\b", Pattern.CASE_INSENSITIVE);

    /** A regular verb behind "who", which an answer says too; others change their form. */
    private static final Pattern DOING = WordPatterns.compile("^\\W*who ([a-z]{3,20}ed)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern MADE = WordPatterns.compile(
            "\\b(?:made (?:up )?(?:of|from)|consists? of|composed of)\\b", Pattern.CASE_INSENSITIVE);

    /** An option as it is written. */
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[A-Za-z][\\w-]{1,60}");

    private static final Pattern TO_COME = WordPatterns.compile("^\\W*when will\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern PLANNED = WordPatterns.compile(
            "\\b(?:will|would|shall|plan(?:s|ned)?|expect(?:s|ed)?|scheduled|intend(?:s|ed)?|aims?|due|not before|by)\\b",
            Pattern.CASE_INSENSITIVE);

    /** A number with its unit or what is counted. */
    private static final Pattern QUANTITY = Pattern.compile("\\d[\\d.,]{0,20}(?: \\p{Ll}[^\\p{Lu}]{0,80})?");

    /** In "what did it carry" the verb stands where else the noun for what is asked. */
    private static final Pattern HELPER =
            WordPatterns.compile("^\\s*(?:did|do|does|has|have|had|can|could|will)\\b", Pattern.CASE_INSENSITIVE);

    /** Kinds whose noun seldom stands beside the answer: "What is the nationality of X?", "X is a Danish painter". */
    private static final Set<AnswerKind> UNSAID = Set.of(
            AnswerKind.ORIGIN,
            AnswerKind.ROLE,
            AnswerKind.DATE,
            AnswerKind.YEAR,
            AnswerKind.PERSON,
            AnswerKind.COUNT,
            AnswerKind.AMOUNT);

    private final QuestionAnalysis question;
    private final SentenceRanker evidence;
    private final Set<String> asked;
    private final Set<String> needed;
    private final AskedFor form;

    public PlainQuestion(QuestionAnalysis question, SentenceRanker evidence) {
        this.question = question;
        this.evidence = evidence;
        this.form = AskedFor.of(question.text());
        this.asked = asked(question, form);
        this.needed = needed(question);
    }

    /** Words of which each has to stand: the one that singles a thing out with what it is said of. */
    private static Set<String> needed(QuestionAnalysis question) {
        Set<String> out = new HashSet<>();
        Matcher single = AnswerCheck.SINGLING.matcher(question.text());
        if (single.find()) {
            out.addAll(QuestionAnalysis.stems(single.group(1)));
            Words.of(question.text().substring(single.end())).stream()
                    .limit(1)
                    .forEach(noun -> out.addAll(QuestionAnalysis.stems(noun)));
        }
        out.retainAll(question.asked());
        return out;
    }

    /** Returns true for a short question in English that leaves no choice between two things. */
    public static boolean is(QuestionAnalysis question) {
        int most = question.names().isEmpty() ? MOST_UNNAMED : MOST;
        return !question.chinese()
                && question.terms().size() <= most
                && Alternatives.of(question.text()).isEmpty();
    }

    /** The words that have to stand: those outside of the names, without the asking words and, mostly, without the noun for what is asked. */
    private static Set<String> asked(QuestionAnalysis question, AskedFor form) {
        String text = question.text();
        Set<String> out = new HashSet<>(question.asked());
        out.removeAll(QuestionAnalysis.stems(text.substring(Math.min(form.start(), text.length()), form.end())));
        String after = text.substring(form.end());
        boolean named = (COPULA.matcher(after).find() && !UNSAID.contains(form.kind()))
                || HELPER.matcher(after).find();
        if (!named && COPULA.matcher(after).find()) {
            out.removeAll(form.nouns());
        } else if (!named) {
            form.nouns().stream().limit(1).forEach(out::remove); // verb and object may follow it
        }
        if (LifeDates.asked(question).isPresent()) {
            out.removeAll(LIFE); // "Mira Dask (1849 – 1921)" says neither
        }
        if (Words.of(text.substring(0, Math.min(form.start(), text.length()))).size() <= POLITE) {
            out.removeAll(QuestionAnalysis.stems(text.substring(0, Math.min(form.start(), text.length()))));
        }
        out.removeAll(CALLED);
        out.retainAll(question.asked());
        return out;
    }

    /** Returns those of some sentences that can answer, in their order. */
    public List<SentenceRanker.Scored> bearing(List<SentenceRanker.Scored> some) {
        if (asked.isEmpty() && DEFINED.matcher(question.text()).find()) {
            return List.of();
        }
        return some.stream().filter(scored -> bears(scored.sentence())).toList();
    }

    private boolean bears(ReadSentence sentence) {
        List<ReadSentence> near = near(sentence);
        return (standsWithNames(sentence, near) || saysAll(sentence))
                && needed.stream().allMatch(term -> evidence.share(Set.of(term), sentence) >= KIN)
                && saysDeed(sentence)
                && saysMaterial(sentence.text())
                && OPTION.matcher(question.text())
                        .results()
                        .allMatch(option -> sentence.text().contains(option.group()))
                && (!TO_COME.matcher(question.text()).find()
                        || PLANNED.matcher(sentence.text()).find());
    }

    /** True if a sentence begins with the name of the question, or stands on its page: where nothing else is asked, all others tell of other things. */
    private boolean isAbout(ReadSentence sentence) {
        if (question.names().size() != 1) {
            return true;
        }
        String title = sentence.page().title();
        String text = sentence.text();
        String name = question.names().get(0);
        return SentenceRanker.plain(title).equals(SentenceRanker.plain(name))
                || text.startsWith(name)
                || text.startsWith("The " + name);
    }

    /** True if the page speaks of what somebody did. */
    private boolean saysDeed(ReadSentence sentence) {
        Matcher doing = DOING.matcher(question.text());
        if (!doing.find()) {
            return true;
        }
        Set<String> deed = QuestionAnalysis.stems(doing.group(1));
        deed.retainAll(question.asked());
        return deed.isEmpty() || evidence.share(deed, evidence.stems(List.of(sentence))) > 0;
    }

    /** False where something else is made of what the sentence tells. */
    private boolean saysMaterial(String sentence) {
        if (!MADE.matcher(question.text()).find()
                || !DEFINED.matcher(question.text()).find()) {
            return true;
        }
        Matcher made = MADE.matcher(sentence);
        return made.find()
                && QuestionAnalysis.stems(sentence.substring(0, made.start())).stream()
                        .anyMatch(question.terms()::contains);
    }

    /** Returns false for an answer that cannot be one: words of the question, a quantity for a name, a part of another place's name. */
    public boolean fits(String answer, ReadSentence sentence) {
        if (question.repeats(answer)) {
            return false;
        }
        Optional<MeasureKind> measure = MeasureKind.of(question.text());
        int end = sentence.text().indexOf(answer) + answer.length();
        String on = sentence.text().substring(end, Math.min(sentence.text().length(), end + UNIT));
        if (measure.isPresent()
                && !measure.get().fits(answer + on)
                && measure.get().fits(answer)) {
            return false; // "3 cm" of "3 cm a year"
        }
        boolean counted = QUANTITY.matcher(answer).matches();
        Matcher which = WHICH.matcher(question.text());
        if (which.find()) {
            if (counted && NAMED.contains(form.kind())
                    || NamedSorts.fit(singular(which.group(1)), answer) == 0
                    || isOf(answer, asked)) {
                return false;
            }
        }
        return !(question.sort().equals("country") && isPart(answer, sentence.text()));
    }

    /** True if words are for a thing that the question names otherwise: its "lanterns" where it asks for keepers. */
    private static boolean isOf(String answer, Set<String> asked) {
        List<String> words = Words.of(answer);
        return !words.isEmpty() && asked.contains(Words.stem(words.get(words.size() - 1)));
    }

    private static String singular(String noun) {
        String lower = noun.toLowerCase(Locale.ROOT);
        if (lower.endsWith("ies")) {
            return lower.substring(0, lower.length() - 3) + "y";
        }
        return lower.endsWith("s") && !lower.endsWith("ss") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** True if a word with a capital stands before a name, as in "Inner Mongolia". */
    private static boolean isPart(String name, String sentence) {
        int at = sentence.indexOf(name);
        int before = at < 2 ? -1 : sentence.lastIndexOf(' ', at - 2);
        return at > 1
                && before >= 0
                && sentence.charAt(at - 1) == ' '
                && Character.isUpperCase(sentence.charAt(before + 1))
                && Character.isLetter(sentence.charAt(at - 2));
    }

    private boolean standsWithNames(ReadSentence sentence, List<ReadSentence> near) {
        double least = question.names().isEmpty() ? LEAST_UNNAMED : LEAST;
        return question.names().stream()
                        .allMatch(name -> QuestionNameCheck.standsNear(name, near) && standsAlone(name, near))
                && (asked.isEmpty() ? isAbout(sentence) : evidence.share(asked, sentence) >= least);
    }

    /** True for a sentence with all that is asked and no name of its own at its beginning, on a page with the names: "he bought it at an auction". */
    private boolean saysAll(ReadSentence sentence) {
        return needed.isEmpty()
                && !asked.isEmpty()
                && evidence.share(asked, sentence) >= ALL
                && sentence.cut().names().stream().noneMatch(sentence.text()::startsWith)
                && evidence.standNear(question.names(), List.of(sentence));
    }

    /** False for a name of one word that stands only as the beginning of longer ones: "Ida Marsk" need not be the "Ida" who is asked about. */
    private static boolean standsAlone(String name, List<ReadSentence> near) {
        List<String> texts = near.stream()
                .flatMap(sentence -> Stream.of(sentence.text(), sentence.page().title()))
                .filter(text -> text.contains(name))
                .toList();
        return name.indexOf(' ') >= 0
                || texts.isEmpty()
                || texts.stream().anyMatch(text -> endsName(text, text.indexOf(name) + name.length()));
    }

    private static boolean endsName(String text, int end) {
        return end + 1 >= text.length() || text.charAt(end) != ' ' || !Character.isUpperCase(text.charAt(end + 1));
    }

    /** The sentence behind the one before it, which may say what its "it" is; by itself if it begins with a name of its own. */
    private List<ReadSentence> near(ReadSentence sentence) {
        if (sentence.cut().names().stream().anyMatch(sentence.text()::startsWith)) {
            return List.of(sentence);
        }
        List<ReadSentence> page = evidence.page(sentence.page().source());
        List<ReadSentence> out = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            if (page.get(i).is(sentence)) {
                out.addAll(page.subList(Math.max(0, i - 1), i + 1));
            }
        }
        return out;
    }
}
