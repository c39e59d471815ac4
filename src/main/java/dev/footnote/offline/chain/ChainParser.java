package dev.footnote.offline.chain;

import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.text.Languages;
import dev.footnote.text.Span;
import dev.footnote.text.WordPatterns;
import dev.footnote.text.Words;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the innermost thing that a question speaks of without naming it. */
public final class ChainParser {

    /** A longer text is no question within a question; all that stands before each of its names would be looked through. */
    private static final int LONGEST = 4_000;

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

    private static final Pattern BARE_ARTICLE = Pattern.compile("(?<![\\w-])the [\"“]?$");
    /** A word that is neither a pronoun that opens a clause nor a small verb or preposition. */
    private static final String PLAIN =
            "(?!(?:that|which|who|whom|whose|where|when|is|was|are|were|of|for|from|in|on|by|as|to) )[a-z][\\w-]{0,30}";

    private static final String NOUN = "((?:" + PLAIN + " ){0,2}" + PLAIN + ")";

    /** "the founder of", "the director of the film", right before a name. */
    private static final Pattern OF = WordPatterns.compile(
            "(?<![\\w-])([a-z][\\w-]{0,30}|(?:place|country|city|town|state) of (?:birth|death|citizenship|origin|burial|residence))"
                    + " (of|for|from|in|on) (?:the |a |an )?(?:" + PLAIN + " ){0,3}[\"“]?$");

    /** Words before a noun that belong to it: "the first", "the longest reigning". */
    private static final Pattern DETERMINED = Pattern.compile("(?<![\\w-])the (?:[a-z][\\w-]{0,30} ){0,2}$");

    /** "the city where", "the company that published", "the country", right before a name. */
    private static final Pattern WHERE = WordPatterns.compile(
            "\\bthe " + NOUN
                    + "( (?:that|which|who|whom|where|in which|by which|for which|with which|of which|to which)(?:"
                    + " [a-z][\\w-]{0,30}){0,6}| [a-z]{1,30}+(?<=ed|en|ing|for) (?:by|for|after|in|at)| [a-z]{1,30}ing|) (?:the )?$");

    /** Between the pronoun and the name stand words that belong to the name: "where the singer X was born". */
    private static final Pattern JOINING = Pattern.compile(
            " (?:where|in which|by which|for which|with which|of which|to which)(?: [a-z][\\w-]{0,30}){0,6}| (?:that|which|who|whom)(?: the)?|");

    private static final Pattern PLAYING =
            WordPatterns.compile("\\b(?:play(?:s|ed|ing)?|portray(?:s|ed|ing)?|voice[sd]?|sang|sings)\\b");

    private static final Pattern PLAYED_IN =
            Pattern.compile("^ (?:in|on|from) (?:the )?(?:movie |film |show |series |song |musical )?");

    /** What may follow a name within a clause that asks for a place or body: "X was born", "X is located in". */
    private static final Pattern CLAUSE_END = WordPatterns.compile(
            "^(?: (?:is|was|were|are|has been|had been|got|gets) (?:(?:a |an |the |also )?(?:[a-z]{2,20}ed|born|set|held|found|built|made|shot|sold|won|known|given|"
                    + "citizen|citizens|member|part|native|resident|student|professor|teacher|seat|capital)|from|in)|"
                    + " (?:died|dies|lived|lives|works|worked|plays|played|attended|studied|belongs|comes|came|grew up|originated"
                    + "|originates|resides|resided|graduated|teaches|taught|serves|served|flows|runs|broadcasts|airs|aired|competed"
                    + "|competes|participated|stands|lies|operates|operated|trained|went|appeared|starred|signed|calls home|became a band))"
                    + "(?: (?:in|at|on|by|of|from|to|for|with|into|through|after|near))?(?![\\w-])");

    private static final Pattern POSSESSIVE = Pattern.compile(
            "^['’]s? ((?:place|country|city|town|state) of (?:birth|death|citizenship|origin|burial)|(?:[a-z][\\w-]* )?[a-z][\\w-]*)");

    /** "the X performer": works are said to have such people. */
    private static final Pattern ATTRIBUTED = WordPatterns.compile(
            "^[\"”]? (performer|singer|author|writer|director|creator|screenwriter|producer|composer|birthplace|founder|cast member|lyricist|songwriter)s?\\b(?! (?:and|of)\\b)");

    /** Nouns for things with names of their own, beside persons, bodies, places and works. */
    private static final Set<String> THINGS = Set.of(
            "war",
            "battle",
            "conflict",
            "party",
            "religion",
            "event",
            "tournament",
            "branch",
            "division",
            "sport",
            "tribe",
            "movement",
            "ship",
            "treaty",
            "dynasty",
            "empire",
            "kingdom",
            "subsidiary",
            "birthplace",
            "headquarters",
            "label",
            "venue",
            "dam",
            "bridge",
            "museum",
            "cathedral",
            "basilica",
            "prison",
            "castle",
            "palace",
            "system",
            "device",
            "drug",
            "species",
            "group");

    private static final Set<String> PERSONS = Set.of(
            "creator",
            "illustrator",
            "narrator",
            "rapper",
            "vocalist",
            "star",
            "lyricist",
            "librettist",
            "translator",
            "discoverer",
            "sculptor",
            "builder",
            "operator",
            "manufacturer",
            "distributor",
            "developer",
            "purchaser",
            "buyer",
            "holder",
            "predecessor",
            "employer",
            "sponsor",
            "choreographer",
            "cinematographer",
            "voice");

    /** Nouns that stand before a name without a relation to it, as in "the state of Orlun". */
    private static final Set<String> SORTS = Set.of(
            "state",
            "city",
            "town",
            "county",
            "village",
            "province",
            "republic",
            "kingdom",
            "island",
            "district",
            "lake",
            "region",
            "country",
            "territory",
            "area",
            "member",
            "group",
            "people",
            "person",
            "book",
            "series",
            "continent",
            "nation",
            "municipality",
            "commune",
            "battle",
            "university",
            "college",
            "church",
            "bay",
            "gulf",
            "river");

    /** Nouns for those who do what a verb says. */
    private static final Map<String, String> MAKERS = Map.ofEntries(
            Map.entry("wrote", "writer"),
            Map.entry("directed", "director"),
            Map.entry("composed", "composer"),
            Map.entry("produced", "producer"),
            Map.entry("founded", "founder"),
            Map.entry("created", "creator"),
            Map.entry("designed", "designer"),
            Map.entry("invented", "inventor"),
            Map.entry("discovered", "discoverer"),
            Map.entry("published", "publisher"),
            Map.entry("painted", "painter"),
            Map.entry("married", "spouse"));

    private static final Pattern ASKING_VERB = Pattern.compile("[Ww]ho (" + String.join("|", MAKERS.keySet())
            + ") (?:the )?(?:movie |film |book |novel |song |play |opera )?[\"“]?");

    /** Words that make one of a sort out of it: "the birth city of X", "a cast member of X". */
    private static final Pattern JOINED =
            WordPatterns.compile("\\b(?:cast|band|founding|crew|birth|home|native|death|host) $");

    private static final Pattern WHICH = WordPatterns.compile(
            "\\b(?:what|which|a|an|another|any) (?:(?!(?:the|is|was|were|are|did|does|do|has|had|will) )[a-z][\\w-]{0,30} ){0,2}$",
            Pattern.CASE_INSENSITIVE);

    private static final String HAN_NOUNS =
            "([^的，。？?、和与]{2,20}?)的(导演|作者|编剧|创始人|创办人|主演|作曲者?|演唱者|主唱|父亲|母亲|妻子|丈夫|儿子|女儿|设计者|设计师|发明者|首都|省会|总部|母公司|主教练|队长|所在地|所在城市|出生地)";
    private static final Pattern HAN = Pattern.compile(HAN_NOUNS + "(?=的|是哪|是在|出生|毕业|去世|在|的|位于|来自|获|执导|还)");

    private static final Pattern ASKED_HAN = Pattern.compile(HAN_NOUNS + "(?:是谁|叫什么|是哪位|是什么人|是)?[？?]?$");

    /** What follows where the relation alone is asked for, and nothing of what it leads to. */
    private static final Pattern ALONE_HAN =
            Pattern.compile("(?:(?:是|在|位于)哪(?:里|儿|位|座城市|个城市|个地方|个人)?|叫什么(?:名字)?)[？?]?$");

    private ChainParser() {}

    /** Returns the thing that has to be found first, or empty where the question names all it speaks of. */
    public static Optional<ChainLink> innermost(String question) {
        return innermost(question, List.of());
    }

    /**
     * Returns the thing that has to be found first, or empty where the question names all it speaks of.
     *
     * @param question in English or Chinese
     * @param titles of pages that were read, which tell where a name begins and ends
     */
    public static Optional<ChainLink> innermost(String question, Collection<String> titles) {
        if (question.length() > LONGEST) {
            return Optional.empty();
        }
        String text = expanded(question);
        if (Languages.hasHan(text)) {
            return han(text, HAN);
        }
        List<Span> entities = EntitySpans.of(text, titles);
        for (Span entity : entities) {
            Optional<ChainLink> link = Stream.of(
                            possessive(text, entity),
                            attributed(text, entity),
                            of(text, entity),
                            clause(text, entity, entities))
                    .flatMap(Optional::stream)
                    .filter(one -> leaves(text, one))
                    .max(Comparator.comparingInt(ChainLink::start)); // the shortest phrase is the innermost
            if (link.isPresent()) {
                return link;
            }
        }
        return Optional.empty();
    }

    /** Returns the relation that a question asks for and nothing else, as in "Who is the founder of Acme?". */
    public static Optional<ChainLink> asked(String question) {
        return asked(question, List.of());
    }

    /**
     * Returns the relation that a question asks for and nothing else.
     *
     * @param question in English or Chinese
     * @param titles of pages that were read, which tell where a name begins and ends
     */
    public static Optional<ChainLink> asked(String question, Collection<String> titles) {
        if (question.length() > LONGEST) {
            return Optional.empty();
        }
        if (Languages.hasHan(question)) {
            return han(question, ASKED_HAN);
        }
        List<Span> entities = EntitySpans.of(question, titles);
        Optional<ChainLink> verb = asksByVerb(question, entities);
        if (verb.isPresent()) {
            return verb;
        }
        for (Span entity : entities) {
            Optional<ChainLink> link = possessive(question, entity).or(() -> of(question, entity));
            if (link.isPresent() && !leaves(question, link.get())) {
                return link;
            }
        }
        return Optional.empty();
    }

    /** "Who wrote X": the relation that a verb asks for. */
    private static Optional<ChainLink> asksByVerb(String question, List<Span> entities) {
        Matcher verb = ASKING_VERB.matcher(question);
        if (!verb.lookingAt()) {
            return Optional.empty();
        }
        String noun = MAKERS.getOrDefault(verb.group(1).toLowerCase(Locale.ROOT), "");
        return entities.stream()
                .filter(entity -> entity.start() == verb.end())
                .findFirst()
                .map(entity -> link(
                        question,
                        new Span(0, entity.end()),
                        noun,
                        "the " + noun + " of " + entity.in(question),
                        entity));
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

    private static Optional<ChainLink> possessive(String text, Span entity) {
        Matcher owned = POSSESSIVE.matcher(text.substring(entity.end()));
        if (!owned.find()) {
            return Optional.empty();
        }
        String noun = owned.group(1);
        int length = owned.end();
        boolean whole = noun.contains(" of ")
                || (noun.contains(" ") && isRelation(noun) && !isRelation(noun.substring(0, noun.indexOf(' '))));
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

    /** "the Low Tide performer": the name stands before what is meant of it. */
    private static Optional<ChainLink> attributed(String text, Span entity) {
        Matcher after = ATTRIBUTED.matcher(text.substring(entity.end()));
        if (!after.find()) {
            return Optional.empty();
        }
        String noun = after.group(1);
        Matcher the = BARE_ARTICLE.matcher(text.substring(0, entity.start()));
        int start = the.find() ? the.start() : entity.start();
        String name = entity.in(text);
        return Optional.of(
                link(text, new Span(start, entity.end() + after.end()), noun, "the " + noun + " of " + name, entity));
    }

    private static Optional<ChainLink> of(String text, Span entity) {
        Matcher before = OF.matcher(text.substring(0, entity.start()));
        if (!before.find()) {
            return Optional.empty();
        }
        String noun = before.group(1);
        boolean inside = before.group(2).equals("in") || before.group(2).equals("on");
        String ahead = text.substring(0, before.start(1));
        boolean sort = SORTS.contains(noun) && !JOINED.matcher(ahead).find();
        if (!isRelation(noun)
                || (inside && !isPerson(noun))
                || sort
                || WHICH.matcher(ahead).find()) {
            return Optional.empty();
        }
        Matcher determined = DETERMINED.matcher(text.substring(0, before.start(1)));
        int start = determined.find() ? determined.start() : before.start(1);
        return Optional.of(
                link(text, new Span(start, entity.end()), noun, plain(text.substring(start, entity.end())), entity));
    }

    private static Optional<ChainLink> clause(String text, Span entity, List<Span> entities) {
        Matcher before = WHERE.matcher(text.substring(0, entity.start()));
        if (!before.find() || !isRelation(before.group(1))) {
            return Optional.empty();
        }
        int end = entity.end();
        String between = before.group(2);
        if (JOINING.matcher(between).matches()) {
            Matcher rest = CLAUSE_END.matcher(text.substring(end));
            boolean ends = rest.find();
            if (!ends && between.isEmpty()) {
                return Optional.empty();
            }
            end += ends ? rest.end() : 0;
        } else if (PLAYING.matcher(between).find()) {
            end = withWork(text, end, entities);
        }
        return Optional.of(link(
                text,
                new Span(before.start(), end),
                before.group(1),
                plain(text.substring(before.start(), end)),
                entity));
    }

    /** The end of "in the film X" behind the name of a part that somebody plays. */
    private static int withWork(String text, int end, List<Span> entities) {
        Matcher in = PLAYED_IN.matcher(text.substring(end));
        if (in.find()) {
            for (Span other : entities) {
                if (other.start() == end + in.end()) {
                    return other.end();
                }
            }
        }
        return end;
    }

    private static String plain(String phrase) {
        return phrase.startsWith("the ") ? phrase : "the " + phrase;
    }

    private static ChainLink link(String text, Span span, String noun, String phrase, Span of) {
        boolean quoted = span.end() < text.length() && "\"”".indexOf(text.charAt(span.end())) >= 0;
        int end = quoted ? span.end() + 1 : span.end();
        boolean opened = phrase.indexOf('"') >= 0 || phrase.indexOf('“') >= 0;
        String whole = quoted && opened ? phrase + text.charAt(span.end()) : phrase;
        String question = (isPerson(noun) ? "Who is " : "What is ") + whole + "?";
        return new ChainLink(text.substring(span.start(), end), span.start(), end, question, text, noun, of.in(text));
    }

    private static boolean isPerson(String noun) {
        return kind(noun) == AnswerKind.PERSON || isOf(noun, PERSONS);
    }

    /** True if the last word of a noun is one of some, in the singular or plural. */
    private static boolean isOf(String noun, Set<String> words) {
        String last = noun.substring(noun.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return words.contains(last) || (last.endsWith("s") && words.contains(last.substring(0, last.length() - 1)));
    }

    private static AnswerKind kind(String noun) {
        String last = noun.substring(noun.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return AskedFor.of("Which " + last + "?").kind();
    }

    /** True for a noun that stands for a person, a body, a place, a work or another thing with a name in its relation to another. */
    private static boolean isRelation(String noun) {
        boolean compound = noun.contains(" of ");
        return switch (kind(noun)) {
            case PERSON, BODY, PLACE, WORK -> true;
            default -> compound || isOf(noun, THINGS) || isOf(noun, PERSONS);
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
        Matcher rest = ALONE_HAN.matcher(text).region(found.end(), text.length());
        if (pattern == HAN && rest.lookingAt()) {
            return Optional.empty();
        }
        String question = found.group() + (place ? "是哪里？" : "是谁？");
        return Optional.of(
                new ChainLink(found.group(), found.start(), found.end(), question, text, noun, found.group(1)));
    }
}
