package dev.footnote.page.html;

import dev.footnote.page.format.HtmlNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Drops short lines that tell a reader what to click or count what a member of a forum did. Whole lines alone: words in a line with other text are a part of
 * it and stay.
 */
final class IdleLines {

    /** Links that do something rather than tell something. */
    private static final Pattern COMMANDS = Pattern.compile("(?:"
            + "skip (?:to|navigation).{0,40}|jump to (?:the )?(?:content|navigation|main).{0,20}|back to (?:top|navigation|results)"
            + "|(?:click here to )?(?:sign|log)[ -]?(?:in|up|out)(?: here| now)?|login|register|create an? account|my account|subscribe(?: now| here)?"
            + "|learn more|read more|see (?:more|all)|view (?:more|all|details)|show (?:more|less|all)|load more|more options|quick view"
            + "|add to (?:cart|bag|basket|wishlist|favou?rites)|buy now|shop now|size guide|write a review|print|share|report|follow"
            + "|reply(?: with quote)?|quote|like|upvote|permalink|privacy policy|terms (?:of (?:use|service)|and conditions)"
            + "|anmelden|registrieren|einloggen|mehr (?:erfahren|lesen|anzeigen)|weiterlesen|in den warenkorb"
            + "|se connecter|s'inscrire|en savoir plus|lire la suite|voir plus|voir tout|ajouter au panier"
            + "|iniciar sesión|regístrate|leer más|ver más|ver todo|añadir al carrito|accedi|registrati|leggi (?:di più|tutto)"
            + "|scopri di più|entrar|saiba mais|leia mais|ver mais|lees meer|czytaj więcej|подробнее|войти|читать далее"
            + "|登录|注册|登錄|查看更多|更多|阅读全文|ログイン|もっと見る|続きを読む|로그인|더 보기)(?: ?[\u203A\u00BB\u2192>]{1,2})?");

    /** What forums say of their members and posts besides name and date. */
    private static final Pattern FORUM = Pattern.compile("(?:"
            + "(?:join(?:ed)?(?: date)?|member since|registered|posts?|messages?|location|reputation|reaction score|likes?(?: received)?"
            + "|threads?|topics?|points|karma|solutions|number of slices to send|optional 'thank-you' note|rep power|trophy points)"
            + "(?:: .{0,30}|:? ?[\\d.,k]{0,9}|:)"
            + "|[\\d.,]{1,9}k? (?:posts|messages|likes|points|replies)(?: ?\u00B7 ?joined \\d{4})?|#\\d{1,6}"
            + "|(?:reply|post) ?#?\\d{1,5}|reply(?: with quote)?(?: \\d{1,5})?|quote|click to expand(?:\\.{3}|\u2026)?|scroll to see replies"
            + "|members?|original poster|discussion starter|new member|senior member|junior member|well-known member|active member"
            + "|(?:last )?edited(?: by .{1,40})?[:;,].{1,50}|edited .{1,25} by .{1,30}|advertisement.{0,40}"
            + "|you must (?:log in|be logged in|sign in).{0,60}|this (?:topic|thread) (?:was|is|has been) (?:automatically )?(?:closed|locked).{0,70}"
            + "|.{1,80} and \\d{1,6} others? like this\\.?)");

    /** What stands in for something that a script brings, and what a form says once it is filled in. Upper and lower case are the same. */
    private static final Pattern WAITING = Pattern.compile("(?:"
            + "(?:loading|please wait|wird geladen|bitte warten|chargement(?: en cours)?|cargando|caricamento(?: in corso)?|carregando|laden"
            + "|загрузка|ładowanie|yükleniyor|加载中|正在加载|載入中|読み込み中|로딩 ?중)\\s?(?:\\.{3}|\u2026)"
            + "|thank(?:s| you) for (?:signing up|subscribing)(?: (?:to|for) .{1,30})?[.!]?)");

    /** What opens a long quote stands in it. */
    private static final Pattern EXPAND = Pattern.compile("click to expand(?:\\.{3}|\u2026)?");

    private static final int MAX_COMMAND = 50;
    private static final int MAX_LINE = 120;

    private final TextDensity density;
    private final PageKind kind;

    private IdleLines(TextDensity density, PageKind kind) {
        this.density = density;
        this.kind = kind;
    }

    /**
     * Drops the lines.
     *
     * @return how many
     */
    static int drop(Element body, TextDensity density, PageKind kind) {
        IdleLines lines = new IdleLines(density, kind);
        List<Element> gone = new ArrayList<>();
        for (Element e : density.elements()) {
            if (!e.equals(body) && lines.isIdle(e)) {
                gone.add(e);
            }
        }
        density.cut(gone);
        return gone.size();
    }

    /** Returns true for words that say what to click, as "View details" does. */
    static boolean isCommand(String text) {
        return COMMANDS.matcher(plain(text)).matches();
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    }

    /** Returns true if the lines around a link hold links and nothing else. */
    private boolean isLineOfLinks(Element link) {
        Element block = link;
        while (!HtmlNames.isBlock(block) && block.parent() != null) {
            block = block.parent();
        }
        TextDensity.Counts counts = density.at(block);
        return counts.all() == counts.linked();
    }

    /** Returns true for a line that says nothing but that something else will come. */
    private boolean isWaiting(Element e) {
        return e.childNodeSize() == 1
                && e.childNode(0) instanceof TextNode only
                && mayWait(only.getWholeText().strip())
                && WAITING.matcher(plain(e.text())).matches()
                && !Lines.isWithin(e, density)
                && e.closest("pre, code, blockquote, table") == null;
    }

    /** Returns false for a text that does not end with dots and does not begin with thanks, which most are told by faster than by the pattern. */
    private static boolean mayWait(String text) {
        return text.endsWith("..") || text.endsWith("\u2026") || text.regionMatches(true, 0, "thank", 0, 5);
    }

    private boolean isIdle(Element e) {
        TextDensity.Counts own = density.at(e);
        int length = own.all();
        if (length == 0 || length > MAX_LINE || HtmlNames.isHeading(e)) {
            return false;
        }
        if (length <= MAX_COMMAND && isWaiting(e)) {
            return true;
        }
        boolean link = e.normalName().equals("a") && length <= MAX_COMMAND;
        if (!link && kind != PageKind.FORUM) {
            return false;
        }
        String text = plain(e.text());
        boolean words = link && COMMANDS.matcher(text).matches()
                || kind == PageKind.FORUM && FORUM.matcher(text).matches();
        return words
                && (!Lines.isWithin(e, density) || link && isLineOfLinks(e))
                && (e.closest("pre, blockquote, table td p") == null
                        || EXPAND.matcher(text).matches());
    }
}
