package dev.footnote.page.metadata;

import static dev.footnote.page.metadata.MetadataWords.anyOf;

import dev.footnote.text.Languages;
import dev.footnote.text.Spaces;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes the names of authors out of the words around them: titles, days, addresses, and several in one line. */
final class AuthorNames {

    private static final Pattern AND = Pattern.compile("(?<! ) " + anyOf("and") + " |、");

    /** Characters of the longest name or list of names. */
    static final int LONGEST = 100;

    /** Names of a page at most. */
    static final int MAX_NAMES = 12;

    /** Words in small letters that names hold. */
    private static final Set<String> IN_NAMES = Set.copyOf(MetadataWords.of("in names"));

    /** A text with as many other words in small letters tells something. */
    private static final int SMALL_WORDS = 3;

    private static final Pattern DAY = Pattern.compile(
            "^(?:\\p{L}{3,9}\\.? \\d{1,2},? \\d{4}|\\d{1,2}\\.? \\p{L}{3,9}\\.? \\d{4}|\\d{4}-\\d{2}-\\d{2})\\s{0,3}(?:[|•·–—-]\\s{0,3}|$)");

    /** What leads to a name, at the start of a byline. */
    private static final Pattern LEAD = Pattern.compile("^(?:(?i:" + anyOf("done by") + " by|" + anyOf("leads")
            + ")\\b[:：]?|" + anyOf("leads in cjk") + "[:：]?|" + anyOf("leads with a colon") + "[:：]|文[/／・])\\s*");

    /** The name of a site in place of a person's. */
    private static final Pattern HOST = Pattern.compile("(?i)[a-z0-9-]{1,40}\\." + anyOf("host end"));

    private static final Pattern REST = Pattern.compile(
            "(?:[|•·–—(\\n]|\\s-\\s|,? (?:\\d{1,2}[. ]|" + anyOf("after a name") + " |" + anyOf("begins after a name")
                    + "|@|\\p{L}{3,9} \\d{1,2}, \\d{4})).*$",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_NAME = Pattern.compile("(?i)^" + anyOf("no name") + "$");

    private AuthorNames() {}

    /**
     * Returns the names of persons in some texts, joined by a comma and a space.
     *
     * @param names as written; several may stand in one
     * @param site the name of the site, which is no person's
     */
    static String joined(List<String> names, String site) {
        Set<String> out = new LinkedHashSet<>();
        for (String name : names.stream()
                .filter(name -> !isTelling(name))
                .flatMap(AuthorNames::apart)
                .toList()) {
            String plain = name(name);
            if (!plain.isEmpty() && !plain.equalsIgnoreCase(site) && !isAccount(name) && out.size() < MAX_NAMES) {
                out.add(plain);
            }
        }
        return String.join(", ", out);
    }

    /** "Nora Field and Ivo Lund" are two; a company such as "Field and Sons" is one, so both sides need two words, or Han characters. */
    private static Stream<String> apart(String written) {
        List<String> parts = List.of(AND.split(Titling.line(written), -1));
        return parts.stream().allMatch(part -> Spaces.split(part.strip()).length > 1 || Languages.hasHan(part))
                ? parts.stream()
                : Stream.of(written);
    }

    /** Returns true for words about an author, such as what they do. */
    private static boolean isTelling(String written) {
        return Stream.of(Spaces.split(cut(written)))
                        .filter(word ->
                                !word.isEmpty() && Character.isLowerCase(word.charAt(0)) && !IN_NAMES.contains(word))
                        .count()
                >= SMALL_WORDS;
    }

    private static boolean isAccount(String name) {
        String text = name.strip();
        return text.startsWith("@")
                || text.contains("://")
                || text.contains("www.")
                || HOST.matcher(text).matches();
    }

    /** Returns a name without what leads to it and what follows it; empty for what is none. */
    static String name(String written) {
        String text = cut(written);
        boolean letters = text.codePoints().filter(Character::isLetter).count() >= 2;
        boolean fits = text.length() <= LONGEST && letters && text.indexOf('@') < 0;
        return fits && !NO_NAME.matcher(text.toLowerCase(Locale.ROOT)).matches() ? text : "";
    }

    /** Returns a text without what leads to a name and what follows it. */
    private static String cut(String written) {
        String text = DAY.matcher(Titling.line(written)).replaceFirst("").strip();
        text = LEAD.matcher(text).replaceFirst("").strip();
        text = REST.matcher(text).replaceFirst("").strip();
        while (!text.isEmpty() && ",;:.|/&".indexOf(text.charAt(text.length() - 1)) >= 0 && !text.endsWith("r.")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        return text;
    }
}
