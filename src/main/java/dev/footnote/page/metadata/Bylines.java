package dev.footnote.page.metadata;

import static dev.footnote.page.metadata.MetadataWords.anyOf;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.PageDates;
import dev.footnote.text.Spaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Finds who wrote a page: in its structured data, its metas, its marked names, and its byline in words. */
final class Bylines {

    private static final Set<String> H1 = Set.of("h1");
    private static final Set<String> A = Set.of("a");
    private static final Set<String> HTML = Set.of("html");

    private static final Set<String> LINES_OF_TEXT =
            Set.of("h1", "p", "div", "span", "td", "li", "em", "i", "small", "address", "font");

    /** A single word after a comma, which begins the office of the one named. */
    private static final Pattern POST = Pattern.compile(",\\s{1,3}[^\\s,]{1,40}\\s{0,3}$");

    /** What stands between a name and another one. */
    private static final Pattern AGAIN = Pattern.compile("^\\s{0,3}(?:[,&]|" + anyOf("and again") + "\\b)");

    private static final int MAX_LOOKS = 40;

    /** Elements in a line that may be a byline. */
    private static final int MAX_PARTS = 6;

    /** Lines of text that are looked at for a byline. */
    private static final int LINES = 60;

    private static final List<String> METAS = MetadataWords.of("author meta");

    /** Names in elements that are called after what they hold. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?:^|\\s)(?:[a-z_-]{0,20}(?:author|byline|writer)[_-]{0,2}name|name[_-]author|p-author|(?:"
                    + anyOf("author class part") + "[_-]{1,2}){1,3}(?:author|byline)"
                    + "|" + anyOf("author class") + ")(?:\\s|$)");

    /** Elements about an author, which hold more than the name. */
    private static final Pattern BOX =
            Pattern.compile("(?i)(?:^|[\\s_-])authors?[_-]{1,2}" + anyOf("author box") + "(?:\\s|$|[_-])");

    private static final Pattern PERSON = Pattern.compile(
            "\\p{Lu}[\\p{L}.'’-]{0,20}+(?: (?:van |von |de |der |del |la |le )?\\p{Lu}[\\p{L}.'’-]{0,20}+){1,3}");

    /** Classes of a sign that stands for a person. */
    private static final Pattern ICON = Pattern.compile("(?:^|[\\s_-])" + anyOf("person sign") + "(?:[\\s_-]|$)");

    /** What says who began a topic of a forum; the name follows, or the link to the one. */
    private static final Pattern STARTER = Pattern.compile("^" + anyOf("starter") + "\\b:?\\s{0,3}");

    private static final List<String> STARTERS = MetadataWords.of("starter");

    private static final String STARTER_LETTERS = MetadataWords.initials("starter");

    private static final Pattern BYLINE =
            Pattern.compile("^(?:This " + anyOf("byline subject") + " was )?" + anyOf("byline")
                    + "\\s+((?:\\p{Lu}[\\p{L}.'’-]{0,20}+[ ,&]{0,2}+(?:" + anyOf("joins names") + " )?+){2,8})");

    /** The same where such a word begins other lines as often: the name is all of the rest. */
    private static final Pattern WHOLE_BYLINE = Pattern.compile(
            "^(?:" + anyOf("whole byline") + "|"
                    + anyOf("whole byline with a colon") + "[:：])\\s+"
                    + "(\\p{Lu}[\\p{L}.'’-]{1,20}+(?: (?:van |von |de |der |den |ten |del |la |le |di |da )?+\\p{Lu}[\\p{L}.'’-]{0,20}+){1,3})$");

    /** A byline in Arabic or Korean letters, which know no capitals. */
    private static final Pattern OTHER_BYLINE = Pattern.compile(
            "^" + anyOf("whole byline in ar") + "\\s?:?\\s{0,2}(\\p{IsArabic}{2,15}+(?: \\p{IsArabic}{2,15}+){1,2})$"
                    + "|^글\\s?[:：=]\\s?(\\p{IsHangul}{2,4})$|^(\\p{IsHangul}{2,4}) ?기자$");

    /** What bylines begin with, so that most lines are told apart without a pattern. */
    private static final String BYLINE_LETTERS = "BbTWwPASVАDGKTYO\u0422";

    /** A byline of one word before a day. */
    private static final Pattern SHORT_BYLINE = Pattern.compile("^" + anyOf("short byline")
            + "\\s+(\\p{Lu}[\\p{L}.'’-]{1,20}+)(?= (?:at|on) [\\p{L}\\d., /-]{3,20}\\d{4})");

    private static final Pattern HAN_BYLINE = Pattern.compile(
            anyOf("reporter before") + "?(?:记者|記者)[ \u3000]?([\\p{IsHan}·]{2,4}+)(?=[／/])|" + anyOf("writer")
                    + "[ \u3000]?[:：/／丨|｜＝=][ \u3000]?([\\p{IsHan}·]{2,12}+(?:[ \u3000、]{1,2}[\\p{IsHan}·]{2,4}(?![\\p{IsHan}]))?)"
                    + "|" + anyOf("reporter before")
                    + "?记者[ \u3000]?([\\p{IsHan}·]{2,4}(?:[ \u3000、][\\p{IsHan}·]{2,4})?)(?=[ \u3000)）]|$)");

    private Bylines() {}

    /** Returns the authors by name, joined by a comma and a space; empty where none is told. */
    static String of(
            Document doc, List<Element> elements, Map<String, String> metas, StructuredData data, String site) {
        String found = AuthorNames.joined(data.names("author"), site);
        for (int i = 0; found.isEmpty() && i < METAS.size(); i++) {
            String name = METAS.get(i);
            found = metas.containsKey(name) ? AuthorNames.joined(all(elements, name), site) : "";
        }
        found = found.isEmpty() ? starter(elements, site) : found;
        found = found.isEmpty() ? AuthorNames.joined(data.names("creator"), site) : found;
        found = found.isEmpty() ? labelled(metas, site) : found;
        found = found.isEmpty() ? marked(Descendants.among(elements, Bylines::isStated), site) : found;
        found = found.isEmpty() ? marked(named(elements), site) : found;
        found = found.isEmpty() ? inWords(doc, elements, site) : found;
        found = found.isEmpty() ? inBox(elements, site) : found;
        return found.isEmpty() ? siteItself(elements, metas, data, site) : found;
    }

    /** The name of the site, if it is stated as the author of an article: that of a person's own site, or of a firm that signs for its people. */
    private static String siteItself(
            List<Element> elements, Map<String, String> metas, StructuredData data, String site) {
        boolean article = metas.getOrDefault("og:type", "").equalsIgnoreCase("article")
                || metas.containsKey("article:published_time")
                || metas.containsKey("datepublished")
                || data.text("datePublished").isPresent();
        if (!article) {
            return "";
        }
        Stream<String> stated = Stream.concat(
                data.names("author").stream(),
                Stream.concat(
                        METAS.stream().map(name -> metas.getOrDefault(name, "")),
                        Descendants.among(elements, Bylines::isStated).stream()
                                .limit(MAX_LOOKS)
                                .map(e -> e.attr("content"))));
        return stated.map(AuthorNames::name)
                .filter(name -> !name.isEmpty() && name.equalsIgnoreCase(site))
                .findFirst()
                .orElse("");
    }

    /** Who began a topic of a forum, where a line says so. */
    private static String starter(List<Element> elements, String site) {
        for (Element e : elements) {
            String own = begin(e);
            if (own.isEmpty()
                    || STARTER_LETTERS.indexOf(own.charAt(0)) < 0
                    || STARTERS.stream().noneMatch(own::startsWith)) {
                continue;
            }
            Matcher lead = STARTER.matcher(own);
            Element around = e.childrenSize() == 0 && lead.find() && lead.end() == own.length() ? e.parent() : e;
            if (around == null || !STARTER.matcher(own).find() || Titling.isBeside(around)) {
                continue;
            }
            String found = AuthorNames.joined(List.of(started(around, own)), site);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    /** Returns the text that an element begins with, before any other element. */
    private static String begin(Element e) {
        return e.childNodeSize() > 0 && e.childNode(0) instanceof TextNode text
                ? text.getWholeText().strip()
                : "";
    }

    /** Returns the linked name after the words, or else the one between them and a comma with a day after it. */
    private static String started(Element around, String own) {
        String line = Titling.shortText(around, AuthorNames.LONGEST);
        String rest = STARTER.matcher(own).replaceFirst("");
        Element link = Descendants.first(around, A);
        if (rest.isEmpty()) {
            return link == null || line.isEmpty() ? "" : Titling.shortText(link, AuthorNames.LONGEST);
        }
        int comma = rest.indexOf(',');
        return comma > 0 && PageDates.mayHold(rest.substring(comma)) ? rest.substring(0, comma) : "";
    }

    /** Returns the name that an element about the author begins with, if it is said there once more. */
    private static String inBox(List<Element> elements, String site) {
        int looks = 0;
        for (Element e : elements) {
            if (e.attributesSize() == 0
                    || !e.className().contains("uthor")
                    || !BOX.matcher(e.className()).find()
                    || Titling.isBeside(e)
                    || ++looks > MAX_LOOKS) {
                continue;
            }
            List<TextNode> texts = Descendants.texts(e, text -> !text.isBlank());
            String first = texts.isEmpty() ? "" : AuthorNames.name(texts.get(0).getWholeText());
            if (PERSON.matcher(first).matches() && !first.equalsIgnoreCase(site) && isSaidAgain(first, e, texts)) {
                return first;
            }
        }
        return "";
    }

    private static boolean isSaidAgain(String name, Element box, List<TextNode> texts) {
        String given = Spaces.split(name)[0];
        return texts.stream().skip(1).anyMatch(text -> text.getWholeText().contains(given))
                || Descendants.where(box, e -> e.attr("alt").contains(name)).size() > 0;
    }

    /** Returns true for a name that is marked as such in a way that has no other meaning. */
    private static boolean isStated(Element e) {
        if (e.attributesSize() == 0) {
            return false;
        }
        String property = e.attr("itemprop").toLowerCase(Locale.ROOT);
        boolean author = property.contains("author")
                || e.attr("rel").toLowerCase(Locale.ROOT).contains("author")
                || e.normalName().equals("meta") && e.attr("property").strip().equalsIgnoreCase("article:author");
        if (author || !property.strip().equals("name")) {
            return author;
        }
        for (Element at = e.parent(); at != null; at = at.parent()) {
            if (at.attr("itemprop").toLowerCase(Locale.ROOT).contains("author")) {
                return true;
            }
        }
        return false;
    }

    private static List<String> all(List<Element> elements, String name) {
        return elements.stream()
                .filter(e -> e.normalName().equals("meta") && e.hasAttr("content"))
                .filter(meta -> meta.attr("name").equalsIgnoreCase(name)
                        || meta.attr("property").equalsIgnoreCase(name))
                .map(meta -> meta.attr("content"))
                .toList();
    }

    /** Labels of cards for sharing, which some sites fill with nothing but this. */
    private static String labelled(Map<String, String> metas, String site) {
        for (int i = 1; i <= 2; i++) {
            if (metas.getOrDefault("twitter:label" + i, "")
                    .toLowerCase(Locale.ROOT)
                    .contains("written by")) {
                return AuthorNames.joined(List.of(metas.getOrDefault("twitter:data" + i, "")), site);
            }
        }
        return "";
    }

    /** Elements that are called after a name, or link to one; each class attribute is looked at once. */
    private static List<Element> named(List<Element> elements) {
        Map<String, Boolean> known = new HashMap<>();
        List<Element> out = new ArrayList<>();
        for (Element e : elements) {
            if (out.size() > MAX_LOOKS) {
                break;
            }
            if (isNamed(e, known)) {
                out.add(e);
            }
        }
        return out;
    }

    /** Returns false for a class attribute that no pattern of names needs to look at. */
    private static boolean mayName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("aut") || lower.contains("byline") || lower.contains("writ");
    }

    /** A name behind the sign of a person, as below headings; what can be clicked leads to an account. */
    private static boolean hasIcon(Element e) {
        Element icon = onlyChild(e);
        return icon != null
                && icon.childNodeSize() == 0
                && icon.attributesSize() > 0
                && ICON.matcher(icon.className()).find()
                && PERSON.matcher(e.ownText().strip()).matches()
                && e.closest("a, button, nav, header nav") == null
                && !Titling.isBeside(e);
    }

    /** Returns the only element right below another one, or null where there is none or more. */
    private static @Nullable Element onlyChild(Element e) {
        Element only = null;
        for (int i = 0; i < e.childNodeSize(); i++) {
            if (e.childNode(i) instanceof Element child) {
                if (only != null) {
                    return null;
                }
                only = child;
            }
        }
        return only;
    }

    private static boolean isNamed(Element e, Map<String, Boolean> known) {
        if (e.attributesSize() == 0) {
            return hasIcon(e);
        }
        if (e.hasAttr("class")
                && known.computeIfAbsent(
                        e.attr("class"),
                        name -> mayName(name) && NAMED.matcher(name).find())) {
            return true;
        }
        if (hasIcon(e)) {
            return true;
        }
        if (e.normalName().equals("a") && e.hasAttr("href")) {
            String written = e.attr("href");
            String href =
                    written.contains("uthor") || written.contains("UTHOR") ? written.toLowerCase(Locale.ROOT) : "";
            if (href.contains("/author/") || href.contains("_author=") || href.contains("/authors/")) {
                return true;
            }
        }
        return e.className().contains("fn")
                && e.hasClass("fn")
                && e.parents().stream().anyMatch(parent -> parent.hasClass("vcard"));
    }

    private static String marked(List<Element> elements, String site) {
        Map<String, Element> out = new LinkedHashMap<>();
        int looks = 0;
        for (Element e : elements) {
            if (++looks > MAX_LOOKS) {
                break;
            }
            String name = Titling.isBeside(e)
                    ? ""
                    : AuthorNames.joined(List.of(e.hasAttr("content") ? e.attr("content") : firstLine(e)), site);
            if (!name.isEmpty() && (out.isEmpty() || isNear(e, out.values()))) {
                // An element within one that was taken says the same with fewer words around it.
                out.values().removeIf(other -> e.parents().contains(other));
                out.putIfAbsent(name, e);
            }
        }
        return out.keySet().stream().limit(AuthorNames.MAX_NAMES).collect(Collectors.joining(", "));
    }

    private static boolean isNear(Element e, Collection<Element> others) {
        return others.stream().anyMatch(other -> e.parents().contains(other) || isSibling(e.parent(), other.parent()));
    }

    /** One parent, or two items of one list. */
    @SuppressWarnings("ReferenceEquality") // the very elements, not ones with the same text
    private static boolean isSibling(@Nullable Element parent, @Nullable Element other) {
        return parent != null
                && other != null
                && (parent == other || parent.normalName().equals("li") && parent.parent() == other.parent());
    }

    private static String firstLine(Element e) {
        return Titling.shortText(e, 3 * AuthorNames.LONGEST);
    }

    /** A byline that stands in the text near its head. */
    @SuppressWarnings("ReferenceEquality") // the very element, not one with the same text
    private static String inWords(Document doc, List<Element> elements, String site) {
        Element heading = Descendants.first(doc, H1);
        int lines = 0;
        boolean after = heading == null;
        for (Element e : elements) {
            after |= e == heading;
            if (!after
                    || !LINES_OF_TEXT.contains(e.normalName())
                    || hasMany(e)
                    || lines >= LINES && !begin(e).startsWith("This ")) {
                continue;
            }
            String text = Titling.shortText(e, 3 * AuthorNames.LONGEST);
            if (text.isEmpty()) {
                continue;
            }
            lines++;
            String byline = byline(e, text);
            String found = byline.isEmpty() ? "" : AuthorNames.joined(List.of(byline), site);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    /** Returns true for an element with so many others right below it that it is no line. */
    private static boolean hasMany(Element e) {
        int elements = 0;
        for (int i = 0; i < e.childNodeSize(); i++) {
            elements += e.childNode(i) instanceof Element ? 1 : 0;
        }
        return elements > MAX_PARTS;
    }

    /** Returns the name in a line that is a byline, or an empty text. */
    private static String byline(Element e, String text) {
        if (BYLINE_LETTERS.indexOf(text.charAt(0)) >= 0) {
            Matcher latin = BYLINE.matcher(text);
            if (latin.find()) {
                return linked(e, POST.matcher(latin.group(1)).replaceFirst(""));
            }
            Matcher whole = WHOLE_BYLINE.matcher(text);
            if (text.length() <= AuthorNames.LONGEST && whole.matches() && !isEnglish(e)) {
                return whole.group(1);
            }
            Matcher single = SHORT_BYLINE.matcher(text);
            if (single.find()) {
                return single.group(1);
            }
        }
        if (Character.isAlphabetic(text.charAt(0))
                && text.length() <= AuthorNames.LONGEST / 2
                && text.charAt(0) > '\u0600') {
            Matcher other = OTHER_BYLINE.matcher(text);
            if (other.matches()) {
                return group(other);
            }
        }
        if (text.indexOf('者') < 0 && text.indexOf('文') < 0 && text.indexOf('稿') < 0) {
            return "";
        }
        Matcher han = HAN_BYLINE.matcher(text);
        return han.find() ? group(han) : "";
    }

    /** Returns the first group of a match that holds something. */
    private static String group(Matcher m) {
        for (int i = 1; i <= m.groupCount(); i++) {
            if (m.group(i) != null) {
                return m.group(i);
            }
        }
        return "";
    }

    private static boolean isEnglish(Element e) {
        Document doc = e.ownerDocument();
        Element root = doc == null ? null : Descendants.first(doc, HTML);
        return root != null && root.attr("lang").toLowerCase(Locale.ROOT).startsWith("en");
    }

    /** Returns the link that a byline begins with, unless another name follows; or else the byline. */
    private static String linked(Element e, String byline) {
        Element link = Descendants.first(e, A);
        String name = link == null ? "" : Titling.shortText(link, AuthorNames.LONGEST);
        if (Spaces.split(name).length < 2 || !byline.startsWith(name)) {
            return byline;
        }
        return AGAIN.matcher(byline.substring(name.length())).find() ? byline : name;
    }
}
