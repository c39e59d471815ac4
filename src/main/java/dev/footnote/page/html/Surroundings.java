package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.HtmlNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds furniture by its place and its parts rather than by names: lines above the heading of a page, forms that ask
 * for an address, small forms, reviews below a product.
 */
final class Surroundings {

    private static final Set<String> FORM = Set.of("form");

    private static final Set<String> H1 = Set.of("h1");

    private static final Set<String> PARTS = Set.of("h2", "h3", "table", "pre");

    /**
     * Forms by their content.
     *
     * @param asking those that ask for an address or a password
     * @param filled those that hold anything to fill in or to press
     */
    record Forms(Set<Element> asking, Set<Element> filled) {

        static Forms of(List<Element> elements) {
            Set<Element> asking = new HashSet<>();
            Set<Element> filled = new HashSet<>();
            for (Element form : Descendants.among(elements, e -> e.normalName().equals("form"))) {
                if (Descendants.first(form, Forms::asks) != null) {
                    asking.add(form);
                }
                if (Descendants.first(form, Forms::isFilled) != null) {
                    filled.add(form);
                }
            }
            return new Forms(asking, filled);
        }

        /** Returns true for a field for an address, a number or a password. */
        private static boolean asks(Element e) {
            if (!e.normalName().equals("input")) {
                return false;
            }
            String type = type(e);
            String name = e.attr("name").toLowerCase(Locale.ROOT);
            return type.equals("email")
                    || type.equals("tel")
                    || type.equals("password")
                    || name.contains("mail")
                    || name.contains("phone");
        }

        private static boolean isFilled(Element e) {
            return switch (e.normalName()) {
                case "input" -> !type(e).equals("hidden");
                case "select", "textarea", "button" -> true;
                default -> false;
            };
        }

        private static String type(Element e) {
            return e.attr("type").strip().toLowerCase(Locale.ROOT);
        }
    }

    /** Characters of the largest box around a form that asks for an address. */
    private static final int MAX_BOX = 500;

    /** Such a box is no more of a page than this. */
    private static final double MAX_BOX_SHARE = 0.25;

    /** Below the heading of a page stands at least this share of its text, or nothing is said by what stands above. */
    private static final double BELOW = 0.6;

    private static final Pattern REVIEW = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:reviews?|testimonials?|ratings?|comments?|upsells?|cross-?sells?)(?:$|[\\s_-])");

    /** What links at the foot of pages say, besides others. */
    private static final Pattern LEGAL = Pattern.compile("(?:"
            + "privacy(?: policy| notice| statement| & terms| and cookies)?|(?:website )?terms(?: of (?:use|service|sale)| (?:and|&) conditions)?|cookie (?:policy|settings|preferences)"
            + "|cookies|your privacy choices|legal(?: notice)?|imprint|accessibility statement|do not sell .{0,40}"
            + "|impressum|datenschutz(?:erklärung)?|agb|mentions légales|politique de confidentialité|confidentialité"
            + "|aviso legal|(?:política|aviso) de privacidad|privacidad|privacidade|política de privacidade|note legali|informativa sulla privacy"
            + "|privacybeleid|polityka prywatności|политика конфиденциальности|隐私(?:政策|权|声明)?|隱私(?:政策|權)?|法律声明|服务条款|使用条款"
            + "|プライバシー(?:ポリシー)?|利用規約|개인정보 ?처리방침|이용약관|سياسة الخصوصية|gizlilik politikası)");

    /** What a line of rights says besides its mark and its year. */
    private static final Pattern RESERVED = Pattern.compile(
            "(?iu)all rights|alle rechte|tous droits réservés|todos los derechos|todos os direitos|tutti i diritti"
                    + "|все права|wszelkie prawa|版权所有|版權所有");

    private static final Pattern MARK = Pattern.compile("(?iu)©|\\(c\\)|copyright");

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /** A line that needs no other words. */
    private static final Pattern RIGHTS = Pattern.compile("(?iu)版[权權]所有|^\\s{0,3}+(?:©|copyright ?+©)\\s{0,3}+\\d{4}");

    private static final String COPYRIGHT = "copyright";

    /** Characters of a longer line, which says more. */
    private static final int MAX_RIGHTS = 200;

    /** Characters of the largest row of links at the foot of a page. */
    private static final int MAX_FOOT = 500;

    /** Such a row is links for this share. */
    private static final double FOOT_LINKS = 0.8;

    private static final int MIN_FOOT_LINKS = 3;

    private static final int MAX_LEGAL = 40;

    private static final Set<String> LINK = Set.of("a");

    private final Element body;
    private final TextDensity density;
    private final PageKind kind;
    private final Set<Element> addresses;
    private final Set<Element> fields;
    private final Map<Element, String> found = new LinkedHashMap<>();

    private Surroundings(Element body, TextDensity density, PageKind kind, Forms forms) {
        this.body = body;
        this.addresses = forms.asking();
        this.fields = forms.filled();
        this.density = density;
        this.kind = kind;
    }

    /**
     * Returns the furniture, with its kind in plain words.
     *
     * @param forms the forms of the page, found before their fields were dropped
     */
    static Map<Element, String> find(Element body, TextDensity density, PageKind kind, Forms forms) {
        Surroundings around = new Surroundings(body, density, kind, forms);
        Element heading = around.heading();
        if (heading != null) {
            around.above(heading);
        }
        around.forms();
        around.foot();
        around.rights();
        if (kind == PageKind.PRODUCT) {
            around.reviews();
        }
        return around.found;
    }

    /** The only heading of first rank, if most of the text stands below it. */
    private @Nullable Element heading() {
        List<Element> all =
                density.named(H1).stream().filter(h -> density.at(h).all() > 0).toList();
        return all.size() == 1 && below(all.get(0)) >= BELOW * density.at(body).all() ? all.get(0) : null;
    }

    private int below(Element heading) {
        int sum = 0;
        for (Element e = heading; !e.equals(body) && e.parent() != null; e = e.parent()) {
            for (Element next = e.nextElementSibling(); next != null; next = next.nextElementSibling()) {
                sum += density.at(next).all();
            }
        }
        return sum;
    }

    /** Blocks without running text that stand before the heading. */
    private void above(Element heading) {
        for (Element e = heading; !e.equals(body) && e.parent() != null; e = e.parent()) {
            for (Element before = e.previousElementSibling();
                    before != null;
                    before = before.previousElementSibling()) {
                if (HtmlNames.isBlock(before)
                        && density.at(before).all() > 0
                        && density.at(before).prose() == 0
                        && !Descendants.has(before, PARTS)) {
                    found.put(before, "line above the heading");
                }
            }
        }
    }

    private void forms() {
        int page = density.at(body).all();
        for (Element form : density.named(FORM)) {
            TextDensity.Counts own = density.at(form);
            boolean small = fields.contains(form)
                    && own.all() > 0
                    && own.prose() == 0
                    && own.all() <= 300
                    && own.all() < page * MAX_BOX_SHARE;
            if (small && kind != PageKind.PRODUCT && form.selectFirst("h1, h2, article, li a, table") == null) {
                found.put(form, "form");
            }
            if (addresses.contains(form)) {
                box(form, page);
            }
        }
    }

    /** The largest block around a form that is still a box. */
    private void box(Element form, int page) {
        Element box = null;
        for (Element e = form; !e.equals(body) && e.parent() != null; e = e.parent()) {
            String name = e.normalName();
            if (density.at(e).all() > Math.min(MAX_BOX, page * MAX_BOX_SHARE)
                    || name.equals("main")
                    || name.equals("article")
                    || Descendants.has(e, H1)) {
                break;
            }
            box = e;
        }
        if (box != null && density.at(box).all() > 0) {
            found.put(box, "form");
        }
    }

    /** Rows of links to the terms, the privacy policy and the like, which stand at the foot of a page in whatever element. */
    private void foot() {
        for (Element link : density.named(LINK)) {
            int length = density.at(link).all();
            if (length == 0
                    || length > MAX_LEGAL
                    || !LEGAL.matcher(link.text().strip().toLowerCase(Locale.ROOT))
                            .matches()) {
                continue;
            }
            Element row = null;
            for (Element e = link.parent(); e != null && isFoot(e); e = e.parent()) {
                row = e;
            }
            if (row != null && Descendants.named(row, LINK).size() >= MIN_FOOT_LINKS && !Lines.isWithin(row, density)) {
                found.put(row, "page footer");
            }
        }
    }

    /** Lines that say whose the page is and that all rights are reserved. */
    private void rights() {
        for (TextNode text : Descendants.texts(body, Surroundings::mayTellRights)) {
            Element e = text.parent();
            while (e != null && !HtmlNames.isBlock(e)) {
                e = e.parent();
            }
            for (; e != null && !e.equals(body) && density.at(e).all() <= MAX_RIGHTS; e = e.parent()) {
                if (HtmlNames.isBlock(e) && isOfRights(e.text())) {
                    found.put(e, "page footer");
                }
            }
        }
    }

    private static boolean isOfRights(String text) {
        return RIGHTS.matcher(text).find()
                || RESERVED.matcher(text).find()
                        && MARK.matcher(text).find()
                        && YEAR.matcher(text).find();
    }

    private static boolean mayTellRights(TextNode node) {
        String text = node.getWholeText();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '©'
                    || c == '所'
                    || (c == 'c' || c == 'C')
                            && (text.regionMatches(true, i, COPYRIGHT, 0, COPYRIGHT.length())
                                    || text.startsWith(")", i + 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean isFoot(Element e) {
        TextDensity.Counts own = density.at(e);
        return !e.equals(body)
                && own.all() <= MAX_FOOT
                && own.prose() == 0
                && own.linkShare() >= FOOT_LINKS
                && !Descendants.has(e, H1);
    }

    /** Reviews, each by another hand, and more things to buy below a product. */
    private void reviews() {
        int all = density.at(body).all();
        Map<String, Boolean> names = new HashMap<>();
        for (Element e : density.where(e -> e.hasAttr("class") || e.hasAttr("itemprop"))) {
            boolean review = e.attr("itemprop").equals("review")
                    || (e.hasAttr("class")
                            && names.computeIfAbsent(
                                    e.className(), name -> REVIEW.matcher(name).find()));
            if (review && HtmlNames.isBlock(e) && density.at(e).all() < all * 0.7 && !Descendants.has(e, H1)) {
                found.put(e, "review");
            }
        }
    }
}
