package dev.footnote.offline.span;

import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes candidates by what stands in and round them, in terms that do not depend on what the text is about. */
final class SpanFeatures {

    private static final int NEAR = 3;

    /** A sentence with at least this share of the best one's coverage speaks of the same thing. */
    private static final double AGREES = 0.75;

    /** Verbs and nouns beside a span that tell of what kind it is. */
    private static final Set<String> TELLING =
            Set.of(("born died founded located known named called directed written based released starring published"
                            + " married composed produced won became son daughter wife husband father mother including between"
                            + " near since until about president king film album song book company city county state university"
                            + " million percent years people members 位于 出生 生于 毕业 创办 成立 担任 任 获得 获 称为 名为 叫做 称 叫 达 达到 约 共 共有 超过 导演 主演"
                            + " 包括 分别 属于 来自 设计 建 建于 年 月 日 号 人 等 名 个 位 元 米 公里 届")
                    .split(" ", -1));

    private static final Pattern YEAR = Pattern.compile("(?<![0-9.])(?:1[0-9]|20)[0-9]{2}(?![0-9.])");

    private final QuestionView question;
    private final List<SentenceView> sentences;
    private final String kind;
    private final String lowerQuestion;
    private final Set<String> questionStems;
    private final Map<String, Set<Integer>> sources = new HashMap<>();
    private final Map<String, Set<Integer>> agreed = new HashMap<>();
    private final double covered;
    private final double total;
    private final Set<String> relation = new HashSet<>();
    private final Set<String> years = new HashSet<>();
    private final ShapeFeatures shapes;

    SpanFeatures(QuestionView question, List<SentenceView> sentences) {
        this.question = question;
        this.sentences = sentences;
        this.covered =
                sentences.stream().mapToDouble(SentenceView::coverage).max().orElse(0);
        this.kind = question.asked().kind().name();
        this.lowerQuestion = question.text().toLowerCase(Locale.ROOT);
        this.shapes = new ShapeFeatures(question);
        this.questionStems = new HashSet<>();
        SpanToken.of(question.text()).forEach(token -> questionStems.add(token.stem()));
        this.total = question.weights().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        Matcher year = YEAR.matcher(question.text());
        while (year.find()) {
            years.add(year.group());
        }
        for (String stem : question.relation()) {
            relation.add(stem);
            relation.addAll(question.related().apply(stem));
        }
    }

    /** What of a sentence all its candidates share. */
    final class Line {
        private final SentenceView sentence;
        private final int rank;
        private final List<SpanToken> tokens;
        private final int[] toName;
        private final int[] toRelation;
        private final int[] fromName;
        private final int[] fromRelation;
        private final int[] depth;

        Line(int rank, List<SpanToken> tokens) {
            this.rank = rank;
            this.sentence = sentences.get(rank);
            this.tokens = tokens;
            boolean[] names = new boolean[tokens.size()];
            boolean[] relations = new boolean[tokens.size()];
            for (int i = 0; i < tokens.size(); i++) {
                SpanToken token = tokens.get(i);
                boolean word = !token.isMark() && !token.isStop();
                relations[i] = word && isRelation(token);
                names[i] = word && !relations[i] && isAsked(token);
            }
            toName = TokenSteps.before(names);
            fromName = TokenSteps.after(names);
            toRelation = TokenSteps.before(relations);
            fromRelation = TokenSteps.after(relations);
            depth = depth(tokens);
        }
    }

    private boolean isRelation(SpanToken token) {
        return relation.contains(token.stem());
    }

    private boolean isAsked(SpanToken token) {
        return question.weights().containsKey(token.stem())
                || (token.kind() == SpanToken.Kind.HAN
                        && token.lower().length() > 1
                        && question.text().contains(token.lower()));
    }

    private static int[] depth(List<SpanToken> tokens) {
        int[] out = new int[tokens.size()];
        int depth = 0;
        for (int i = 0; i < out.length; i++) {
            String mark = tokens.get(i).lower();
            depth += mark.equals("(") || mark.equals("（") ? 1 : 0;
            out[i] = depth;
            depth -= depth > 0 && (mark.equals(")") || mark.equals("）")) ? 1 : 0;
        }
        return out;
    }

    /** Notes in which sources a candidate stands; to be called for all before the first {@link #describe}. */
    void count(Candidate candidate, int rank) {
        SentenceView view = sentences.get(rank);
        sources.computeIfAbsent(key(candidate.text()), text -> new HashSet<>()).add(view.source());
        if (view.coverage() >= AGREES * covered) {
            agreed.computeIfAbsent(key(candidate.text()), text -> new HashSet<>())
                    .add(view.source());
        }
    }

    /** Returns the form in which equal answers are found. */
    static String key(String text) {
        StringBuilder out = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    void describe(Candidate candidate, Line line, FeatureSink out) {
        sentence(candidate, line, out);
        words(candidate, line, out);
        if (candidate.isTitle()) {
            title(line, out);
        } else {
            surroundings(candidate, line, out);
            borders(candidate, line, out);
            distances(candidate, line, out);
            if (question.chinese()) {
                year(candidate, line, out);
                shapes.anchors(candidate, line.sentence.text(), line.tokens, out);
            }
        }
        noun(candidate, line, out);
    }

    private void sentence(Candidate candidate, Line line, FeatureSink out) {
        SentenceView view = line.sentence;
        double top = Math.max(0.01, sentences.get(0).score());
        double relative = view.score() / top;
        out.add("score", relative);
        out.add(kind + "|score", relative);
        out.add("coverage", view.coverage());
        out.add("joint", view.joint());
        out.add("rank" + Math.min(line.rank, 6), 1);
        out.add("place" + Math.min(view.place(), 3), 1);
        if (view.named()) {
            out.add("named", 1);
            out.add(kind + "|named", 1);
        }
        int pages = sources.getOrDefault(key(candidate.text()), Set.of()).size();
        out.add("pages", Math.log(Math.max(1, pages)));
        out.add(kind + "|pages", Math.log(Math.max(1, pages)));
        int agreeing = agreed.getOrDefault(key(candidate.text()), Set.of()).size();
        out.add("agree", Math.log(Math.max(1, agreeing)));
        out.add(kind + "|agree", Math.log(Math.max(1, agreeing)));
        String lead = view.lead();
        if (lead != null) {
            out.add("led", 1);
            if (lead.contains(candidate.text())) {
                out.add("in-lead", 1);
                out.add(kind + "|in-lead", 1);
            }
        }
        String form = candidate.form().name();
        out.add(kind + "|" + form, 1);
        out.add(form, 1);
        if (view.date() != null && candidate.form() == SpanForm.DATE || candidate.form() == SpanForm.YEAR) {
            boolean same = view.date() != null && view.date().contains(candidate.text());
            out.add(same ? "life-date" : "other-date", 1);
        }
    }

    /** Whether the year that was named last before a span is one that the question names. */
    private void year(Candidate candidate, Line line, FeatureSink out) {
        if (years.isEmpty()) {
            return;
        }
        int end = line.tokens.get(candidate.from()).start();
        String last = "";
        Matcher found = YEAR.matcher(line.sentence.text()).region(0, end);
        while (found.find()) {
            last = found.group();
        }
        if (!last.isEmpty()) {
            out.add(years.contains(last) ? "year-same" : "year-other", 1);
        }
    }

    private void words(Candidate candidate, Line line, FeatureSink out) {
        List<SpanToken> tokens = candidate.isTitle()
                ? SpanToken.of(candidate.text())
                : line.tokens.subList(candidate.from(), candidate.to());
        double known = 0;
        double related = 0;
        int content = 0;
        for (SpanToken token : tokens) {
            if (!token.isMark() && !token.isStop()) {
                content++;
                known += questionStems.contains(token.stem()) || isAsked(token) ? 1 : 0;
                related += isRelation(token) ? 1 : 0;
            }
        }
        double share = content == 0 ? 1 : known / content;
        out.add("known", share);
        out.add(kind + "|known", share);
        if (share == 1) {
            out.add("all-known", 1);
        } else if (known > 0) {
            out.add("partly-known", 1);
        }
        if (lowerQuestion.contains(candidate.text().toLowerCase(Locale.ROOT))) {
            out.add("said", 1);
        }
        out.add("related", content == 0 ? 0 : related / content);
        shapes.describe(candidate, tokens, out);
        int length = question.chinese() ? candidate.text().length() : tokens.size();
        out.add(kind + "|length" + bucket(length), 1);
        out.add("length" + bucket(length), 1);
    }

    private static String bucket(int value) {
        return value <= 5 ? String.valueOf(value) : value <= 8 ? "8" : value <= 12 ? "12" : value <= 20 ? "20" : "+";
    }

    private void title(Line line, FeatureSink out) {
        double held = 0;
        for (SpanToken token : line.tokens) {
            held += question.weights().getOrDefault(token.stem(), 0.0);
        }
        double own = total == 0 ? 0 : Math.min(1, held / total);
        out.add("title-own", own);
        out.add(kind + "|title-own", own);
        out.add(line.sentence.place() == 0 ? "title-first" : "title-later", 1);
    }

    private void surroundings(Candidate candidate, Line line, FeatureSink out) {
        String form = candidate.form().name();
        String before = beside(line.tokens, candidate.from() - 1);
        String after = beside(line.tokens, candidate.to());
        out.add(kind + "|<" + before, 1);
        out.add(kind + "|>" + after, 1);
        out.add(form + "|<" + before, 1);
        out.add(form + "|>" + after, 1);
        out.add("<" + before, 1);
        out.add(">" + after, 1);
        out.add(kind + "|<<" + beside(line.tokens, candidate.from() - 2), 1);
        if (line.depth[candidate.from()] > 0) {
            out.add(kind + "|brackets", 1);
        }
        if (candidate.from() == 0) {
            out.add(kind + "|first", 1);
        }
        out.add("where", candidate.from() / (double) line.tokens.size());
    }

    /** The word beside a span, if it is one of the few that tell; else what it is made of. */
    private static String beside(List<SpanToken> tokens, int at) {
        if (at < 0) {
            return "^";
        }
        if (at >= tokens.size()) {
            return "$";
        }
        SpanToken token = tokens.get(at);
        boolean plain = token.isMark() || token.isStop() || TELLING.contains(token.lower());
        return plain ? token.lower() : token.tag().isEmpty() ? token.kind().name() : tag(token);
    }

    /** The part of speech: names in full, all else by its first letter. */
    private static String tag(SpanToken token) {
        boolean name = token.tag().startsWith("n") && token.tag().length() > 1;
        return "#" + token.tag().substring(0, name ? 2 : 1);
    }

    /** Whether a span ends where a name, a number or a word with its measure ends. */
    private void borders(Candidate candidate, Line line, FeatureSink out) {
        SpanToken first = line.tokens.get(candidate.from());
        SpanToken last = line.tokens.get(candidate.to() - 1);
        if (candidate.from() > 0) {
            SpanToken before = line.tokens.get(candidate.from() - 1);
            out.add("cut<" + shape(before) + shape(first), 1);
            if (before.isCapital() && first.isCapital()) {
                out.add(candidate.form().name() + "|cuts", 1);
            }
        }
        if (candidate.to() < line.tokens.size()) {
            SpanToken after = line.tokens.get(candidate.to());
            out.add("cut>" + shape(last) + shape(after), 1);
            boolean larger = after.lower().equals(",")
                    && last.isCapital()
                    && candidate.to() + 1 < line.tokens.size()
                    && line.tokens.get(candidate.to() + 1).isCapital();
            if (larger) {
                out.add(kind + "|without-larger", 1);
            }
        }
        if (!first.tag().isEmpty() && !last.tag().isEmpty()) {
            out.add(kind + "|opens" + tag(first), 1);
            out.add(kind + "|closes" + tag(last), 1);
            out.add("opens" + tag(first), 1);
            out.add("closes" + tag(last), 1);
        }
    }

    private static String shape(SpanToken token) {
        return token.tag().isEmpty() ? token.kind().name() : tag(token);
    }

    private void distances(Candidate candidate, Line line, FeatureSink out) {
        int nameBefore = line.toName[candidate.from()];
        int nameAfter = line.fromName[candidate.to()];
        int relationBefore = line.toRelation[candidate.from()];
        int relationAfter = line.fromRelation[candidate.to()];
        out.add("name<" + steps(nameBefore), 1);
        out.add("name>" + steps(nameAfter), 1);
        out.add("relation<" + steps(relationBefore), 1);
        out.add("relation>" + steps(relationAfter), 1);
        out.add(kind + "|relation<" + steps(relationBefore), 1);
        out.add(kind + "|relation>" + steps(relationAfter), 1);
        int nearest = Math.min(Math.min(nameBefore, nameAfter), Math.min(relationBefore, relationAfter));
        out.add("nearest", 1.0 / (1 + nearest));
        int nearestRelation = Math.min(relationBefore, relationAfter);
        out.add("nearest-relation", 1.0 / (1 + nearestRelation));
        out.add(candidate.form().name() + "|nearest-relation", 1.0 / (1 + nearestRelation));
        out.add("weight-near", weightNear(candidate, line));
    }

    private static String steps(int distance) {
        return distance <= NEAR
                ? String.valueOf(distance)
                : distance <= 6 ? "6" : distance <= 12 ? "12" : distance < TokenSteps.FAR / 2 ? "20" : "-";
    }

    /** The share of the question that stands within a few words of the span. */
    private double weightNear(Candidate candidate, Line line) {
        Set<String> near = new LinkedHashSet<>();
        int from = Math.max(0, candidate.from() - 2 * NEAR);
        int to = Math.min(line.tokens.size(), candidate.to() + 2 * NEAR);
        for (int i = from; i < to; i++) {
            if (i < candidate.from() || i >= candidate.to()) {
                near.add(line.tokens.get(i).stem());
            }
        }
        double held = 0;
        for (String stem : near) {
            held += question.weights().getOrDefault(stem, 0.0);
        }
        return total == 0 ? 0 : held / total;
    }

    /** Whether a span is what the noun behind "which" names, by its own words, its neighbours, or how its page begins. */
    private void noun(Candidate candidate, Line line, FeatureSink out) {
        Set<String> nouns = question.asked().nouns();
        if (nouns.isEmpty()) {
            return;
        }
        Set<String> own = new HashSet<>();
        Words.of(candidate.text()).forEach(word -> own.add(Words.stem(word)));
        if (nouns.stream().anyMatch(own::contains)) {
            out.add("noun-inside", 1);
            out.add(kind + "|noun-inside", 1);
        }
        if (question.chinese() && nouns.stream().anyMatch(candidate.text()::endsWith)) {
            out.add("noun-ends", 1);
        }
        List<SpanToken> around = new ArrayList<>();
        if (!candidate.isTitle()) {
            around.addAll(line.tokens.subList(Math.max(0, candidate.from() - NEAR), candidate.from()));
            around.addAll(line.tokens.subList(candidate.to(), Math.min(line.tokens.size(), candidate.to() + NEAR)));
        }
        if (around.stream().anyMatch(token -> nouns.contains(token.stem()))) {
            out.add("noun-near", 1);
            out.add(kind + "|noun-near", 1);
        }
        String text = key(candidate.text());
        for (SentenceView other : sentences) {
            if (key(other.title()).equals(text)) {
                boolean fits = nouns.stream().anyMatch(other.opening()::contains);
                out.add(fits ? "noun-opens" : "noun-absent", 1);
                out.add(kind + (fits ? "|noun-opens" : "|noun-absent"), 1);
                return;
            }
        }
    }
}
