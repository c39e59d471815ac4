package dev.footnote.answer.statement;

import dev.footnote.answer.statement.Lexicon.Concept;
import dev.footnote.answer.statement.PhraseTable.Hit;
import dev.footnote.text.Languages;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A sentence taken apart: its numbers, dates, function words and the words that carry meaning, by clause. */
public final class Statement {

    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "professor", "sir", "lord", "lady", "saint", "st", "the", "a", "an");

    /** Words that open a sentence and belong to no name that follows them: "After Smith's death". */
    private static final Set<String> FUNCTION = Set.of(
            "after",
            "before",
            "following",
            "besides",
            "although",
            "though",
            "while",
            "when",
            "since",
            "because",
            "unlike",
            "like",
            "despite",
            "with",
            "without",
            "under",
            "over",
            "during",
            "both",
            "neither",
            "either",
            "only",
            "all",
            "most",
            "some",
            "many",
            "about",
            "from",
            "until",
            "among",
            "between",
            "against",
            "for",
            "in",
            "on",
            "at",
            "by",
            "if",
            "whereas",
            "today",
            "later",
            "then",
            "also",
            "according");

    private final String text;
    private final Predicate<String> names;
    private final List<Token> tokens;
    private final List<DateMention> dates;
    private final List<Quantity> quantities = new ArrayList<>();
    private final List<Cue> cues = new ArrayList<>();
    private final List<Term> terms = new ArrayList<>();
    private final int[] clause;
    private final int[] phrase;
    private final boolean han;
    private final BitSet taken = new BitSet();

    /**
     * @param text a sentence in its normal form
     * @param language BCP 47 tag of its source
     */
    public Statement(String text, String language) {
        this(text, language, word -> false);
    }

    /**
     * @param text a sentence in its normal form
     * @param language BCP 47 tag of its source
     * @param names tells which capitalised words at the beginning of a sentence are names
     */
    public Statement(String text, String language, Predicate<String> names) {
        this.names = names;
        this.text = text;
        this.tokens = Token.of(text);
        this.han = Languages.hasHan(text);
        DateReader reader = new DateReader(tokens, taken);
        this.dates = reader.dates();
        quantities.addAll(reader.clocks());
        quantities.addAll(new QuantityReader(tokens, taken, language).read());
        words();
        this.clause = new int[tokens.size()];
        this.phrase = new int[tokens.size()];
        clauses();
    }

    private void words() {
        BitSet titled = han ? titles(tokens) : new BitSet();
        BitSet alone = HanWords.single(tokens);
        Map<Integer, Integer> persons = HanPersons.in(tokens, alone, taken);
        int i = 0;
        int run = -1;
        while (i < tokens.size()) {
            Integer person = persons.get(i);
            if (person != null && person <= tokens.size()) {
                bigrams(run, i);
                run = -1;
                String name = Wording.text(tokens, i, person);
                terms.add(new Term(name, 0, true, i, person, name));
                i = person;
                continue;
            }
            Hit<Set<CueKind>> cue = whole(Lexicon.cues().at(tokens, i), alone);
            Hit<Concept> concept =
                    taken.get(i) ? null : whole(Lexicon.concepts().at(tokens, i), alone);
            cue = cue != null
                            && (isLoneComparison(cue)
                                    || isMonth(cue)
                                    || isNumbered(cue)
                                    || isAlternative(cue)
                                    || isTitle(cue))
                    ? null
                    : cue;
            int cueEnd = cue == null ? i : cue.to();
            int conceptEnd = concept == null || crossesNumber(concept) ? i : concept.to();
            int end = Math.max(i + 1, Math.max(cueEnd, conceptEnd));
            boolean sided =
                    concept != null && conceptEnd == end && concept.value().side() != 0;
            if (cue != null
                    && !titled.get(i)
                    && (cueEnd == end || cue.value().contains(CueKind.SUPERLATIVE))
                    && !(sided && cue.value().contains(CueKind.NOT))) {
                cues.add(new Cue(cue.value(), i, end, Wording.text(tokens, i, end)));
            }
            boolean plainHan = end == i + 1 && cueEnd == i && conceptEnd == i && isHan(i) && !taken.get(i);
            if (plainHan) {
                run = run < 0 ? i : run;
            } else {
                bigrams(run, i);
                run = -1;
            }
            if (concept != null && conceptEnd == end) {
                String key = concept.value().family();
                terms.add(new Term(key, concept.value().side(), isName(i), i, end, Wording.text(tokens, i, end)));
            } else if (cueEnd == i && !plainHan) {
                word(i);
            }
            i = end;
        }
        bigrams(run, tokens.size());
        divided();
        whens();
    }

    /** A clause with "when", or one that ends in 时, is a condition where the sentence gives a rule. */
    private void whens() {
        boolean rule = first(EnumSet.of(CueKind.MUST, CueKind.SHOULD, CueKind.POSSIBLE, CueKind.ABILITY)) != null
                || tokens.size() > 1 && tokens.get(0).is("do");
        boolean dated = !dates.isEmpty();
        for (int i = 0; i < tokens.size() && rule && !dated; i++) {
            boolean when = tokens.get(i).is("when") && (i == 0 || tokens.size() > i + 2);
            boolean end = tokens.get(i).is("时")
                    && i > 2
                    && i + 1 < tokens.size()
                    && ",，要须应不可请必需得".contains(tokens.get(i + 1).text())
                    && !"小同当临及按随暂平有何准".contains(tokens.get(i - 1).text());
            if (when || end) {
                cues.add(new Cue(
                        Set.of(CueKind.CONDITION), i, i + 1, tokens.get(i).text()));
            }
        }
    }

    /** Views whose words stand apart: "puts ... down to", "took ... for lost". */
    private void divided() {
        for (int i = 0; i < tokens.size(); i++) {
            boolean put = tokens.get(i).is("put") || tokens.get(i).is("puts");
            boolean take = tokens.get(i).is("took")
                    || tokens.get(i).is("takes")
                    || tokens.get(i).is("taken");
            boolean all = tokens.get(i).is("all");
            for (int j = i + 1; all && j + 1 < tokens.size() && j < i + 6; j++) {
                if (tokens.get(j).is("but") && NumberWords.at(tokens, j + 1) != null) {
                    cues.add(new Cue(Set.of(CueKind.MOST), i, i + 1, Wording.text(tokens, i, j + 2)));
                }
            }
            for (int j = i + 1; (put || take) && j + 1 < tokens.size() && j < i + 10; j++) {
                boolean down =
                        put && tokens.get(j).is("down") && tokens.get(j + 1).is("to");
                boolean held = take
                        && tokens.get(j).is("for")
                        && Set.of("lost", "dead", "granted", "a", "an", "the")
                                .contains(tokens.get(j + 1).lower());
                if (down || held) {
                    cues.add(new Cue(
                            Set.of(CueKind.OPINION, CueKind.CAUSE),
                            i,
                            i + 1,
                            tokens.get(i).text() + " ... " + Wording.text(tokens, j, j + 2)));
                    break;
                }
            }
        }
    }

    /** Leaves out a single Han character that is part of a longer word, save a negation. */
    private <T> @Nullable Hit<T> whole(@Nullable Hit<T> hit, BitSet alone) {
        boolean letter = hit != null && hit.to() == hit.from() + 1 && isLetterName(hit.from());
        if (letter) {
            return null;
        }
        boolean part = hit != null && hit.to() == hit.from() + 1 && isHan(hit.from()) && !alone.get(hit.from());
        boolean negation =
                hit != null && "不没沒未无無非勿最".contains(tokens.get(hit.from()).text());
        return part && !negation ? null : hit;
    }

    /** The tokens within titles in 《》, whose words say nothing about the sentence. */
    private static BitSet titles(List<Token> tokens) {
        BitSet out = new BitSet();
        int open = -1;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("《")) {
                open = i;
            } else if (open >= 0 && tokens.get(i).is("》")) {
                out.set(open, i);
                open = -1;
            }
        }
        return out;
    }

    /** 要不要, 是不是: "whether", no negation. */
    private boolean isAlternative(Hit<Set<CueKind>> cue) {
        int at = cue.from();
        boolean not = cue.to() == at + 1 && "不没".contains(tokens.get(at).text());
        return not
                && at > 0
                && at + 1 < tokens.size()
                && isHan(at - 1)
                && tokens.get(at - 1).text().equals(tokens.get(at + 1).text());
    }

    /** "May" within a sentence is the month or a name. */
    private boolean isMonth(Hit<Set<CueKind>> cue) {
        return cue.from() > 0 && tokens.get(cue.from()).text().equals("May");
    }

    /** "the First Secretary", "the United States that": part of a name, no superlative and no word of saying. */
    private boolean isTitle(Hit<Set<CueKind>> cue) {
        int last = cue.to() - 1;
        boolean named = cue.value().contains(CueKind.ATTRIBUTION)
                && cue.from() > 0
                && tokens.get(cue.from()).startsUpper()
                && tokens.get(cue.from() - 1).startsUpper();
        return named
                || cue.value().contains(CueKind.SUPERLATIVE)
                        && cue.from() > 0
                        && tokens.get(last).startsUpper()
                        && !opensSentence(last)
                        && cue.to() < tokens.size()
                        && tokens.get(cue.to()).startsUpper();
    }

    /** "No. 12", "no 74". */
    private boolean isNumbered(Hit<Set<CueKind>> cue) {
        int next = cue.to();
        boolean bare = tokens.get(cue.from()).is("no")
                && cue.to() == cue.from() + 1
                && next < tokens.size()
                && tokens.get(next).kind() == Token.Kind.NUMBER;
        return bare
                || tokens.get(cue.from()).is("no")
                        && next + 1 < tokens.size()
                        && tokens.get(next).is(".")
                        && tokens.get(next + 1).kind() == Token.Kind.NUMBER;
    }

    /** "more than" before a number is a bound, before a thing a comparison. */
    private boolean isLoneComparison(Hit<Set<CueKind>> cue) {
        boolean bound = cue.value().contains(CueKind.MORE_THAN) || cue.value().contains(CueKind.LESS_THAN);
        int next = taken.nextSetBit(cue.to());
        boolean article = cue.to() + 1 < tokens.size()
                && (tokens.get(cue.to()).is("a") || tokens.get(cue.to()).is("an"))
                && Lexicon.units().at(tokens, cue.to() + 1) != null;
        boolean number = article
                || next >= 0 && next <= cue.to() + 1
                || taken.previousSetBit(cue.from()) == cue.from() - 1 && cue.from() > 0;
        return bound && !number && cue.to() > cue.from() + 1;
    }

    /** "block A": a single capital within a sentence is no article. */
    private boolean isLetterName(int at) {
        String word = tokens.get(at).text();
        return word.length() == 1
                && word.charAt(0) >= 'A'
                && word.charAt(0) <= 'Z'
                && !word.equals("I")
                && !opensSentence(at);
    }

    private boolean crossesNumber(Hit<Concept> hit) {
        int next = taken.nextSetBit(hit.from());
        return next >= 0 && next < hit.to();
    }

    private boolean isHan(int at) {
        return tokens.get(at).kind() == Token.Kind.HAN;
    }

    private void word(int at) {
        Token token = tokens.get(at);
        boolean carries = token.kind() == Token.Kind.WORD
                && !taken.get(at)
                && (token.text().length() > 1 || token.startsUpper());
        if (carries && (isLetterName(at) || !TITLES.contains(token.lower()))) {
            terms.add(new Term(token.stem(), 0, isName(at), at, at + 1, token.text()));
        }
    }

    /** Han characters that no list knows are compared in pairs. */
    private void bigrams(int from, int to) {
        if (from < 0) {
            return;
        }
        if (to - from == 1) {
            terms.add(new Term(
                    tokens.get(from).text(),
                    0,
                    false,
                    from,
                    to,
                    tokens.get(from).text()));
        }
        for (int i = from; i + 1 < to; i++) {
            String pair = tokens.get(i).text() + tokens.get(i + 1).text();
            terms.add(new Term(pair, 0, false, i, i + 2, pair));
        }
    }

    /** A capital within a sentence, or at its beginning where another capital or a digit follows. */
    private boolean isName(int at) {
        Token token = tokens.get(at);
        if (!token.startsUpper() || token.is("i")) {
            return false;
        }
        if (token.text().chars().anyMatch(Character::isDigit)
                || Character.isLowerCase(token.text().charAt(0))) {
            return true;
        }
        boolean function = opensSentence(at) && FUNCTION.contains(token.lower());
        return !opensSentence(at) || isNameGoingOn(at + 1) && !function || names.test(token.lower()) && !function;
    }

    private boolean isNameGoingOn(int at) {
        return at < tokens.size()
                && tokens.get(at).startsUpper()
                && tokens.get(at).start() == tokens.get(at - 1).end() + 1;
    }

    private boolean opensSentence(int at) {
        return at == 0 || ".:;!?\"-|*#(".contains(tokens.get(at - 1).text());
    }

    private void clauses() {
        Map<Integer, Cue> at = new HashMap<>();
        cues.forEach(cue -> at.put(cue.from(), cue));
        int strong = 0;
        int weak = 0;
        int bracket = -1;
        for (int i = 0; i < tokens.size(); i++) {
            String mark = tokens.get(i).text();
            Cue cue = at.get(i);
            bracket = i > bracket && "(（".contains(mark) ? closing(i) : bracket;
            boolean inside = i < bracket;
            boolean joins = cue != null && cue.is(CueKind.BREAK);
            boolean breaks = joins && !mark.equals("and") && !mark.equals("or") && !mark.equals("And");
            strong += !inside && (";；。|".contains(mark) || breaks || isColon(i)) ? 1 : 0;
            weak += ",，、".contains(mark) || joins || ";；。|:：".contains(mark) ? 1 : 0;
            clause[i] = strong;
            phrase[i] = weak;
        }
    }

    /** Where the bracket that opens at a token closes, or -1: what stands in brackets ends no clause. */
    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            String mark = tokens.get(i).text();
            depth += "(（".contains(mark) ? 1 : ")）".contains(mark) ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean isColon(int at) {
        return tokens.get(at).is(":") || tokens.get(at).is("：");
    }

    public String text() {
        return text;
    }

    public List<Token> tokens() {
        return tokens;
    }

    public List<DateMention> dates() {
        return dates;
    }

    public List<Quantity> quantities() {
        return quantities;
    }

    public List<Cue> cues() {
        return cues;
    }

    public List<Term> terms() {
        return terms;
    }

    public boolean isHan() {
        return han;
    }

    public int clauseOf(int token) {
        return clause[Math.min(token, clause.length - 1)];
    }

    public int phraseOf(int token) {
        return phrase[Math.min(token, phrase.length - 1)];
    }

    /** The stretch that a token is in: a Chinese sentence goes on with commas, so there it is one between commas. */
    public int partOf(int token) {
        return han ? phraseOf(token) : clauseOf(token);
    }

    public int parts() {
        return tokens.isEmpty() ? 0 : partOf(tokens.size() - 1) + 1;
    }

    public boolean has(CueKind kind) {
        return first(kind) != null;
    }

    @Nullable
    public Cue first(CueKind kind) {
        for (Cue cue : cues) {
            if (cue.is(kind)) {
                return cue;
            }
        }
        return null;
    }

    @Nullable
    public Cue first(Set<CueKind> kinds) {
        for (Cue cue : cues) {
            if (kinds.stream().anyMatch(cue::is)) {
                return cue;
            }
        }
        return null;
    }

    public Set<String> keys() {
        Set<String> keys = new HashSet<>();
        terms.forEach(term -> keys.add(term.key()));
        return keys;
    }

    public String text(int from, int to) {
        return Wording.text(tokens, from, to);
    }
}
