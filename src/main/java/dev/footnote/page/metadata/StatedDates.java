package dev.footnote.page.metadata;

import static dev.footnote.page.metadata.MetadataWords.anyOf;

import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.PageDates;
import dev.footnote.text.Spaces;
import dev.footnote.text.WordPatterns;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Finds the dates that a page gives for itself: in structured data, metas, time elements, its address and its text, in this order. */
final class StatedDates {

    private static final Set<String> H1 = Set.of("h1");

    private static final Set<String> ARTICLE = Set.of("article");

    /** Elements with text that are looked at after the heading. */
    private static final int LOOKS = 80;

    /** Nodes that are looked at for the first words of an element, and characters that are enough of them, and most of them. */
    private static final int MAX_STEPS = 12;

    private static final int MIN_BEGINNING = 24;
    private static final int MAX_BEGINNING = 60;

    /** Time elements that are looked at. */
    private static final int TIMES = 20;

    /** A line that holds a date and little else. */
    private static final int LINE = 160;

    /** Characters of the shortest date. */
    private static final int MIN_LINE = 6;

    /** Characters before the word for a change in a line that is about it. */
    private static final int NEAR_START = 6;

    /** A line of more words that ends with a stop is a sentence. */
    private static final int SENTENCE = 7;

    private static final List<String> PUBLISHED = MetadataWords.of("published meta");

    private static final List<String> EDITED = MetadataWords.of("edited meta");

    private static final Pattern IN_ADDRESS =
            Pattern.compile("[/_-]((?:19|20)\\d{2})[/_-]?(\\d{2})[/_-]?(\\d{2})(?:[/_.-]|$)");

    /** Words in the names of elements that hold a date. */
    private static final List<String> NAMES = MetadataWords.of("date class");

    private static final Pattern EDITED_WORDS =
            WordPatterns.compile("(?iu)\\b" + anyOf("edited") + "|" + anyOf("edited anywhere"));

    private static final List<String> EDITED_STARTS = Stream.of("edited", "edited anywhere")
            .flatMap(kind -> MetadataWords.of(kind).stream())
            .toList();

    private static final String EDITED_LETTERS =
            MetadataWords.initials("edited") + MetadataWords.initials("edited anywhere");

    /** The same for ASCII, as most texts are. */
    private static final boolean[] EDITED_ASCII = ascii(EDITED_LETTERS);

    private static final Pattern LABEL = Pattern.compile("(?iu)^\\W{0,3}" + anyOf("published label"));

    /** What the labels begin with. */
    private static final String LABEL_LETTERS = MetadataWords.initials("published label");

    /** Marks before a label. */
    private static final int MAX_MARKS = 3;

    /** Lines between a date and the heading below it. */
    private static final int JUST_BEFORE = 6;

    /** The same where other dates follow. */
    private static final int RIGHT_BEFORE = 2;

    /** Words before the date of something else: of an offer's end, of a licence. */
    private static final Pattern OTHER_DAY = WordPatterns.compile("(?i)\\b" + anyOf("other day") + "\\b|©");

    /** What a line begins with that says who began a topic, and when. */
    private static final List<String> STARTS =
            MetadataWords.of("started").stream().map(words -> words + ' ').toList();

    private static final String STARTS_LETTERS = MetadataWords.initials("started");

    /** Letters that tell these words from most. */
    private static final int START_LETTERS = 5;

    private final Document doc;
    private final List<Element> elements;
    private final Map<String, String> metas;
    private final StructuredData data;

    /**
     * The dates of a page.
     *
     * @param elements all of the page, in its order
     * @param metas what its meta elements say
     */
    StatedDates(Document doc, List<Element> elements, Map<String, String> metas, StructuredData data) {
        this.doc = doc;
        this.elements = elements;
        this.metas = metas;
        this.data = data;
    }

    Optional<PublishedDate> modified() {
        return data.text("dateModified")
                .flatMap(text -> PageDates.parse(text, Kind.EDITED))
                .or(() -> meta(EDITED, Kind.EDITED))
                .or(() -> marked(StatedDates::isEdited, Kind.EDITED))
                .or(() -> editedInText());
    }

    Optional<PublishedDate> published(URI url) {
        return started()
                .or(() -> data.text("datePublished").flatMap(text -> PageDates.parse(text, Kind.PUBLISHED)))
                .or(() -> meta(PUBLISHED, Kind.PUBLISHED))
                .or(() -> marked(StatedDates::isPublished, Kind.PUBLISHED))
                .or(() -> data.text("dateCreated").flatMap(text -> PageDates.parse(text, Kind.PUBLISHED)))
                .or(() -> data.text("uploadDate").flatMap(text -> PageDates.parse(text, Kind.PUBLISHED)))
                .or(() -> inAddress(url))
                .or(() -> timeElement())
                .or(() -> inText());
    }

    /** Returns when a topic of a forum was begun, where a line says so; the data of some forums tell of its last reply instead. */
    private Optional<PublishedDate> started() {
        return elements.stream()
                .filter(e -> mayStart(e) && STARTS.stream().anyMatch(e.ownText()::startsWith))
                .limit(TIMES)
                .map(e -> date(e, line(e)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns false for an element whose own text begins with the letters of no such words. */
    private static boolean mayStart(Element e) {
        for (int i = 0; i < e.childNodeSize(); i++) {
            if (e.childNode(i) instanceof TextNode text) {
                String own = text.getWholeText();
                for (int at = 0; at < own.length(); at++) {
                    if (own.charAt(at) > ' ' && own.charAt(at) != '\u00A0') {
                        return STARTS_LETTERS.indexOf(own.charAt(at)) >= 0 && isStart(own, at);
                    }
                }
            }
        }
        return false;
    }

    private static boolean isStart(String text, int at) {
        for (String start : STARTS) {
            if (text.regionMatches(at, start, 0, START_LETTERS)) {
                return true;
            }
        }
        return false;
    }

    /** Returns a short line of the text, or the rest of one, that says when the page was changed. */
    private Optional<PublishedDate> editedInText() {
        int looks = 0;
        for (TextNode node : Descendants.texts(doc, StatedDates::tellsOfChange)) {
            Element e = node.parent();
            if (++looks > TIMES || e == null || Titling.isBeside(e)) {
                continue;
            }
            Optional<PublishedDate> date = edited(e);
            Element around = e.parent();
            if (date.isEmpty() && e.childNodeSize() == 1 && around != null) {
                date = edited(around);
            }
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private static boolean tellsOfChange(TextNode node) {
        String text = node.getWholeText();
        return text.length() <= LINE
                && mayTellOfChange(text)
                && EDITED_WORDS.matcher(text).find();
    }

    private static boolean[] ascii(String letters) {
        boolean[] out = new boolean[128];
        letters.chars().filter(c -> c < out.length).forEach(c -> out[c] = true);
        return out;
    }

    /** Returns false for a text that has no word which begins as the words for a change do; told much faster than by the pattern. */
    private static boolean mayTellOfChange(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean begins = c < EDITED_ASCII.length ? EDITED_ASCII[c] : EDITED_LETTERS.indexOf(c) >= 0;
            if (begins && (i == 0 || !Character.isLetter(text.charAt(i - 1)) || text.charAt(i) > '\u2E80')) {
                for (String start : EDITED_STARTS) {
                    if (text.regionMatches(true, i, start, 0, start.length())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Returns the day after the word for a change, in a line that begins with it or with when the page came out. */
    private static Optional<PublishedDate> edited(Element e) {
        String text = Titling.shortText(e, LINE);
        Matcher edited = EDITED_WORDS.matcher(text);
        boolean aboutIt = edited.find() && (LABEL.matcher(text).find() || edited.start() < NEAR_START);
        if (!aboutIt) {
            return Optional.empty();
        }
        List<Element> times = Descendants.where(e, one -> one.normalName().equals("time"));
        return times.size() == 1 && !PageDates.mayHold(text)
                ? date(times.get(0), Kind.EDITED)
                : PageDates.find(text.substring(edited.end()), Kind.EDITED, language(e));
    }

    private static String language(Element e) {
        Document doc = e.ownerDocument();
        Element root = doc == null ? null : doc.selectFirst("html");
        return root == null ? "" : root.attr("lang").replace('_', '-');
    }

    private Optional<PublishedDate> meta(List<String> names, Kind kind) {
        return names.stream()
                .map(name -> metas.getOrDefault(name, ""))
                .flatMap(text -> PageDates.parse(text, kind).stream())
                .findFirst();
    }

    private static boolean isPublished(Element e) {
        if (e.attributesSize() == 0) {
            return false;
        }
        String property = e.attr("itemprop").strip();
        return property.equalsIgnoreCase("datePublished")
                || property.equalsIgnoreCase("dateCreated")
                || e.className().contains("dt-published") && e.hasClass("dt-published")
                || isTime(e) && e.hasClass("published")
                || e.normalName().equals("time") && (e.hasAttr("pubdate") || e.hasClass("entry-date"));
    }

    private static boolean isEdited(Element e) {
        return e.attributesSize() > 0
                && (e.attr("itemprop").strip().equalsIgnoreCase("dateModified")
                        || e.className().contains("dt-updated") && e.hasClass("dt-updated")
                        || isTime(e) && e.hasClass("updated"));
    }

    /** Returns true for a time element, or the abbreviation that older forms of the same marks use. */
    private static boolean isTime(Element e) {
        return e.normalName().equals("time") || e.normalName().equals("abbr");
    }

    private Optional<PublishedDate> marked(Predicate<Element> mark, Kind kind) {
        for (Element e : Descendants.among(elements, mark)) {
            Optional<PublishedDate> date = Titling.isBeside(e) ? Optional.empty() : date(e, kind);
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private static Optional<PublishedDate> date(Element e, Kind kind) {
        return Stream.of(e.attr("datetime"), e.attr("content"), e.attr("title"), e.text())
                .filter(text -> !text.isBlank())
                .flatMap(text -> PageDates.parse(text, kind).stream())
                .findFirst();
    }

    private static Optional<PublishedDate> inAddress(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        Matcher m = IN_ADDRESS.matcher(path);
        return m.find()
                ? PageDates.parse(m.group(1) + "-" + m.group(2) + "-" + m.group(3), Kind.PUBLISHED)
                : Optional.empty();
    }

    /** The first time of the page's text; in a list of other pages it is theirs. */
    private Optional<PublishedDate> timeElement() {
        List<Element> times = Descendants.among(elements, e -> e.normalName().equals("time"));
        for (Element e : times.subList(0, Math.min(times.size(), TIMES))) {
            boolean own = times.size() == 1 || isHead(e);
            if (own && !Titling.isBeside(e) && !EDITED_WORDS.matcher(around(e)).find()) {
                Optional<PublishedDate> date = date(e, Kind.PUBLISHED);
                if (date.isPresent()) {
                    return date;
                }
            }
        }
        return Optional.empty();
    }

    /** True for what stands beside the page's only heading, or in its first post. */
    @SuppressWarnings("ReferenceEquality") // the very element, not one with the same text
    private static boolean isHead(Element e) {
        int up = 0;
        for (Element at = e.parent(); at != null && up < 6; at = at.parent(), up++) {
            if (Descendants.has(at, H1)) {
                return true;
            }
            String name = at.normalName();
            if (name.equals("li") || name.equals("aside")) {
                return false;
            }
            if (name.equals("article")) {
                Element first = at.ownerDocument() == null ? null : Descendants.first(at.ownerDocument(), ARTICLE);
                return first == at;
            }
        }
        return false;
    }

    private static String around(Element e) {
        Element parent = e.parent();
        return parent == null ? "" : Titling.shortText(parent, LINE);
    }

    /** A short line after the heading that holds a date, or else one shortly before it, or one anywhere that says what date it is. */
    @SuppressWarnings("ReferenceEquality") // the very element, not one with the same text
    private Optional<PublishedDate> inText() {
        Element heading = Descendants.first(doc, H1);
        Optional<PublishedDate> before = Optional.empty();
        boolean after = heading == null;
        int looks = 0;
        int since = 0;
        for (Element e : elements.subList(heading == null ? 0 : shortlyBefore(heading), elements.size())) {
            after |= e == heading;
            if (e == heading && before.isPresent() && since <= RIGHT_BEFORE) {
                return before;
            }
            if (looks > LOOKS && !isLabelled(e)) {
                continue;
            }
            String text = line(e);
            if (text.length() < MIN_LINE) {
                continue;
            }
            looks += after ? 1 : 0;
            since++;
            Optional<PublishedDate> date = looks > LOOKS && !isLabel(text) ? Optional.empty() : date(e, text);
            if (date.isPresent() && after) {
                return date;
            }
            if (date.isPresent()) {
                before = date;
                since = 0;
            }
            before = since > JUST_BEFORE && !after ? Optional.empty() : before;
        }
        return before;
    }

    /** Returns where the lines begin in which a date may stand that is the one of the heading below. */
    private int shortlyBefore(Element heading) {
        int lines = 0;
        int at = elements.indexOf(heading);
        while (at > 0 && lines <= JUST_BEFORE + 1) {
            at--;
            lines += line(elements.get(at)).length() < MIN_LINE ? 0 : 1;
        }
        return Math.max(at, 0);
    }

    /** Returns true for an element whose first words say that a date follows. */
    private static boolean isLabelled(Element e) {
        Node node = e.childNodeSize() == 0 ? null : e.childNode(0);
        while (node instanceof Element inner && inner.childNodeSize() > 0) {
            node = inner.childNode(0);
        }
        String text = node instanceof TextNode first ? first.getWholeText().strip() : "";
        boolean told = text.length() > MAX_MARKS;
        return (!told || beginsLabel(text)) && isLabel(beginning(e));
    }

    private static boolean isLabel(String text) {
        return beginsLabel(text) && LABEL.matcher(text).find();
    }

    /** Returns false for a text that begins with the letter of no label, which is told much faster than by the pattern. */
    private static boolean beginsLabel(CharSequence text) {
        for (int i = 0; i <= MAX_MARKS && i < text.length(); i++) {
            if (LABEL_LETTERS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the first words below an element, which tell a labelled line from others more cheaply than the whole. */
    private static String beginning(Element e) {
        StringBuilder out = new StringBuilder();
        Node node = e.childNodeSize() == 0 ? null : e.childNode(0);
        for (int steps = 0; node != null && steps < MAX_STEPS && out.length() < MIN_BEGINNING; steps++) {
            if (node instanceof TextNode text && !text.isBlank()) {
                out.append(text.getWholeText().strip()).append(' ');
                if (out.length() > MAX_MARKS && !beginsLabel(out)) {
                    return "";
                }
            }
            Node next = node.childNodeSize() > 0 ? node.childNode(0) : node.nextSibling();
            for (Node up = node;
                    next == null
                            && up != null
                            && up.parent() != null
                            && !up.parent().equals(e); ) {
                up = up.parent();
                next = up.nextSibling();
            }
            node = next;
        }
        return out.substring(0, Math.min(out.length(), MAX_BEGINNING));
    }

    /** Returns true for an element with so many others in it that it is no line. */
    private static boolean hasMany(Element e) {
        int elements = 0;
        for (int i = 0; i < e.childNodeSize(); i++) {
            elements += e.childNode(i) instanceof Element ? 1 : 0;
        }
        return elements > 8;
    }

    private static String line(Element e) {
        String name = e.normalName();
        if (name.equals("script") || name.equals("style") || name.equals("a") || name.equals("title")) {
            return "";
        }
        String text = hasMany(e) ? "" : Titling.shortText(e, LINE);
        String own = text.isEmpty() ? e.ownText().strip() : text;
        return own.length() > LINE ? "" : own;
    }

    private static Optional<PublishedDate> date(Element e, String text) {
        if (!PageDates.mayHold(text)) {
            return Optional.empty();
        }
        Matcher edited = EDITED_WORDS.matcher(text);
        String first = edited.find() ? text.substring(0, edited.start()) : text;
        if (OTHER_DAY.matcher(first).find()) {
            return Optional.empty();
        }
        boolean labelled = isLabel(first);
        boolean named = labelled || first.length() < LINE / 2 || isNamed(e);
        return named && (labelled || isNamed(e) || !isSentence(first)) && (labelled || !Titling.isBeside(e))
                ? PageDates.find(first, Kind.PUBLISHED, language(e))
                : Optional.empty();
    }

    /** Running text, whose days are those of what it tells. */
    private static boolean isSentence(String text) {
        String plain = text.strip();
        return plain.endsWith("。")
                || (plain.endsWith(".") || plain.endsWith("!") || plain.endsWith("?"))
                        && Spaces.split(plain).length > SENTENCE;
    }

    private static boolean isNamed(Element e) {
        String names = (e.className() + " " + e.id()).toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(names::contains);
    }
}
