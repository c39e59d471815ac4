package dev.footnote.page.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/**
 * A selector with the combinators for descendants and children, which nearly all rules have. Tags, ids and classes are matched without the memory that jsoup's
 * evaluators keep, which costs more than the match; attributes and pseudo-classes are left to jsoup.
 */
final class PlainSelector {

    /**
     * What one element must have.
     *
     * @param tag or empty
     * @param id or empty
     * @param rest what attributes and pseudo-classes ask, or null
     * @param child true if the compound before it in the list is its child, not any descendant
     */
    private record Compound(
            String tag,
            String id,
            List<String> classes,
            @Nullable Evaluator rest,
            boolean child) {

        boolean matches(Element root, Element e) {
            return (tag.isEmpty() || tag.equals(e.normalName()))
                    && (id.isEmpty() || id.equals(e.id()))
                    && hasAll(e)
                    && (rest == null || rest.matches(root, e));
        }

        IntStream names() {
            return IntStream.concat(
                    IntStream.concat(
                            tag.isEmpty() ? IntStream.empty() : IntStream.of(Ancestry.ofTag(tag)),
                            id.isEmpty() ? IntStream.empty() : IntStream.of(Ancestry.ofId(id))),
                    classes.stream().mapToInt(Ancestry::ofClass));
        }

        private boolean hasAll(Element e) {
            if (classes.isEmpty()) {
                return true;
            }
            if (e.attributesSize() == 0) {
                return false;
            }
            String names = e.attributes().get("class");
            for (int i = 0; i < classes.size(); i++) {
                if (!Selectors.hasWord(names, classes.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** From the element itself outwards. */
    private final List<Compound> compounds;

    /** What must be among the names of the elements around. */
    private final int[] around;

    private PlainSelector(List<Compound> compounds) {
        this.compounds = compounds;
        this.around = compounds.stream()
                .skip(1)
                .flatMapToInt(Compound::names)
                .distinct()
                .toArray();
    }

    /** Returns false if an element does not stand within what the selector names, going by the names alone. */
    boolean mayMatch(Element e, Ancestry ancestry) {
        return ancestry.mayHold(e, around);
    }

    /** None for a selector with other combinators, with escapes, or that cannot be read. */
    static Optional<PlainSelector> of(String selector) {
        List<Compound> out = new ArrayList<>();
        boolean child = false;
        int at = selector.length();
        while (at > 0) {
            int start = start(selector, at);
            Optional<Compound> compound =
                    start == at ? Optional.empty() : compound(selector.substring(start, at), child);
            if (compound.isEmpty()) {
                return Optional.empty();
            }
            out.add(compound.get());
            int before = start;
            while (before > 0
                    && (Character.isWhitespace(selector.charAt(before - 1)) || selector.charAt(before - 1) == '>')) {
                before--;
            }
            String between = selector.substring(before, start).strip();
            if (between.length() > 1 || (before == start && start > 0)) {
                return Optional.empty();
            }
            child = between.equals(">");
            at = before;
        }
        return out.isEmpty() || child ? Optional.empty() : Optional.of(new PlainSelector(out));
    }

    /** Returns where the compound begins that ends at a place. */
    private static int start(String selector, int end) {
        int start = end;
        int depth = 0;
        while (start > 0 && (depth > 0 || isName(selector.charAt(start - 1)))) {
            char c = selector.charAt(--start);
            depth += c == ')' || c == ']' ? 1 : c == '(' || c == '[' ? -1 : 0;
        }
        return depth == 0 ? start : end;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || "-_.#*:[]()".indexOf(c) >= 0;
    }

    private static Optional<Compound> compound(String text, boolean child) {
        int plain = 0;
        while (plain < text.length() && ":[".indexOf(text.charAt(plain)) < 0) {
            plain++;
        }
        String tag = "";
        String id = "";
        List<String> classes = new ArrayList<>(2);
        int at = text.startsWith("*") ? 1 : 0;
        while (at < plain) {
            char mark = text.charAt(at);
            boolean marked = mark == '.' || mark == '#';
            int start = marked ? at + 1 : at;
            int end = start;
            while (end < plain && ".#*()]".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String name = text.substring(start, end);
            if (name.isEmpty() || !marked && at > 0) {
                return Optional.empty();
            }
            tag = marked ? tag : name.toLowerCase(Locale.ROOT);
            id = mark == '#' ? name : id;
            if (mark == '.') {
                classes.add(name);
            }
            at = end;
        }
        try {
            Evaluator rest = plain == text.length() ? null : rest(text.substring(plain));
            return Optional.of(new Compound(tag, id, List.copyOf(classes), rest, child));
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns what attributes and pseudo-classes ask; places among some of the siblings are asked by ourselves. */
    private static Evaluator rest(String text) {
        List<Evaluator> own = new ArrayList<>(1);
        StringBuilder other = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(":nth-"); at >= 0; at = text.indexOf(":nth-", from)) {
            int end = end(text, at);
            Optional<Evaluator> nth = NthOf.of(text.substring(at, end));
            other.append(text, from, nth.isPresent() ? at : end);
            nth.ifPresent(own::add);
            from = end;
        }
        other.append(text, from, text.length());
        if (other.length() > 0) {
            own.add(QueryParser.parse(other.toString()));
        }
        return own.size() == 1 ? own.get(0) : new All(own);
    }

    /** Returns where the parentheses close that open after a place. */
    private static int end(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ')' && depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static final class All extends Evaluator {
        private final List<Evaluator> all;

        private All(List<Evaluator> all) {
            this.all = all;
        }

        @Override
        public boolean matches(Element root, Element e) {
            return all.stream().allMatch(one -> one.matches(root, e));
        }
    }

    /** Walks outwards once: the nearest element that fits leaves the most above it for the rest. */
    boolean matches(Element root, Element e) {
        Element top = chain(root, e, 0);
        int index = chainEnd(0);
        while (top != null && index < compounds.size()) {
            Element found = null;
            for (Element up = top.parent(); up != null && found == null; up = up.parent()) {
                found = chain(root, up, index);
            }
            top = found;
            index = chainEnd(index);
        }
        return top != null;
    }

    /** Returns where the compounds that are tied to one by child combinators end. */
    private int chainEnd(int start) {
        int end = start + 1;
        while (end < compounds.size() && compounds.get(end).child()) {
            end++;
        }
        return end;
    }

    /** Returns the outermost element of those that match a chain from an element outwards, or null. */
    private @Nullable Element chain(Element root, Element e, int start) {
        Element at = e;
        Element top = null;
        for (int i = start; i < chainEnd(start); i++) {
            if (at == null || !compounds.get(i).matches(root, at)) {
                return null;
            }
            top = at;
            at = at.parent();
        }
        return top;
    }

    /** {@code :nth-child(An+B of S)}, which jsoup does not know: the place of an element among those of its siblings that a selector matches. */
    private static final class NthOf extends Evaluator {

        private static final Pattern PLACE = Pattern.compile(
                "^:nth-(last-)?child\\(\\s{0,9}([^()]{1,30}?)\\s{1,9}of\\s{1,9}(.{1,300})\\)$", Pattern.DOTALL);

        private static final Pattern STEPS =
                Pattern.compile("^([+-]?\\d{0,6})n(?:\\s{0,9}([+-])\\s{0,9}(\\d{1,6}))?$|^([+-]?\\d{1,6})$");

        private final boolean last;
        private final int step;
        private final int start;
        private final Evaluator of;

        private NthOf(boolean last, int step, int start, Evaluator of) {
            this.last = last;
            this.step = step;
            this.start = start;
            this.of = of;
        }

        /** Returns the evaluator of a pseudo-class from its colon to its closing parenthesis; none for any other. */
        static Optional<Evaluator> of(String text) {
            Matcher place = PLACE.matcher(text);
            if (!place.matches()) {
                return Optional.empty();
            }
            String written = place.group(2).replace("odd", "2n+1").replace("even", "2n");
            Matcher steps = STEPS.matcher(written);
            if (!steps.matches()) {
                return Optional.empty();
            }
            boolean last = place.group(1) != null;
            try {
                Evaluator of = QueryParser.parse(place.group(3).strip());
                if (steps.group(4) != null) {
                    return Optional.of(new NthOf(last, 0, Integer.parseInt(steps.group(4)), of));
                }
                String factor = steps.group(1);
                int step =
                        factor.isEmpty() || factor.equals("+") ? 1 : factor.equals("-") ? -1 : Integer.parseInt(factor);
                int start = steps.group(3) == null ? 0 : Integer.parseInt(steps.group(3));
                return Optional.of(new NthOf(last, step, "-".equals(steps.group(2)) ? -start : start, of));
            } catch (Selector.SelectorParseException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        @Override
        public boolean matches(Element root, Element e) {
            if (e.parent() == null || !of.matches(root, e)) {
                return false;
            }
            int place = 1;
            for (Element other = next(e); other != null; other = next(other)) {
                place += of.matches(root, other) ? 1 : 0;
            }
            int rest = place - start;
            return step == 0 ? rest == 0 : rest % step == 0 && rest / step >= 0;
        }

        private @Nullable Element next(Element e) {
            return last ? e.nextElementSibling() : e.previousElementSibling();
        }
    }
}
