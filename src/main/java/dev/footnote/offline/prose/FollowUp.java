package dev.footnote.offline.prose;

import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.text.Languages;
import dev.footnote.text.Names;
import dev.footnote.text.WordPatterns;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a question that goes on from an earlier one, as "And when was it built?", one that stands by itself. */
public final class FollowUp {

    /**
     * A question and its answer.
     *
     * @param question as the user wrote it
     * @param answer the short answer; empty if none was found
     */
    public record Turn(String question, String answer) {}

    private static final Pattern TURN = Pattern.compile("(?m)^User: ([^\\n]{1,600})\\n{1,2}Answer: ([^\\n]{0,300})$");
    private static final Pattern MARK = Pattern.compile(" ?\\\\?\\[\\d{1,4}\\\\?]");
    private static final Pattern BOLD = Pattern.compile("^\\*\\*([^*]*)\\*\\*$");
    private static final Pattern SPACE = Pattern.compile("\\s++");
    private static final Pattern OPENING = WordPatterns.compile(
            "^(?:and|but|so|then|ok|okay)\\b[, ]*|^(?:那么|那|还有|另外)(?!里|儿|个|位|座)[，, ]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERSON =
            WordPatterns.compile("\\b(?:he|she|him|his|her)\\b|[他她](?!们)", Pattern.CASE_INSENSITIVE);
    private static final Pattern THING =
            WordPatterns.compile("\\b(?:it|its|that one|they|their|them)\\b|它(?!们)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE_THING =
            WordPatterns.compile("\\b(?:it|its|that one)\\b|它(?!们)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACE =
            WordPatterns.compile("\\bthere\\b(?! (?:is|are|was|were)\\b)|那里|那儿", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTED =
            WordPatterns.compile("\\b(?:is|are|was|were|has|have) there\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OWNING =
            WordPatterns.compile("^(?:his|its|their|her(?= \\p{L}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABOUT = WordPatterns.compile(
            "^(?:and |but )?(?:what|how) about (.{1,80}?)\\s*\\?*$|^那(.{1,40}?)呢[？?]*$", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_ANSWER = 80;

    private FollowUp() {}

    /**
     * Returns the turns that a text tells, the oldest first.
     *
     * @param context as a conversation is told to a model: lines "User: …" and "Answer: …", of which the second may be the first line of
     *     a whole reply, with its marks
     */
    public static List<Turn> turns(String context) {
        return TURN.matcher(context)
                .results()
                .map(found -> new Turn(found.group(1).strip(), plain(found.group(2))))
                .toList();
    }

    private static String plain(String reply) {
        return BOLD.matcher(MARK.matcher(reply).replaceAll("").strip())
                .replaceFirst("$1")
                .strip();
    }

    /**
     * Returns the question with names in place of its pronouns; as it is where it has none, names something itself, or nothing was
     * said before.
     *
     * @param question as the user wrote it
     * @param before the earlier questions and answers, the oldest first
     */
    public static String resolve(String question, List<Turn> before) {
        Turn last = null;
        for (Turn turn : before) {
            last = new Turn(last == null ? turn.question() : resolve(turn.question(), last), turn.answer());
        }
        return last == null ? question : resolve(question, last);
    }

    private static String resolve(String question, Turn last) {
        Matcher about = ABOUT.matcher(question.strip());
        Optional<String> named = name(last.question());
        if (about.find() && named.isPresent()) {
            String other = about.group(1) != null ? about.group(1) : about.group(2);
            String bare = other.strip().startsWith("the ") ? other.strip().substring(4) : other.strip();
            return last.question().replace(named.get(), bare);
        }
        String plain = OPENING.matcher(question.strip()).replaceFirst("");
        if (!Names.of(plain).isEmpty()) {
            return question;
        }
        AnswerKind kind = AskedFor.of(last.question()).kind();
        Optional<String> answer = isName(last.answer()) ? Optional.of(last.answer()) : Optional.empty();
        Optional<String> thing = isThing(kind) ? answer.or(() -> named) : named;
        Optional<String> person = kind == AnswerKind.PERSON ? answer.or(() -> named) : named;
        return both(plain, person, thing)
                .or(() -> replaced(plain, PERSON, person))
                .or(() -> COUNTED.matcher(plain).find()
                        ? Optional.empty()
                        : replaced(plain, PLACE, kind == AnswerKind.PLACE ? answer.or(() -> named) : named))
                .or(() -> replaced(plain, THING, thing))
                .orElse(question);
    }

    /** False for what is no answer, and for a sentence, which cannot stand in the place of a pronoun. */
    private static boolean isName(String answer) {
        return !answer.isEmpty() && answer.length() <= LONGEST_ANSWER && !answer.startsWith("(") && !isSentence(answer);
    }

    /** Five words that end in a full stop, or a dozen Chinese characters that do. */
    private static boolean isSentence(String answer) {
        char last = answer.charAt(answer.length() - 1);
        boolean words = ".!?".indexOf(last) >= 0 && SPACE.split(answer).length >= 5;
        return words || "。！？".indexOf(last) >= 0 && answer.length() > 12;
    }

    /** The text with a pronoun for a person and one for a thing replaced; empty unless it has both, and they stand for two things. */
    private static Optional<String> both(String text, Optional<String> person, Optional<String> thing) {
        Matcher one = PERSON.matcher(text);
        Matcher other = ONE_THING.matcher(text);
        if (person.isEmpty() || thing.isEmpty() || person.equals(thing) || !one.find() || !other.find()) {
            return Optional.empty();
        }
        // From the right, so that a pronoun within a name that was put in is not taken for one of the question's.
        int cut = Math.max(one.start(), other.start());
        boolean personLast = one.start() == cut;
        Optional<String> end = personLast
                ? replaced(text.substring(cut), PERSON, person)
                : replaced(text.substring(cut), ONE_THING, thing);
        Optional<String> start = personLast
                ? replaced(text.substring(0, cut), ONE_THING, thing)
                : replaced(text.substring(0, cut), PERSON, person);
        return start.flatMap(left -> end.map(right -> left + right));
    }

    private static boolean isThing(AnswerKind kind) {
        return kind == AnswerKind.NAMED_KIND
                || kind == AnswerKind.WORK
                || kind == AnswerKind.BODY
                || kind == AnswerKind.PLACE;
    }

    private static Optional<String> name(String question) {
        return Names.of(question).stream()
                .max(Comparator.comparingInt(String::length))
                .map(name -> withArticle(question, name));
    }

    /** A title has its article, as "The Long Pier"; the first word of a question has its capital from there. */
    private static String withArticle(String question, String name) {
        int at = question.indexOf(name) - "The ".length();
        return at > 0 && question.startsWith("The ", at) ? "The " + name : name;
    }

    /** The text with the first pronoun of a kind replaced, or empty if it has none or nothing is known that it stands for. */
    private static Optional<String> replaced(String text, Pattern pronoun, Optional<String> meant) {
        Matcher found = pronoun.matcher(text);
        if (meant.isEmpty() || !found.find()) {
            return Optional.empty();
        }
        boolean owns = !Languages.hasHan(text)
                && OWNING.matcher(text.substring(found.start())).find();
        String name = meant.get() + (owns ? "'s" : "");
        boolean placed = found.group().equalsIgnoreCase("there");
        return Optional.of(
                text.substring(0, found.start()) + (placed ? "in " : "") + name + text.substring(found.end()));
    }
}
