package dev.footnote.page.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells pages that a server sends in place of the one asked for, with a status that says nothing: bot checks, walls, shells, "not found". Such a page says so in a
 * sentence that only such pages hold, and hardly anything else.
 */
public final class StandIns {

    /** Longer pages have something to say, whatever their title. */
    private static final int SHORT = 600;

    /** Walls with a policy below them are a little longer. */
    private static final int WALL = 1500;

    /** Characters of other text beside a sentence, on a page whose heading asks a question. */
    private static final int BESIDE_TOPIC = 40;

    /** A sentence that says so is seldom longer; what is over counts as other text. */
    private static final int LONG_PHRASE = 80;

    private static final Pattern SENTENCES = Pattern.compile("\\n+|(?<=[.!?…])\\s+|(?<=[。！？])|\\s\\|\\s");
    private static final Pattern MARKS = Pattern.compile("^[#>*|\\s-]{1,12}|[\\s.!?。！？…*|)]{1,12}$");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

    private static final List<String> NUMBERS = List.of("404", "410");

    /** The title with the headings, and all sentences. */
    private record Said(Phrases phrases, List<String> titles, List<String> sentences, int rest) {}

    private StandIns() {}

    /** Returns the message of a page in place of the one asked for, as the end of a sentence that begins with its address. */
    public static Optional<String> of(String title, String text) {
        return kind(title, text).map(StandInKind::words);
    }

    /** Returns true for a page that says it shows nothing without its script. */
    public static boolean waitsForScript(String title, String text) {
        return kind(title, text).filter(kind -> kind == StandInKind.SCRIPT).isPresent();
    }

    private static Optional<StandInKind> kind(String title, String text) {
        if (text.length() > WALL) {
            return Optional.empty();
        }
        Said said = said(plain(title), plain(text));
        return Stream.of(StandInKind.values())
                .filter(kind -> is(kind, said, text.length()))
                .findFirst();
    }

    private static Said said(String title, String text) {
        Phrases phrases = Phrases.of(SPACES.matcher(title + '\n' + text).replaceAll(" "));
        List<String> titles = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        String name = bare(title);
        if (!name.isEmpty()) {
            titles.add(name);
        }
        int rest = 0;
        for (String part : SENTENCES.split(text)) {
            String sentence = bare(part);
            if (sentence.isEmpty()) {
                continue;
            }
            sentences.add(sentence);
            if (part.startsWith("#")) {
                titles.add(sentence);
            }
            boolean idle = sentence.equals(name) || phrases.isFiller(sentence);
            int beside = idle ? 0 : sentence.length();
            rest += saysAnything(phrases, sentence) ? Math.max(0, beside - LONG_PHRASE) : beside;
        }
        return new Said(phrases, titles, sentences, rest);
    }

    private static boolean saysAnything(Phrases phrases, String sentence) {
        return Stream.of(StandInKind.values()).anyMatch(kind -> phrases.isSaid(kind, sentence));
    }

    private static boolean is(StandInKind kind, Said said, int length) {
        boolean inTitle = said.titles().stream().anyMatch(title -> isTitle(kind, title, said));
        boolean inText =
                said.sentences().stream().anyMatch(sentence -> said.phrases().isSaid(kind, sentence));
        if (kind == StandInKind.CONSENT && inTitle && said.sentences().stream().anyMatch(s -> s.contains("cookie"))) {
            return true;
        }
        String heading =
                said.titles().isEmpty() ? "" : said.titles().get(said.titles().size() > 1 ? 1 : 0);
        int most = inTitle ? kind.besideTitle() : inText ? kind.besideText() : 0;
        return length <= SHORT && said.rest() < (said.phrases().isTopic(heading) ? Math.min(most, BESIDE_TOPIC) : most);
    }

    private static boolean isTitle(StandInKind kind, String title, Said said) {
        if (said.phrases().isSaid(kind, title)) {
            return true;
        }
        if (kind == StandInKind.GONE && NUMBERS.stream().anyMatch(number -> isNumber(number, title, said))) {
            return true;
        }
        boolean needed = kind != StandInKind.LOGIN || said.sentences().stream().anyMatch(said.phrases()::hasPassword);
        return needed && said.phrases().isTitle(kind, title);
    }

    private static boolean isNumber(String number, String title, Said said) {
        return title.equals(number)
                || (title.startsWith(number + " ") || title.endsWith(" " + number))
                        && (said.rest() == 0
                                || said.sentences().stream()
                                        .anyMatch(s -> said.phrases().isSaid(StandInKind.GONE, s)));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .strip();
    }

    private static String bare(String part) {
        return MARKS.matcher(SPACES.matcher(part).replaceAll(" "))
                .replaceAll("")
                .strip();
    }
}
