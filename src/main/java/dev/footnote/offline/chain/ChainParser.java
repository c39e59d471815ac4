package dev.footnote.offline.chain;

import dev.footnote.offline.span.OriginWords;
import dev.footnote.text.Languages;
import dev.footnote.text.Span;
import dev.footnote.text.WordPatterns;
import dev.footnote.text.Words;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the innermost thing that a question speaks of without naming it. */
public final class ChainParser {

    /** A longer text is no question within a question. */
    private static final int LONGEST = 4_000;

    /** Characters before a name that may speak of it: more than the longest phrase that is known. */
    private static final int BEFORE = 400;

    private static final Pattern BARE_ARTICLE = Pattern.compile("(?<![\\w-])the [\"“]?$");
    /** A word that is neither a pronoun that opens a clause nor a small verb or preposition. */
    private static final String PLAIN =
            "(?!(?:that|which|who|whom|whose|where|when|is|was|are|were|of|for|from|in|on|by|as|to) )[a-z][\\w-]{0,30}";

    private static final String NOUN = "((?:" + PLAIN + " ){0,2}" + PLAIN + ")";

    /** "the founder of", "the director of the film", right before a name. */
    private static final Pattern OF = WordPatterns.compile(
            "(?<![\\w-])([a-z][\\w-]{0,30}|(?:place|country|city|town|state) of (?:birth|death|citizenship|origin|burial|residence))"
                    + " (of|for|from|in|on) (?:the |a |an )?(?:" + PLAIN + " ){0,3}[\"“]?$");

    /** "the largest city in", right before a name: one of its sort, told by what it is the most of. */
    private static final Pattern MOST_OF = WordPatterns.compile(
            "\\bthe ((?:second |third |fourth |next )?(?:(?:most|least) [a-z]{2,30}|[a-z]{2,20}(?<=est)|capital) (?:"
                    + PLAIN + " )?[a-z][\\w-]{0,30}) (?:of|in|on) (?:the )?$");

    /** "the same county as", right before a name. */
    private static final Pattern SAME = WordPatterns.compile("\\bthe same ([a-z][\\w-]{0,30}) as (?:the )?[\"“]?$");

    /** What begins a question for yes or no, which may compare: "Does X have the same nationality as Y?" */
    private static final Pattern YES_NO =
            WordPatterns.compile("(?:is|are|was|were|do|does|did|has|have|had)\\b", Pattern.CASE_INSENSITIVE);

    /** Words before a noun that belong to it: "the first", "the longest reigning". */
    private static final Pattern DETERMINED = Pattern.compile("(?<![\\w-])the (?:[a-z][\\w-]{0,30} ){0,2}$");

    /** "the city where", "the company that published", "the country", right before a name. */
    private static final Pattern WHERE = WordPatterns.compile("\\bthe " + NOUN
            + "( (?:that|which|who|whom|where|in which|by which|for which|with which|of which|to which)(?:"
            + " [a-z][\\w-]{0,30}){0,6}| whose [a-z]{2,30}(?: [a-z]{2,30})? (?:is|was|are|were)| [a-z]{1,30}+(?<=ed|en|ing|for) (?:by|for|after|in|at)"
            + "| [a-z]{1,30}ing(?: a| an| the)?(?: [a-z]{2,30}){0,2}(?: (?:with|to|of|in|by|on))?|) (?:the )?$");

    /** Between the pronoun and the name stand words that belong to the name: "where the singer X was born". */
    private static final Pattern JOINING = Pattern.compile(
            " (?:where|in which|by which|for which|with which|of which|to which)(?: [a-z][\\w-]{0,30}){0,6}| (?:that|which|who|whom)(?: the)?|");

    /** A verb and no more between the pronoun and the name: "the person who wrote". */
    private static final Pattern DONE_BY = Pattern.compile(
            " (?:that|which|who) (?:originally |first |also )?([a-z]{2,30})(?: the(?: film| movie| book| novel| song| album| play| opera| painting)?)?");

    private static final Pattern PLAYING =
            WordPatterns.compile("\\b(?:play(?:s|ed|ing)?|portray(?:s|ed|ing)?|voice[sd]?|sang|sings)\\b");

    private static final Pattern PLAYED_IN =
            Pattern.compile(" (?:in|on|from) (?:the )?(?:movie |film |show |series |song |musical )?");

    /** "as its capital" behind the name of what a place has. */
    private static final Pattern AS_ITS =
            WordPatterns.compile(" as (?:its|their|his|her) [a-z]{2,30}(?: [a-z]{2,30})?\\b");

    /** A word that goes on with what a name began, as in "the US state". */
    private static final Pattern NEXT_WORD = Pattern.compile(" ([a-z][\\w-]{0,30})");

    /** What may follow a name within a clause that asks for a place or body: "X was born", "X is located in". */
    private static final Pattern CLAUSE_END = WordPatterns.compile(
            "(?: (?:is|was|were|are|has been|had been|got|gets) (?:(?:a |an |the |also )?(?:[a-z]{2,20}ed|born|set|held|found|built|made|shot|sold|won|known|given|"
                    + "citizen|citizens|member|part|native|resident|student|professor|teacher|seat|capital)|from|in)|"
                    + " (?:can|could) be (?:found|seen|visited)|"
                    + " (?:died|dies|lived|lives|works|worked|plays|played|attended|studied|belongs|comes|came|grew up|originated"
                    + "|originates|resides|resided|graduated|teaches|taught|serves|served|flows|runs|broadcasts|airs|aired|competed"
                    + "|competes|participated|stands|lies|operates|operated|trained|went|appeared|starred|signed|calls home|became a band))"
                    + "(?: (?:in|at|on|by|of|from|to|for|with|into|through|after|near))?(?![\\w-])");

    private static final Pattern POSSESSIVE = Pattern.compile(
            "['’]s? ((?:place|country|city|town|state) of (?:birth|death|citizenship|origin|burial)|(?:[a-z][\\w-]* )?[a-z][\\w-]*)");

    /** "the X performer": works are said to have such people. */
    private static final Pattern ATTRIBUTED = WordPatterns.compile(
            "[\"”]? (performer|singer|author|writer|director|creator|screenwriter|producer|composer|birthplace|founder|cast member|lyricist|songwriter)s?\\b(?! (?:and|of)\\b)");

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

    /** Nouns for those who do what a verb within a clause says: "the man who directed X" is its director. */
    private static final Map<String, String> DOERS = Map.ofEntries(
            Map.entry("owns", "owner"),
            Map.entry("owned", "owner"),
            Map.entry("publishes", "publisher"),
            Map.entry("produces", "producer"),
            Map.entry("makes", "maker"),
            Map.entry("made", "maker"),
            Map.entry("manufactures", "manufacturer"),
            Map.entry("manufactured", "manufacturer"),
            Map.entry("developed", "developer"),
            Map.entry("built", "builder"),
            Map.entry("established", "founder"),
            Map.entry("sang", "singer"),
            Map.entry("performed", "performer"),
            Map.entry("recorded", "performer"),
            Map.entry("edited", "editor"),
            Map.entry("translated", "translator"),
            Map.entry("sculpted", "sculptor"),
            Map.entry("distributed", "distributor"),
            Map.entry("released", "label"));

    /** Nouns for anybody, of whom the clause alone tells what they are to a thing. */
    private static final Set<String> ANYBODY = Set.of(
            "person", "man", "woman", "one", "people", "company", "firm", "studio", "band", "group", "artist", "label");

    private static final Pattern ASKING_VERB = Pattern.compile("[Ww]ho (" + String.join("|", MAKERS.keySet())
            + ") (?:the )?(?:movie |film |book |novel |song |play |opera )?[\"“]?");

    /** Words that make one of a sort out of it: "the birth city of X", "a cast member of X". */
    private static final Pattern JOINED =
            WordPatterns.compile("\\b(?:cast|band|founding|crew|birth|home|native|death|host) $");

    private static final Pattern WHICH = WordPatterns.compile(
            "\\b(?:what|which|a|an|another|any) (?:(?!(?:the|is|was|were|are|did|does|do|has|had|will) )[a-z][\\w-]{0,30} ){0,2}$",
            Pattern.CASE_INSENSITIVE);

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
        String text = CompoundRelations.expanded(question);
        if (Languages.hasHan(text)) {
            return HanChainParser.innermost(text);
        }
        return shortest(text, EntitySpans.of(text, titles)).map(phrase -> phrase.in(text));
    }

    /** A phrase of a text that stands for a thing: where, its noun, how it is asked for, and the name in it. */
    private record Phrase(Span span, String noun, String words, Span of) {

        /** The same with another noun for what the thing is to the name. */
        Phrase as(String relation) {
            return new Phrase(span, relation, words, of);
        }

        ChainLink in(String text) {
            String question = words + "?";
            return new ChainLink(span.in(text), span.start(), span.end(), question, text, noun, of.in(text));
        }
    }

    /** The shortest phrase about the first name that has one, which is the innermost. */
    private static Optional<Phrase> shortest(CharSequence text, List<Span> entities) {
        Rest rest = new Rest(text);
        for (Span entity : entities) {
            Optional<Phrase> phrase = Stream.of(
                            possessive(text, entity),
                            attributed(text, entity),
                            of(text, entity),
                            most(text, entity),
                            clause(text, entity, entities))
                    .flatMap(Optional::stream)
                    .filter(one -> rest.leaves(one.span()))
                    .max(Comparator.comparingInt(one -> one.span().start()));
            if (phrase.isPresent()) {
                return phrase;
            }
        }
        return Optional.empty();
    }

    /** Returns where the innermost phrase stands; the cost grows with the length of the text and no faster. */
    static Optional<Span> place(CharSequence text, List<Span> entities) {
        return shortest(text, entities).map(Phrase::span);
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
            return HanChainParser.asked(question);
        }
        List<Span> entities = EntitySpans.of(question, titles);
        Optional<ChainLink> verb = asksByVerb(question, entities);
        if (verb.isPresent()) {
            return verb;
        }
        Rest rest = new Rest(question);
        for (Span entity : entities) {
            Optional<Phrase> phrase = possessive(question, entity).or(() -> of(question, entity));
            if (phrase.isPresent() && !rest.leaves(phrase.get().span())) {
                return phrase.map(one -> one.in(question));
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
                .map(entity -> phrase(
                                question,
                                new Span(0, entity.end()),
                                noun,
                                "the " + noun + " of " + entity.in(question),
                                entity)
                        .in(question));
    }

    private static Optional<Phrase> possessive(CharSequence text, Span entity) {
        Matcher owned = behind(POSSESSIVE, text, entity.end());
        if (!owned.lookingAt()) {
            return Optional.empty();
        }
        String noun = owned.group(1);
        int end = owned.end();
        boolean whole = noun.contains(" of ")
                || (noun.contains(" ")
                        && ChainNouns.isRelation(noun)
                        && !ChainNouns.isRelation(noun.substring(0, noun.indexOf(' '))));
        if (!whole) {
            noun = noun.split(" ", -1)[0];
            end = owned.start(1) + noun.length();
        }
        return ChainNouns.isRelation(noun)
                ? Optional.of(phrase(
                        text, new Span(entity.start(), end), noun, "the " + noun + " of " + in(text, entity), entity))
                : Optional.empty();
    }

    /** "the Low Tide performer": the name stands before what is meant of it. */
    private static Optional<Phrase> attributed(CharSequence text, Span entity) {
        Matcher after = behind(ATTRIBUTED, text, entity.end());
        if (!after.lookingAt()) {
            return Optional.empty();
        }
        String noun = after.group(1);
        Matcher the = before(BARE_ARTICLE, text, entity.start());
        int start = the.find() ? the.start() : entity.start();
        return Optional.of(
                phrase(text, new Span(start, after.end()), noun, "the " + noun + " of " + in(text, entity), entity));
    }

    private static Optional<Phrase> of(CharSequence text, Span entity) {
        Matcher before = before(OF, text, entity.start());
        if (!before.find()) {
            return Optional.empty();
        }
        String noun = before.group(1);
        boolean inside = before.group(2).equals("in") || before.group(2).equals("on");
        boolean sort = ChainNouns.isSort(noun)
                && !before(JOINED, text, before.start(1)).find();
        if (!ChainNouns.isRelation(noun)
                || (inside && !ChainNouns.isPerson(noun))
                || sort
                || goesOn(text, entity)
                || before(WHICH, text, before.start(1)).find()) {
            return Optional.empty();
        }
        Matcher determined = before(DETERMINED, text, before.start(1));
        int start = determined.find() ? determined.start() : before.start(1);
        Span span = new Span(start, entity.end());
        return Optional.of(phrase(text, span, noun, plain(in(text, span)), entity));
    }

    /** "the largest city in X", "the same county as X". */
    private static Optional<Phrase> most(CharSequence text, Span entity) {
        if (goesOn(text, entity)) {
            return Optional.empty();
        }
        Matcher same = before(SAME, text, entity.start());
        if (!YES_NO.matcher(text).lookingAt() && same.find() && ChainNouns.isRelation(same.group(1))) {
            String noun = same.group(1);
            return Optional.of(phrase(
                    text,
                    new Span(same.start(), entity.end()),
                    noun,
                    "the " + noun + " of " + in(text, entity),
                    entity));
        }
        Matcher most = before(MOST_OF, text, entity.start());
        if (!most.find() || !ChainNouns.isPlace(most.group(1))) {
            return Optional.empty();
        }
        Span span = new Span(most.start(), entity.end());
        return Optional.of(phrase(text, span, most.group(1), in(text, span), entity));
    }

    private static Optional<Phrase> clause(CharSequence text, Span entity, List<Span> entities) {
        Matcher before = before(WHERE, text, entity.start());
        if (!before.find() || !ChainNouns.isRelation(before.group(1))) {
            return Optional.empty();
        }
        int end = entity.end();
        String between = before.group(2);
        if (JOINING.matcher(between).matches()) {
            Matcher rest = behind(CLAUSE_END, text, end);
            boolean ends = rest.lookingAt();
            if (!ends && (between.isEmpty() || goesOn(text, entity))) {
                return Optional.empty();
            }
            end = ends ? rest.end() : end;
        } else if (PLAYING.matcher(between).find()) {
            end = withWork(text, end, entities);
        } else {
            Matcher as = behind(AS_ITS, text, end);
            end = as.lookingAt() ? as.end() : end;
        }
        Span span = new Span(before.start(), end);
        String noun = before.group(1);
        return Optional.of(
                phrase(text, span, noun, plain(in(text, span)), entity).as(doer(noun, between)));
    }

    /** What "the person who wrote X" is to X; the noun itself where the verb tells nothing. */
    private static String doer(String noun, String between) {
        Matcher done = DONE_BY.matcher(between);
        if (!ANYBODY.contains(noun) || !done.matches()) {
            return noun;
        }
        return MAKERS.getOrDefault(done.group(1), DOERS.getOrDefault(done.group(1), noun));
    }

    /** True before a noun that the name belongs to, as "US" does in "the US state". */
    private static boolean goesOn(CharSequence text, Span entity) {
        Matcher next = behind(NEXT_WORD, text, entity.end());
        String name = in(text, entity);
        return next.lookingAt()
                && (ChainNouns.isSort(next.group(1)) || (OriginWords.is(name) && !OriginWords.isCountry(name)));
    }

    /** The end of "in the film X" behind the name of a part that somebody plays. */
    private static int withWork(CharSequence text, int end, List<Span> entities) {
        Matcher in = behind(PLAYED_IN, text, end);
        if (in.lookingAt()) {
            int at = Collections.binarySearch(
                    entities, new Span(in.end(), in.end()), Comparator.comparingInt(Span::start));
            return at < 0 ? end : entities.get(at).end();
        }
        return end;
    }

    /** The pattern where a phrase ends right before a place; no more is looked at than a phrase can have. */
    private static Matcher before(Pattern pattern, CharSequence text, int end) {
        return pattern.matcher(text)
                .region(Math.max(0, end - BEFORE), end)
                .useTransparentBounds(true)
                .useAnchoringBounds(true);
    }

    private static Matcher behind(Pattern pattern, CharSequence text, int start) {
        return pattern.matcher(text).region(start, text.length());
    }

    private static String in(CharSequence text, Span span) {
        return text.subSequence(span.start(), span.end()).toString();
    }

    private static String plain(String phrase) {
        return phrase.startsWith("the ") ? phrase : "the " + phrase;
    }

    private static Phrase phrase(CharSequence text, Span span, String noun, String words, Span of) {
        boolean quoted = span.end() < text.length() && "\"”".indexOf(text.charAt(span.end())) >= 0;
        int end = quoted ? span.end() + 1 : span.end();
        boolean opened = words.indexOf('"') >= 0 || words.indexOf('“') >= 0;
        String whole = quoted && opened ? words + text.charAt(span.end()) : words;
        String asking = ChainNouns.isPerson(noun) ? "Who is " : "What is ";
        return new Phrase(new Span(span.start(), end), noun, asking + whole, of);
    }

    /** Where a text has words that ask: the first and the last of them. */
    private static final class Rest {

        private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++(?:['’][\\p{L}\\p{N}]++)*+");

        private static final Set<String> SILENT = Set.of("name", "film", "song");

        private final CharSequence text;
        private int first = -1;
        private int last = -1;

        Rest(CharSequence text) {
            this.text = text;
        }

        /** True if something is asked of the thing, and it is not itself what is asked for. */
        boolean leaves(Span phrase) {
            if (first < 0) {
                look();
            }
            return first < phrase.start() || last >= phrase.end();
        }

        private void look() {
            first = text.length();
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                if (!SILENT.containsAll(Words.content(word.group()))) {
                    first = Math.min(first, word.start());
                    last = word.start();
                }
            }
        }
    }
}
