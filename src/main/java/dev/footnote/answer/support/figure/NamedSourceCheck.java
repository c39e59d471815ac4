package dev.footnote.answer.support.figure;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.passage.SourceText;
import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a claim that gives to one of its sources what another one says: "the Harbour Office says 38 m, the Gazette 42 m" where the two figures stand
 * the other way round. A source is named by a word of its title that no other cited source has, or by the year of its publication.
 */
final class NamedSourceCheck {

    private static final Set<String> BREAKS =
            Set.of(",", ";", "and", "while", "whereas", "but", "，", "；", "而", "但", "和", "则");

    /** More sources, or more places to divide a claim at, tell nothing apart. */
    private static final int MOST = 6;

    private static final int MOST_BREAKS = 40;

    private final Comparison c;
    private final List<Named> sources = new ArrayList<>();

    /** A source with what names it alone, and its quoted words. */
    private record Named(String title, Set<String> words, int year, Set<String> ages, Statement quote) {}

    /** "The older source", "the newer one", of two. */
    private static final Set<String> OLDER = Set.of("older", "earlier", "oldest", "earliest", "较早", "早先");

    private static final Set<String> NEWER = Set.of("newer", "later", "newest", "latest", "recent", "较新", "较晚");

    /** A stretch of the claim. */
    private record Segment(int from, int to) {
        boolean has(int token) {
            return token >= from && token < to;
        }
    }

    NamedSourceCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim. */
    void run() {
        List<QuotedPassage> passages = c.evidence().passages();
        long titles = passages.stream().map(QuotedPassage::title).distinct().count();
        if (titles < 2 || passages.size() > MOST) {
            return;
        }
        passages.forEach(passage -> sources.add(named(passage, passages)));
        for (Segment segment : segments(new Segment(0, c.claim().tokens().size()))) {
            List<Named> here =
                    sources.stream().filter(source -> isNamed(source, segment)).toList();
            if (here.stream().map(Named::title).distinct().count() == 1) {
                check(here, segment);
            }
        }
    }

    private static Named named(QuotedPassage passage, List<QuotedPassage> all) {
        Set<String> own = words(passage.title());
        for (QuotedPassage other : all) {
            if (!other.title().equals(passage.title())) {
                own.removeAll(words(other.title()));
                own.removeAll(words(other.quote()));
            }
        }
        own.removeAll(words(passage.quote()));
        int year = passage.date() == null ? 0 : passage.date().getYear();
        boolean alone = all.stream()
                .noneMatch(other -> !other.title().equals(passage.title())
                        && (other.date() == null || other.date().getYear() == year));
        return new Named(
                passage.title(),
                own,
                alone ? year : 0,
                ages(passage, all),
                new Statement(
                        SourceText.fold(passage.quote()), passage.language() == null ? "und" : passage.language()));
    }

    /** Words for the age of a source, where the dates of two titles are known and differ. */
    private static Set<String> ages(QuotedPassage passage, List<QuotedPassage> all) {
        LocalDate own = passage.date();
        List<LocalDate> others = new ArrayList<>();
        for (QuotedPassage other : all) {
            LocalDate date = other.date();
            boolean same = other.title().equals(passage.title());
            if (!same && date == null) {
                return Set.of();
            }
            if (!same && date != null) {
                others.add(date);
            }
        }
        if (own == null) {
            return Set.of();
        }
        return others.stream().allMatch(own::isBefore)
                ? OLDER
                : others.stream().allMatch(own::isAfter) ? NEWER : Set.of();
    }

    /** Keys of words, and Chinese characters by twos. */
    private static Set<String> words(String text) {
        String folded = SourceText.fold(text);
        Set<String> out = pairs(folded);
        for (Term term : new Statement(folded, "und").terms()) {
            if (!isHan(term.text().charAt(0))) {
                out.add(term.key());
            }
        }
        return out;
    }

    private static Set<String> pairs(String text) {
        Set<String> out = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            if (isHan(text.charAt(i)) && isHan(text.charAt(i + 1))) {
                out.add(text.substring(i, i + 2));
            }
        }
        return out;
    }

    private static boolean isHan(char sign) {
        return Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN;
    }

    /** The smallest stretches, divided where both sides name a source and give a figure. */
    private List<Segment> segments(Segment whole) {
        List<Segment> out = new ArrayList<>();
        int from = whole.from();
        int breaks = 0;
        for (int i = from; i < whole.to() && breaks < MOST_BREAKS; i++) {
            Token token = c.claim().tokens().get(i);
            if (BREAKS.contains(token.lower())) {
                breaks++;
                Segment left = new Segment(from, i);
                if (isWhole(left) && isWhole(new Segment(i + 1, whole.to()))) {
                    out.add(left);
                    from = i + 1;
                }
            }
        }
        out.add(new Segment(from, whole.to()));
        return out;
    }

    private boolean isWhole(Segment segment) {
        return !figures(segment).isEmpty() && sources.stream().anyMatch(source -> isNamed(source, segment));
    }

    private boolean isNamed(Named source, Segment segment) {
        boolean word = c.claim().terms().stream()
                        .anyMatch(term ->
                                segment.has(term.from()) && source.words().contains(term.key()))
                || pairs(c.claim().text(segment.from(), segment.to())).stream().anyMatch(source.words()::contains);
        boolean year = source.year() > 0
                && c.claim().dates().stream()
                        .anyMatch(date -> segment.has(date.from())
                                && date.isYearOnly()
                                && date.firstYear() == source.year()
                                && date.lastYear() == source.year()
                                && source.quote().dates().stream().noneMatch(date::isGivenBy));
        return word || year || isAged(source, segment);
    }

    /** "The older source", "the newer page", "the later one". */
    private boolean isAged(Named source, Segment segment) {
        List<Token> tokens = c.claim().tokens();
        if (c.claim().isHan()) {
            String text = c.claim().text(segment.from(), segment.to());
            return source.ages().stream().anyMatch(text::contains)
                    && HAN_SOURCE.stream().anyMatch(text::contains);
        }
        for (int i = segment.from(); i + 1 < segment.to(); i++) {
            if (source.ages().contains(tokens.get(i).lower())
                    && SOURCE.contains(tokens.get(i + 1).lower())) {
                return true;
            }
        }
        return false;
    }

    private static final Set<String> SOURCE =
            Set.of("source", "page", "text", "article", "report", "study", "entry", "account", "document", "one");

    private static final Set<String> HAN_SOURCE = Set.of("来源", "网页", "报道", "文章", "资料", "的说");

    private List<Quantity> figures(Segment segment) {
        return c.claim().quantities().stream()
                .filter(q -> segment.has(q.from()) && q.form() == Quantity.Form.NUMBER)
                .filter(q -> c.claim().dates().stream().noneMatch(d -> d.from() <= q.from() && q.from() < d.to()))
                .toList();
    }

    private List<DateMention> dates(Segment segment) {
        return c.claim().dates().stream()
                .filter(date -> segment.has(date.from()))
                .filter(date ->
                        sources.stream().noneMatch(source -> date.isYearOnly() && source.year() == date.firstYear()))
                .toList();
    }

    private void check(List<Named> own, Segment segment) {
        String title = own.get(0).title();
        List<Named> others =
                sources.stream().filter(source -> !source.title().equals(title)).toList();
        for (Quantity said : figures(segment)) {
            if (own.stream().noneMatch(source -> gives(source, said))
                    && others.stream().anyMatch(source -> gives(source, said))) {
                differs(Kind.NUMBER, said.text(), title);
            }
        }
        for (DateMention said : dates(segment)) {
            if (own.stream().noneMatch(source -> gives(source, said))
                    && others.stream().anyMatch(source -> gives(source, said))) {
                differs(Kind.DATE, said.text(), title);
            }
        }
    }

    private static boolean gives(Named source, Quantity said) {
        return source.quote().quantities().stream().anyMatch(said::sameAmount);
    }

    private static boolean gives(Named source, DateMention said) {
        return source.quote().dates().stream().anyMatch(said::isGivenBy);
    }

    private void differs(Kind kind, String said, String title) {
        c.out()
                .contradicted(
                        kind,
                        said,
                        title,
                        "another source says " + said + ", not \"" + title + "\"",
                        "说" + said + "的是另一个来源，不是“" + title + "”");
    }
}
