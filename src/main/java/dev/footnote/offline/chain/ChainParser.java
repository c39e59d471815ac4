package dev.footnote.offline.chain;

import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.text.Languages;
import dev.footnote.text.Span;
import dev.footnote.text.WordPatterns;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the innermost thing that a question speaks of without naming it. */
public final class ChainParser {

    private static final Pattern PLACE_NOUN = Pattern.compile("首都|省会|总部|所在地|所在城市|出生地");

    /** Relations that consist of two: "paternal grandmother" is the mother of the father. */
    private static final Map<String, String> COMPOUND = Map.ofEntries(
            Map.entry("paternal grandfather", "father's father"),
            Map.entry("paternal grandmother", "father's mother"),
            Map.entry("maternal grandfather", "mother's father"),
            Map.entry("maternal grandmother", "mother's mother"),
            Map.entry("father-in-law", "spouse's father"),
            Map.entry("mother-in-law", "spouse's mother"),
            Map.entry("child-in-law", "child's spouse"),
            Map.entry("son-in-law", "daughter's husband"),
            Map.entry("daughter-in-law", "son's wife"),
            Map.entry("sibling-in-law", "sibling's spouse"),
            Map.entry("stepfather", "mother's husband"),
            Map.entry("stepmother", "father's wife"));

    private static final String COMPOUNDS = String.join("|", COMPOUND.keySet());
    private static final Pattern COMPOUND_OF =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}])the (" + COMPOUNDS + ") of ([^?]++)");
    private static final Pattern OWNED_COMPOUND =
            Pattern.compile("(?i)(['’]s?) (" + COMPOUNDS + ")(?![\\p{L}\\p{M}\\p{N}])");

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Set<String> LINKS = Set.of(
            "of", "the", "and", "in", "de", "van", "von", "der", "la", "le", "du", "for", "on", "to", "at", "with", "a",
            "an", "&");
    private static final Pattern OWNER = Pattern.compile("(?:[?:]|['’]s|s['’])$");
    private static final String NOUN = "((?:[a-z][\\w-]* ){0,2}[a-z][\\w-]*)";

    /** "the founder of", "the director of the film", right before a name. */
    private static final Pattern OF = WordPatterns.compile(
            "(?<![\\w-])(?:the )?([a-z][\\w-]{0,30}) (?:of|for|from) (?:the |a |an )?(?:(?!(?:of|for|from)"
                    + " )[a-z][\\w-]{0,30} ){0,3}$");

    /** "the city where", "the company that published", right before a name. */
    private static final Pattern WHERE = WordPatterns.compile("\\bthe " + NOUN
            + " (?:(?:that|which|who|whom|where|in which|by which|for which|with which)(?:"
            + " [a-z][\\w-]*){0,4}|[a-z]+ed by|[a-z]+ing) (?:the )?$");

    /** What may follow a name within such a clause. */
    private static final Pattern CLAUSE_END = WordPatterns.compile(
            "^(?: (?:is|was|were|are|has been|had been) (?:[a-z]+ed|born|set|held|found|built|made|from|in|a"
                    + " citizen)(?: (?:in|at|on|by|of|from))?| died| lived| lives| works| worked| plays| played(?: for)?|"
                    + " attended| studied| belongs to| comes from)\\b");

    private static final Pattern POSSESSIVE = Pattern.compile("^['’]s? ((?:[a-z][\\w-]* )?[a-z][\\w-]*)");
    private static final String HAN_NOUNS =
            "([^的，。？?、和与]{2,20}?)的(导演|作者|编剧|创始人|创办人|主演|作曲者?|演唱者|主唱|父亲|母亲|妻子|丈夫|儿子|女儿|设计者|设计师|发明者|首都|省会|总部|母公司|主教练|队长|所在地|所在城市|出生地)";
    private static final Pattern HAN = Pattern.compile(HAN_NOUNS + "(?=的|是哪|是在|出生|毕业|去世|在|的|位于|来自|获|执导|还)");

    private static final Pattern ASKED_HAN = Pattern.compile(HAN_NOUNS + "(?:是谁|叫什么|是哪位|是什么人|是)?[？?]?$");

    private ChainParser() {}

    /** Returns the thing that has to be found first, or empty where the question names all it speaks of. */
    public static Optional<ChainLink> innermost(String question) {
        String text = expanded(question);
        if (Languages.hasHan(text)) {
            return han(text, HAN);
        }
        for (Span entity : entities(text)) {
            Optional<ChainLink> link =
                    possessive(text, entity).or(() -> clause(text, entity)).or(() -> of(text, entity));
            if (link.isPresent() && leaves(text, link.get())) {
                return link;
            }
        }
        return Optional.empty();
    }

    /** Returns the relation that a question asks for and nothing else, as in "Who is the founder of Acme?". */
    public static Optional<ChainLink> asked(String question) {
        if (Languages.hasHan(question)) {
            return han(question, ASKED_HAN);
        }
        for (Span entity : entities(question)) {
            Optional<ChainLink> link = possessive(question, entity).or(() -> of(question, entity));
            if (link.isPresent() && !leaves(question, link.get())) {
                return link;
            }
        }
        return Optional.empty();
    }

    /** The question with relations that consist of two spelt out. */
    static String expanded(String question) {
        String owned = COMPOUND_OF
                .matcher(question)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(2) + "'s " + parts(m.group(1))));
        return OWNED_COMPOUND
                .matcher(owned)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + " " + parts(m.group(2))));
    }

    private static String parts(String compound) {
        return Objects.requireNonNull(COMPOUND.get(compound.toLowerCase(Locale.ROOT)));
    }

    /** The names in a question with all their words, those in small letters and in brackets among them. */
    static List<Span> entities(String text) {
        List<Span> out = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        List<Span> tokens = new ArrayList<>();
        while (words.find()) {
            tokens.add(new Span(words.start(), words.end()));
        }
        int i = 1; // the first word has its capital from the sentence
        while (i < tokens.size()) {
            if (!isCapital(text, tokens.get(i))) {
                i++;
                continue;
            }
            int last = i;
            for (int next = following(text, tokens, last); next > 0; next = following(text, tokens, last)) {
                last = next;
            }
            out.add(new Span(tokens.get(i).start(), withoutMarks(text, tokens.get(last))));
            i = last + 1;
        }
        return out;
    }

    /** The next word of a name, behind at most two small ones; 0 where the name ends. */
    private static int following(String text, List<Span> tokens, int at) {
        String here = tokens.get(at).in(text);
        if (OWNER.matcher(here).find()) {
            return 0;
        }
        for (int next = at + 1; next < Math.min(tokens.size(), at + 4); next++) {
            if (isCapital(text, tokens.get(next))) {
                return next;
            }
            if (!LINKS.contains(tokens.get(next).in(text)) || here.endsWith(",")) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean isCapital(String text, Span token) {
        String word = token.in(text);
        int first = 0;
        while (first < word.length() && !Character.isLetterOrDigit(word.charAt(first))) {
            first++;
        }
        return first < word.length() && !Character.isLowerCase(word.charAt(first));
    }

    private static int withoutMarks(String text, Span token) {
        int end = token.end();
        String word = token.in(text);
        if (word.endsWith("'s") || word.endsWith("’s")) {
            return end - 2;
        }
        while (end > token.start() + 1 && "?,.;:'’".indexOf(text.charAt(end - 1)) >= 0 && !isInitial(text, end)) {
            end--;
        }
        return end;
    }

    /** True behind the point of "Jr." or "D." */
    private static boolean isInitial(String text, int end) {
        return text.charAt(end - 1) == '.' && end < text.length() && text.charAt(end) == ' ';
    }

    private static Optional<ChainLink> possessive(String text, Span entity) {
        Matcher owned = POSSESSIVE.matcher(text.substring(entity.end()));
        if (!owned.find()) {
            return Optional.empty();
        }
        String noun = owned.group(1);
        int length = owned.end();
        boolean whole = noun.contains(" ") && isRelation(noun) && !isRelation(noun.substring(0, noun.indexOf(' ')));
        if (!whole) {
            noun = noun.split(" ", -1)[0];
            length = owned.start(1) + noun.length();
        }
        return isRelation(noun)
                ? Optional.of(link(
                        text,
                        new Span(entity.start(), entity.end() + length),
                        noun,
                        "the " + noun + " of " + entity.in(text),
                        entity))
                : Optional.empty();
    }

    private static Optional<ChainLink> of(String text, Span entity) {
        Matcher before = OF.matcher(text.substring(0, entity.start()));
        if (!before.find()) {
            return Optional.empty();
        }
        String noun = before.group(1);
        return isRelation(noun)
                ? Optional.of(link(
                        text,
                        new Span(before.start(), entity.end()),
                        noun,
                        plain(text.substring(before.start(), entity.end())),
                        entity))
                : Optional.empty();
    }

    private static Optional<ChainLink> clause(String text, Span entity) {
        Matcher before = WHERE.matcher(text.substring(0, entity.start()));
        if (!before.find() || !isRelation(before.group(1))) {
            return Optional.empty();
        }
        int end = entity.end();
        Matcher rest = CLAUSE_END.matcher(text.substring(end));
        end += rest.find() ? rest.end() : 0;
        return Optional.of(link(
                text,
                new Span(before.start(), end),
                before.group(1),
                plain(text.substring(before.start(), end)),
                entity));
    }

    private static String plain(String phrase) {
        return phrase.startsWith("the ") ? phrase : "the " + phrase;
    }

    private static ChainLink link(String text, Span span, String noun, String phrase, Span of) {
        boolean person =
                AskedFor.of("Which " + noun.toLowerCase(Locale.ROOT) + "?").kind() == AnswerKind.PERSON;
        String question = (person ? "Who is " : "What is ") + phrase + "?";
        return new ChainLink(span.in(text), span.start(), span.end(), question, text, noun, of.in(text));
    }

    /** True for a noun that stands for a person, a body, a place or a work in its relation to another. */
    private static boolean isRelation(String noun) {
        String last = noun.substring(noun.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return switch (AskedFor.of("Which " + last + "?").kind()) {
            case PERSON, BODY, PLACE, WORK -> true;
            default -> false;
        };
    }

    /** True if something is asked of the thing, and it is not itself what is asked for. */
    private static boolean leaves(String text, ChainLink link) {
        String rest = text.substring(0, link.start()) + " " + text.substring(link.end());
        List<String> left = Words.content(rest).stream()
                .filter(word -> !word.equals("name") && !word.equals("film") && !word.equals("song"))
                .toList();
        return !left.isEmpty();
    }

    private static Optional<ChainLink> han(String text, Pattern pattern) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String noun = found.group(2);
        boolean place = PLACE_NOUN.matcher(noun).matches();
        String question = found.group() + (place ? "是哪里？" : "是谁？");
        return Optional.of(
                new ChainLink(found.group(), found.start(), found.end(), question, text, noun, found.group(1)));
    }
}
