package dev.footnote.page.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the rules of a style sheet in one pass. What it does not know it skips, up to the brace that ends it. */
final class StyleSheetParser {

    /** Rules in rules in rules; deeper ones are skipped. */
    private static final int MAX_DEPTH = 8;

    /** Longer selectors are those of rules in rules that multiply. */
    private static final int MAX_HEAD = 400;

    private static final Pattern HEADS = Pattern.compile(",(?![^()\\[\\]]{0,100}[)\\]])");

    private static final Pattern SPACE = Pattern.compile("\\s{1,200}");

    /** Takes the rules of a sheet. */
    interface Rules {

        /**
         * Takes one.
         *
         * @param selector without commas
         * @param layer its rank
         */
        void accept(String selector, List<Declaration> declarations, int layer);
    }

    private final String css;
    private final Predicate<String> wanted;
    private final Layers layers;
    private final Rules rules;
    private final BiConsumer<String, List<Declaration>> ends;
    private int layer = Layers.NONE;
    private int at;

    /** The sheet without white space, in lower case; empty until it is asked for. */
    private String plain = "";

    /**
     * A parser of one sheet.
     *
     * @param wanted tells of a selector whether its declarations are read
     * @param layers of the page
     * @param rules takes each selector, without commas, with its declarations
     * @param ends takes the name of each animation with what it ends with
     */
    StyleSheetParser(
            String css,
            Predicate<String> wanted,
            Layers layers,
            Rules rules,
            BiConsumer<String, List<Declaration>> ends) {
        this.layers = layers;
        this.ends = ends;
        this.css = withoutComments(css);
        this.wanted = wanted;
        this.rules = rules;
    }

    void parse() {
        while (at < css.length()) {
            block(0);
            at++;
        }
    }

    /** Comments and the marks that hide a sheet from very old browsers go. */
    private static String withoutComments(String css) {
        if (!css.contains("/*") && !css.contains("<!--")) {
            return css;
        }
        StringBuilder out = new StringBuilder(css.length());
        int from = 0;
        for (int start = css.indexOf("/*"); start >= 0; start = css.indexOf("/*", from)) {
            out.append(css, from, start).append(' ');
            int end = css.indexOf("*/", start + 2);
            from = end < 0 ? css.length() : end + 2;
        }
        return out.append(css, from, css.length())
                .toString()
                .replace("<!--", " ")
                .replace("-->", " ");
    }

    /** The rules up to the end or to the brace that closes the block they stand in. */
    private void block(int depth) {
        int start = at;
        while (at < css.length()) {
            char c = css.charAt(at);
            if (c == '"' || c == '\'') {
                skipText(c);
            } else if (c == '}') {
                return;
            } else if (c == ';') {
                statement(css.substring(start, at).strip());
                start = ++at;
            } else if (c == '{') {
                String head = css.substring(start, at).strip();
                at++;
                rule(head, depth);
                start = ++at;
            } else {
                at++;
            }
        }
    }

    /** The order of layers, which may be told before them. */
    private void statement(String text) {
        if (text.startsWith("@layer ")) {
            for (String name : HEADS.split(text.substring("@layer ".length()), 50)) {
                layers.rank(name.strip());
            }
        }
    }

    /** The rules of a scope that ends at some elements, which they do not hold for nor for what is in them. */
    private void scoped(String scope, String limit, String rules, int depth) {
        String end = limit.startsWith("(") && limit.endsWith(")") ? limit.substring(1, limit.length() - 1) : limit;
        StyleSheetParser inner = new StyleSheetParser(
                rules,
                wanted,
                layers,
                (selector, found, rank) -> {
                    for (String from : HEADS.split(scope, 20)) {
                        String own = selector.strip();
                        String whole = own.indexOf('&') >= 0 ? own.replace("&", from) : from.strip() + ' ' + own;
                        this.rules.accept(whole + ":not(" + end + "):not(:is(" + end + ") *)", found, layer);
                    }
                },
                ends);
        if (depth < MAX_DEPTH && !rules.contains("@scope")) {
            inner.parse();
        }
    }

    /** What an animation ends with. */
    private void keyframes(String head, String body) {
        int name = head.lastIndexOf(' ');
        int from = 0;
        for (int open = body.indexOf('{'); name > 0 && open >= 0; open = body.indexOf('{', from)) {
            String when = body.substring(from, open).toLowerCase(Locale.ROOT);
            int close = body.indexOf('}', open);
            int end = close < 0 ? body.length() : close;
            if (when.contains("to") || when.contains("100%")) {
                ends.accept(
                        head.substring(name + 1).toLowerCase(Locale.ROOT),
                        Declaration.parse(body.substring(open + 1, end)));
            }
            from = Math.min(end + 1, body.length());
        }
    }

    private void rule(String head, int depth) {
        if (!head.startsWith("@")) {
            int start = at;
            skipBlock();
            body(head, css.substring(start, Math.min(at, css.length())), depth);
        } else if (head.startsWith("@scope") && head.indexOf('(') > 0 && head.indexOf(')') > 0) {
            int start = at;
            skipBlock();
            String scope = head.substring(head.indexOf('(') + 1, Math.max(head.indexOf('(') + 1, head.indexOf(')')));
            String rules = css.substring(start, Math.min(at, css.length())).replace(":scope", "&");
            int limit = head.indexOf(" to ", head.indexOf(')'));
            if (limit < 0) {
                body(scope, rules, depth);
            } else {
                scoped(scope, head.substring(limit + " to ".length()).strip(), rules, depth);
            }
        } else if (depth < MAX_DEPTH && head.startsWith("@layer")) {
            int around = layer;
            layer = layers.rank(head.substring("@layer".length()).strip());
            block(depth + 1);
            layer = around;
        } else if (depth < MAX_DEPTH && applies(head.toLowerCase(Locale.ROOT))) {
            block(depth + 1);
        } else if (head.startsWith("@keyframes") || head.startsWith("@-webkit-keyframes")) {
            int start = at;
            skipBlock();
            keyframes(head, css.substring(start, Math.min(at, css.length())));
        } else {
            skipBlock();
        }
    }

    /** The declarations of a rule, and the rules that are written inside it. */
    private void body(String head, String body, int depth) {
        if (body.indexOf('{') < 0) {
            declarations(head, body);
            return;
        }
        StyleSheetParser inner =
                new StyleSheetParser(body, selector -> true, layers, (selector, found, rank) -> {}, (name, end) -> {});
        StringBuilder own = new StringBuilder();
        int start = 0;
        while (inner.at < body.length()) {
            char c = body.charAt(inner.at);
            if (c == '"' || c == '\'') {
                inner.skipText(c);
            } else if (c == '{') {
                int cut = Math.max(body.lastIndexOf(';', inner.at), start - 1) + 1;
                own.append(body, start, Math.max(start, cut));
                String name = body.substring(Math.max(start, cut), inner.at).strip();
                int from = ++inner.at;
                inner.skipBlock();
                nested(head, name, body.substring(from, Math.min(inner.at, body.length())), depth);
                start = Math.min(++inner.at, body.length());
            } else {
                inner.at++;
            }
        }
        declarations(
                head,
                own.append(body, Math.min(start, body.length()), body.length()).toString());
    }

    private void nested(String head, String name, String body, int depth) {
        if (depth >= MAX_DEPTH || head.length() + name.length() > MAX_HEAD) {
            return;
        }
        if (name.startsWith("@")) {
            if (applies(name.toLowerCase(Locale.ROOT))) {
                body(head, body, depth + 1);
            }
            return;
        }
        String parent = head.indexOf(',') < 0 ? head : ":is(" + head + ')';
        StringBuilder all = new StringBuilder();
        for (String one : HEADS.split(name, 50)) {
            all.append(all.length() == 0 ? "" : ",")
                    .append(one.indexOf('&') >= 0 ? one.replace("&", parent) : parent + ' ' + one);
        }
        body(all.toString(), body, depth + 1);
    }

    private boolean applies(String head) {
        if (head.startsWith("@media")) {
            return MediaQuery.holds(head.substring("@media".length()).strip());
        }
        if (head.startsWith("@container") && head.indexOf('(') > 0) {
            return hasContainer(head.substring("@container".length(), head.indexOf('('))
                            .strip())
                    && MediaQuery.holds(head.substring(head.indexOf('(')).strip());
        }
        return head.startsWith("@layer")
                || head.startsWith("@supports") && SupportsQuery.holds(head.substring("@supports".length()));
    }

    /** Returns false if the sheet makes no container, or none of a name, so that nothing can be asked about its size. */
    private boolean hasContainer(String name) {
        if (plain.isEmpty()) {
            plain = SPACE.matcher(css.toLowerCase(Locale.ROOT)).replaceAll("");
        }
        if (name.isEmpty() || name.startsWith("not")) {
            return plain.contains("container-type:") || plain.contains("container:");
        }
        return plain.contains("container:" + name) || plain.contains("container-name:" + name);
    }

    private void declarations(String head, String body) {
        List<String> selectors = head.indexOf(',') >= 0 && !Selectors.isValid(head) ? List.of() : selectors(head);
        List<Declaration> found = selectors.isEmpty() ? List.of() : Declaration.parse(body);
        if (!found.isEmpty()) {
            selectors.forEach(selector -> rules.accept(selector, found, layer));
        }
    }

    /** The wanted ones of the selectors that commas part. */
    private List<String> selectors(String head) {
        List<String> out = new ArrayList<>(2);
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= head.length(); i++) {
            char c = i == head.length() ? ',' : head.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == ',' && (depth <= 0 || i == head.length())) {
                String selector = head.substring(start, i);
                if (wanted.test(selector)) {
                    out.add(selector);
                }
                start = i + 1;
            }
        }
        return out;
    }

    /** Goes to the brace that closes the block. */
    private void skipBlock() {
        int depth = 1;
        for (; at < css.length(); at++) {
            char c = css.charAt(at);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return;
            } else if (c == '"' || c == '\'') {
                skipText(c);
                at--;
            }
        }
    }

    /** Goes past a text in quotes, which a line feed ends where the quote is missing. */
    private void skipText(char quote) {
        at++;
        while (at < css.length() && css.charAt(at) != quote && css.charAt(at) != '\n') {
            at += css.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
