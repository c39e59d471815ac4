package dev.footnote.answer.support.party;

import dev.footnote.answer.passage.Demonyms;
import dev.footnote.answer.passage.HanNames;
import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.passage.SourceText;
import dev.footnote.answer.statement.Letters;
import dev.footnote.answer.statement.Lexicon;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import dev.footnote.text.Languages;
import dev.footnote.text.Names;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds names of a claim that its sources do not have. A name in another script is no contradiction. */
public final class NameCheck {

    private static final Set<String> VERBS = Set.of(
            "is", "was", "has", "had", "does", "did", "will", "won", "led", "wrote", "built", "made", "said", "says",
            "ran", "became", "lost", "beat", "sold", "bought", "took", "gave", "owns", "holds", "leads", "lies");

    private static final Pattern TITLED = Pattern.compile(
            "(\\p{IsHan}{2})(教师|老师|教授|医生|医师|工程师|演员|作家|画家|记者|校长|主任|经理|院长|导演|歌手|局长|部长|教练|队员)(\\p{IsHan}{2})");

    private final Comparison c;

    /** Creates a check of one claim. */
    public NameCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        boolean latinPage = c.evidence().pages().stream().anyMatch(p -> !p.hasHan()) || !c.across();
        if (latinPage && !(c.across() && c.evidence().isHan())) {
            latin();
        }
        if (c.claim().isHan() && c.evidence().isHan()) {
            han();
        }
    }

    private void latin() {
        List<Token> tokens = c.claim().tokens();
        compounds();
        for (Term term : c.claim().terms()) {
            boolean opener = !term.name() && term.from() == 0 && isNameLike(tokens);
            if ((term.name() || opener) && !isKnown(term)) {
                Term rival = rival(term);
                String message = "the name \"" + term.text() + "\" is not in the source";
                if (rival != null) {
                    c.out()
                            .contradicted(
                                    Kind.NAME,
                                    term.text(),
                                    rival.text(),
                                    message + ", which has \"" + rival.text() + "\"",
                                    "来源里没有“" + term.text() + "”，只有“" + rival.text() + "”");
                } else {
                    c.out().missing(Kind.NAME, term.text(), "", message, "来源里没有“" + term.text() + "”");
                }
            }
        }
    }

    /** "Chilean-born" where the passage has "Norwegian-born". */
    private void compounds() {
        List<Token> said = c.claim().tokens();
        for (int i = 0; i + 2 < said.size(); i++) {
            if (!isCompound(said, i)) {
                continue;
            }
            Token mine = said.get(i);
            Token head = said.get(i + 2);
            Token other = null;
            for (Statement s : c.evidence().quoted()) {
                for (int k = 0; k + 2 < s.tokens().size(); k++) {
                    if (isCompound(s.tokens(), k)
                            && s.tokens().get(k + 2).stem().equals(head.stem())) {
                        boolean same = s.tokens().get(k).stem().equals(mine.stem());
                        if (same) {
                            return;
                        }
                        other = s.tokens().get(k);
                    }
                }
            }
            if (other != null) {
                String shown = other.text() + "-" + head.text();
                c.out()
                        .contradicted(
                                Kind.NAME,
                                mine.text() + "-" + head.text(),
                                shown,
                                "the quote says \"" + shown + "\", the claim \"" + mine.text() + "-" + head.text()
                                        + "\"",
                                "引文说的是“" + shown + "”，论断说的是“" + mine.text() + "-" + head.text() + "”");
                return;
            }
        }
    }

    private static boolean isCompound(List<Token> tokens, int at) {
        return tokens.get(at).startsUpper()
                && tokens.get(at + 1).is("-")
                && tokens.get(at + 1).start() == tokens.get(at).end()
                && tokens.get(at + 2).start() == tokens.get(at + 1).end()
                && !tokens.get(at + 2).startsUpper()
                && tokens.get(at + 2).kind() == Token.Kind.WORD;
    }

    /** A capital at the beginning of the claim before a verb, where the evidence names somebody too. */
    private boolean isNameLike(List<Token> tokens) {
        Token first = tokens.get(0);
        if (!first.startsUpper()
                || tokens.size() < 2
                || Lexicon.concepts().at(tokens, 0) != null
                || Lexicon.cues().at(tokens, 0) != null) {
            return false;
        }
        String word = first.lower();
        boolean plural = word.endsWith("s") && !first.text().endsWith("'s")
                || word.endsWith("ing")
                || word.endsWith("ly")
                || word.endsWith("ment")
                || word.endsWith("tion");
        String next = tokens.get(1).lower();
        boolean verb = VERBS.contains(next) || (next.endsWith("ed") && next.length() > 4);
        return !plural
                && verb
                && c.evidence().quoted().stream()
                        .flatMap(s -> s.terms().stream())
                        .anyMatch(Term::name);
    }

    private boolean isKnown(Term term) {
        if (c.evidence().pageHas(term) || isDirection(term)) {
            return true;
        }
        for (Token token : Token.of(term.text())) {
            if (!isKnown(token)) {
                return false;
            }
        }
        return true;
    }

    /** "the American South" where the source has "Southern": no part of a longer name. */
    private boolean isDirection(Term term) {
        String word = term.text().toLowerCase(Locale.ROOT);
        if (word.endsWith("ern") && word.length() > 6) {
            // "Western Australia" where the source has "west Australian"
            String side = word.substring(0, word.length() - 3);
            return Set.of("south", "north", "east", "west").contains(side)
                    && c.evidence().pages().stream().anyMatch(p -> p.count(side) > 0);
        }
        boolean direction = Set.of("south", "north", "east", "west").contains(word);
        boolean alone = term.to() >= c.claim().tokens().size()
                || !c.claim().tokens().get(term.to()).startsUpper();
        return direction && alone && c.evidence().pages().stream().anyMatch(p -> p.count(word + "ern") > 0);
    }

    private boolean isKnown(Token token) {
        String word = plain(token.lower());
        for (SourceText page : c.evidence().pages()) {
            boolean here = page.count(token.stem()) > 0 || page.count(word) > 0 || page.hasInitials(token.text());
            if (here || Demonyms.isRelated(word, page)) {
                return true;
            }
        }
        for (QuotedPassage p : c.evidence().passages()) {
            if (SourceText.fold(p.title()).contains(token.text())) {
                return true;
            }
        }
        return word.length() < 2
                || isAcronymOfClaim(token)
                || isWrittenOut(token)
                || Character.isDigit(word.charAt(0))
                || c.claim().dates().stream().anyMatch(d -> d.text().contains(token.text()));
    }

    /** Without the mark of an owner: "States'", "Earth's". */
    private static String plain(String word) {
        String bare = word;
        for (String end : List.of("'s", "'ve", "'re", "'ll", "'d")) {
            bare = bare.endsWith(end) ? bare.substring(0, bare.length() - end.length()) : bare;
        }
        return bare.endsWith("'") ? bare.substring(0, bare.length() - 1) : bare;
    }

    /** "NASA" stands in the source, and the claim writes it out. */
    private boolean isAcronymOfClaim(Token token) {
        StringBuilder capitals = new StringBuilder();
        List<Token> tokens = c.claim().tokens();
        boolean inside = false;
        for (Token t : tokens) {
            boolean capital = t.startsUpper();
            boolean link = Set.of("of", "the", "and", "for").contains(t.lower());
            if (capital) {
                capitals.append(t.text().charAt(0));
                inside |= t.start() >= 0 && t.text().equals(token.text());
            } else if (!link) {
                if (inside && capitals.length() > 1 && known(capitals.toString())) {
                    return true;
                }
                capitals.setLength(0);
                inside = false;
            }
        }
        return inside && capitals.length() > 1 && known(capitals.toString());
    }

    /** "CEO" stands in the claim, and the source writes it out in small letters: "chief executive officer". */
    private boolean isWrittenOut(Token token) {
        String word = token.text();
        boolean capitals =
                word.length() > 1 && word.length() < 6 && word.chars().allMatch(Character::isUpperCase);
        return capitals && c.evidence().quoted().stream().anyMatch(s -> isWrittenOut(s, word.toLowerCase(Locale.ROOT)));
    }

    private static boolean isWrittenOut(Statement s, String initials) {
        List<Token> words =
                s.tokens().stream().filter(t -> t.kind() == Token.Kind.WORD).toList();
        for (int i = 0; i + initials.length() <= words.size(); i++) {
            int k = 0;
            while (k < initials.length() && words.get(i + k).lower().charAt(0) == initials.charAt(k)) {
                k++;
            }
            if (k == initials.length()) {
                return true;
            }
        }
        return false;
    }

    private boolean known(String capitals) {
        String dotted = capitals.chars().mapToObj(letter -> (char) letter + ".").collect(Collectors.joining());
        return c.evidence().pages().stream()
                .anyMatch(p -> p.normal().contains(capitals) || p.normal().contains(dotted));
    }

    /** A name of the quoted sentences that differs in a few letters, or shares another part of the same name. */
    private @Nullable Term rival(Term term) {
        for (Statement s : c.evidence().quoted()) {
            for (Term t : s.terms()) {
                boolean like = t.name()
                        && Math.abs(t.text().length() - term.text().length()) <= 2
                        && Letters.distance(t.text(), term.text()) <= 2;
                if (like || (t.name() && hasSameNeighbour(term, s, t))) {
                    return t;
                }
            }
        }
        return null;
    }

    private boolean hasSameNeighbour(Term said, Statement s, Term shown) {
        String before =
                said.from() > 0 ? c.claim().tokens().get(said.from() - 1).text() : "";
        String beforeShown = shown.from() > 0 ? s.tokens().get(shown.from() - 1).text() : "-";
        boolean capital = !before.isEmpty() && Character.isUpperCase(before.charAt(0));
        return capital && before.equals(beforeShown) && !c.claim().keys().contains(shown.key());
    }

    private void han() {
        titles();
        for (String name : Names.of(c.claim().text())) {
            if (!Languages.hasHan(name)
                    || name.length() < 2
                    || isShorterKnown(name)
                    || isInSource(name)
                    || !isNameOfClaim(name)) {
                continue;
            }
            String rival = HanNames.rival(name, c.claim().text(), c.evidence());
            rival = rival == null ? otherPerson(name) : rival;
            if (rival != null && !isSamePlace(name, rival)) {
                c.out()
                        .contradicted(
                                Kind.NAME,
                                name,
                                rival,
                                "the source has " + rival + ", the claim " + name,
                                "来源里是“" + rival + "”，论断写成了“" + name + "”");
            }
        }
        for (Term t : c.claim().terms()) {
            if (isShorterKnown(t.text())) {
                continue;
            }
            String other = t.name() && t.text().length() == 3 && Languages.hasHan(t.text()) && !isInSource(t.text())
                    ? HanNames.rival(t.text(), c.claim().text(), c.evidence())
                    : null;
            boolean unknown = other == null
                    && t.name()
                    && t.text().length() == 3
                    && Languages.hasHan(t.text())
                    && !isInSource(t.text());
            other = unknown ? otherPerson(t.text()) : other;
            if (other != null && !isSamePlace(t.text(), other)) {
                c.out()
                        .contradicted(
                                Kind.NAME,
                                t.text(),
                                other,
                                "the source has " + other + ", the claim " + t.text(),
                                "来源里是“" + other + "”，论断写成了“" + t.text() + "”");
            }
        }
        HanNames.Change change = HanNames.change(c.claim(), c.evidence());
        if (change != null && !isSamePlace(change.said(), change.shown())) {
            c.out()
                    .contradicted(
                            Kind.NAME,
                            change.said(),
                            change.shown(),
                            "the source has " + change.shown() + ", the claim " + change.said(),
                            "来源里是“" + change.shown() + "”，论断写成了“" + change.said() + "”");
        }
    }

    /** 古镇里 and 古镇中: the same word with another word for "in" behind it. */
    private static boolean isSamePlace(String one, String other) {
        int last = one.length() - 1;
        return one.length() == other.length()
                && last > 0
                && one.substring(0, last).equals(other.substring(0, last))
                && "里中内上间".indexOf(one.charAt(last)) >= 0
                && "里中内上间".indexOf(other.charAt(last)) >= 0;
    }

    /** 郭梅在: a name of two characters that the source has, and a word behind it. */
    private boolean isShorterKnown(String name) {
        return name.length() == 3
                && "在是于的为出教说和与从对向被把将任由及".indexOf(name.charAt(2)) >= 0
                && isInSource(name.substring(0, 2));
    }

    /** True if the claim's own reading takes it for a person, or it ends like a place or body: 高出约 is no name. */
    private boolean isNameOfClaim(String name) {
        boolean person =
                c.claim().terms().stream().anyMatch(t -> t.name() && t.text().equals(name));
        return person || name.length() > 4 || HanNames.isBody(name) || name.length() < 3;
    }

    /** 数学教师沈秋 where the passage has 语文教师沈秋: another subject before the same title and name. */
    private void titles() {
        for (Matcher m = TITLED.matcher(c.claim().text()); m.find(); ) {
            String title = m.group(2);
            String name = m.group(3);
            for (Statement s : c.evidence().quoted()) {
                int at = s.text().indexOf(title + name);
                String shown = at >= 2 ? s.text().substring(at - 2, at) : "";
                boolean differs = !shown.isEmpty()
                        && Languages.hasHan(shown.substring(0, 1))
                        && Languages.hasHan(shown.substring(1))
                        && !shown.equals(m.group(1))
                        && !s.text().contains(m.group(1));
                if (differs) {
                    c.out()
                            .contradicted(
                                    Kind.ROLE,
                                    m.group(),
                                    shown + title + name,
                                    "the source has " + shown + title + name + ", the claim " + m.group(),
                                    "来源里是“" + shown + title + name + "”，论断写成了“" + m.group() + "”");
                    return;
                }
            }
        }
    }

    /** A person of the quoted sentences, where the claim names one that no part of the source knows. */
    private @Nullable String otherPerson(String name) {
        boolean person = name.length() == 3
                && c.claim().terms().stream().anyMatch(t -> t.name() && t.text().equals(name));
        boolean part = c.evidence().pages().stream()
                .anyMatch(p -> p.count(name.substring(0, 2)) > 0 || p.count(name.substring(1)) > 0);
        if (!person || part) {
            return null;
        }
        for (Statement s : c.evidence().quoted()) {
            for (Term t : s.terms()) {
                if (t.name() && t.text().length() >= 2 && !c.claim().text().contains(t.text())) {
                    return t.text();
                }
            }
        }
        return null;
    }

    private boolean isInSource(String name) {
        String folded = SourceText.fold(name);
        return c.evidence().pages().stream().anyMatch(p -> p.normal().contains(folded))
                || c.evidence().passages().stream().anyMatch(p -> p.title().contains(name));
    }
}
