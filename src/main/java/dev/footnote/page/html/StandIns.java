package dev.footnote.page.html;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells pages that a server sends in place of the one asked for, with a status that says nothing: bot checks, walls, shells, "not found". */
public final class StandIns {

    /** Longer pages have something to say, whatever their title. */
    private static final int SHORT = 600;

    /** Walls with a policy below them are a little longer. */
    private static final int WALL = 1500;

    private static final List<String> BOT_TITLES = List.of(
            "just a moment",
            "attention required",
            "are you a robot",
            "robot check",
            "human verification",
            "captcha",
            "verify you are human",
            "security check",
            "checking your browser",
            "pardon our interruption",
            "one moment, please",
            "access denied",
            "bot verification",
            "\u5B89\u5168\u9A8C\u8BC1",
            "\u4EBA\u673A\u9A8C\u8BC1");

    private static final List<String> BOT = List.of(
            "verify you are human",
            "verify that you are human",
            "confirm that you are human",
            "confirm you are human",
            "verify you are not a robot",
            "prove you are human",
            "i'm not a robot",
            "i am not a robot",
            "unusual traffic from your",
            "enable javascript and cookies to continue",
            "checking your browser before",
            "checking if the site connection is secure",
            "complete the captcha",
            "solve the captcha",
            "kein roboter",
            "pas un robot",
            "no soy un robot",
            "non sono un robot",
            "n\u00E3o sou um rob\u00F4",
            "\u043D\u0435 \u0440\u043E\u0431\u043E\u0442",
            "\u4E0D\u662F\u673A\u5668\u4EBA",
            "\u5B8C\u6210\u5B89\u5168\u9A8C\u8BC1",
            "\u30ED\u30DC\u30C3\u30C8\u3067\u306F\u3042\u308A\u307E\u305B\u3093");

    private static final List<String> SCRIPT = List.of(
            "please enable javascript",
            "need to enable javascript",
            "must enable javascript",
            "javascript is not available",
            "javascript is disabled",
            "javascript must be enabled",
            "requires javascript",
            "javascript is required",
            "enable javascript to run",
            "enable javascript in your browser",
            "turn on javascript",
            "aktivieren sie javascript",
            "javascript aktivieren",
            "activer javascript",
            "activez javascript",
            "habilite javascript",
            "habilitar javascript",
            "activa javascript",
            "active javascript",
            "ative o javascript",
            "abilita javascript",
            "schakel javascript in",
            "\u0432\u043A\u043B\u044E\u0447\u0438\u0442\u0435 javascript",
            "javascript\u3092\u6709\u52B9",
            "\u542F\u7528javascript",
            "\u542F\u7528 javascript",
            "\u5F00\u542Fjavascript",
            "javascript\uB97C \uD65C\uC131\uD654");

    private static final List<String> LOG_IN = List.of(
            "sign in",
            "log in",
            "login",
            "sign-in",
            "log-in",
            "anmelden",
            "anmeldung",
            "einloggen",
            "connexion",
            "se connecter",
            "identifiez-vous",
            "iniciar sesi\u00F3n",
            "inicia sesi\u00F3n",
            "accedi",
            "entrar",
            "iniciar sess\u00E3o",
            "inloggen",
            "logga in",
            "log ind",
            "logg inn",
            "zaloguj",
            "\u0432\u043E\u0439\u0442\u0438",
            "\u0432\u0445\u043E\u0434",
            "\u767B\u5F55",
            "\u767B\u5165",
            "\u30ED\u30B0\u30A4\u30F3",
            "\uB85C\uADF8\uC778",
            "giri\u015F yap");

    private static final List<String> PASSWORD = List.of(
            "password",
            "passwort",
            "kennwort",
            "mot de passe",
            "contrase\u00F1a",
            "senha",
            "wachtwoord",
            "l\u00F6senord",
            "adgangskode",
            "passord",
            "has\u0142o",
            "\u043F\u0430\u0440\u043E\u043B\u044C",
            "\u5BC6\u7801",
            "\u5BC6\u78BC",
            "\u30D1\u30B9\u30EF\u30FC\u30C9",
            "\uBE44\uBC00\uBC88\uD638",
            "\u015Fifre");

    private static final List<String> CONSENT = List.of(
            "before you continue",
            "bevor sie fortfahren",
            "bevor du fortf\u00E4hrst",
            "avant de continuer",
            "antes de continuar",
            "prima di continuare",
            "voordat je verdergaat",
            "innan du forts\u00E4tter",
            "\u3092\u7D9A\u884C\u3059\u308B\u524D\u306B",
            "\u5728\u7EE7\u7EED\u4E4B\u524D");

    private static final List<String> GONE_TITLES = List.of(
            "page not found",
            "page was not found",
            "page can't be found",
            "page cannot be found",
            "page could not be found",
            "page doesn't exist",
            "page does not exist",
            "file not found",
            "document not found",
            "404 not found",
            "error 404",
            "seite nicht gefunden",
            "seite wurde nicht gefunden",
            "seite existiert nicht",
            "page introuvable",
            "page non trouv\u00E9e",
            "page n'existe pas",
            "p\u00E1gina no encontrada",
            "p\u00E1gina no existe",
            "p\u00E1gina n\u00E3o encontrada",
            "p\u00E1gina n\u00E3o existe",
            "pagina non trovata",
            "pagina niet gevonden",
            "sidan hittades inte",
            "sidan kunde inte hittas",
            "sidan finns inte",
            "siden findes ikke",
            "siden blev ikke fundet",
            "siden finnes ikke",
            "fant ikke siden",
            "sivua ei l\u00F6yd",
            "nie znaleziono strony",
            "strona nie istnieje",
            "strona nie zosta\u0142a znaleziona",
            "str\u00E1nka nenalezena",
            "str\u00E1nka nebyla nalezena",
            "az oldal nem tal\u00E1lhat\u00F3",
            "pagina nu a fost g\u0103sit\u0103",
            "sayfa bulunamad\u0131",
            "\u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0430 \u043D\u0435 \u043D\u0430\u0439\u0434\u0435\u043D\u0430",
            "\u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0430 \u043D\u0435"
                    + " \u0441\u0443\u0449\u0435\u0441\u0442\u0432\u0443\u0435\u0442",
            "\u0441\u0442\u043E\u0440\u0456\u043D\u043A\u0443 \u043D\u0435"
                    + " \u0437\u043D\u0430\u0439\u0434\u0435\u043D\u043E",
            "\u03B7 \u03C3\u03B5\u03BB\u03AF\u03B4\u03B1 \u03B4\u03B5\u03BD \u03B2\u03C1\u03AD\u03B8\u03B7\u03BA\u03B5",
            "\u30DA\u30FC\u30B8\u304C\u898B\u3064\u304B\u308A\u307E\u305B\u3093",
            "\u30DA\u30FC\u30B8\u306F\u898B\u3064\u304B\u308A\u307E\u305B\u3093",
            "\uD398\uC774\uC9C0\uB97C \uCC3E\uC744 \uC218 \uC5C6",
            "\u9875\u9762\u4E0D\u5B58\u5728",
            "\u9875\u9762\u672A\u627E\u5230",
            "\u627E\u4E0D\u5230\u9875\u9762",
            "\u627E\u4E0D\u5230\u8BE5\u9875\u9762",
            "\u627E\u4E0D\u5230\u7F51\u9875",
            "\u627E\u4E0D\u5230\u9801\u9762",
            "\u9801\u9762\u4E0D\u5B58\u5728",
            "kh\u00F4ng t\u00ECm th\u1EA5y trang",
            "halaman tidak ditemukan",
            "\u0627\u0644\u0635\u0641\u062D\u0629 \u063A\u064A\u0631 \u0645\u0648\u062C\u0648\u062F\u0629",
            "\u05D4\u05E2\u05DE\u05D5\u05D3 \u05DC\u05D0 \u05E0\u05DE\u05E6\u05D0",
            "\u05D4\u05D3\u05E3 \u05DC\u05D0 \u05E0\u05DE\u05E6\u05D0",
            "\u0E44\u0E21\u0E48\u0E1E\u0E1A\u0E2B\u0E19\u0E49\u0E32");

    private static final List<String> GONE_WORDS = List.of(
            "could not find",
            "couldn't find",
            "can't find",
            "cannot find",
            "not found",
            "nothing was found",
            "does not exist",
            "doesn't exist",
            "no longer exists",
            "not be found",
            "nicht gefunden",
            "introuvable",
            "no encontrad");

    private StandIns() {}

    /** Returns what a page says in place of the one asked for, as the end of a sentence that begins with its address. */
    public static Optional<String> of(String title, String text) {
        if (text.length() > WALL) {
            return Optional.empty();
        }
        String head = plain(title);
        String body = plain(text);
        return Stream.of(
                        gone(head, body) ? "does not exist, going by its title" : "",
                        text.length() < SHORT && (startsWith(head, BOT_TITLES) || has(body, BOT))
                                ? "asks for a human"
                                : "",
                        text.length() < SHORT && startsWith(head, LOG_IN) && has(body, PASSWORD)
                                ? "wants a log-in"
                                : "",
                        has(head, CONSENT) && body.contains("cookie") || startsWith(body, CONSENT)
                                ? "asks for consent before it shows its text"
                                : "",
                        text.length() < SHORT && has(body, SCRIPT) ? "builds its text by script, which is not run" : "")
                .filter(word -> !word.isEmpty())
                .findFirst();
    }

    private static boolean gone(String title, String text) {
        if (text.length() > SHORT) {
            return false;
        }
        boolean numbered =
                title.equals("404") || ((title.startsWith("404 ") || title.endsWith(" 404")) && has(text, GONE_WORDS));
        return numbered || title.equals("not found") || title.startsWith("not found ") || has(title, GONE_TITLES);
    }

    private static boolean has(String text, List<String> words) {
        return words.stream().anyMatch(text::contains);
    }

    /** The first words, or those after a site's name. */
    private static boolean startsWith(String text, List<String> words) {
        return words.stream()
                .anyMatch(word -> text.startsWith(word)
                        || text.contains("| " + word)
                        || text.contains("- " + word)
                        || text.contains("\u2013 " + word));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').strip();
    }
}
