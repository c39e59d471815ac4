package dev.footnote.offline.relation;

import dev.footnote.offline.span.OriginWords;
import dev.footnote.text.Languages;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads places and origins from sentences of the page of a person or work: the places where a life began and ended, and the country of a work. */
public final class LifeFacts {

    /** The fact that is asked for. */
    public enum Fact {
        BIRTH_PLACE,
        DEATH_PLACE,
        BURIAL_PLACE,
        NATIONALITY,
        COUNTRY,
        WORKPLACE,
        STUDY_PLACE,
        FOUNDING_PLACE,
        LOCATION
    }

    private static final String CAPITAL = "\\p{Lu}[\\p{L}\\p{M}'’.]*+(?:-[\\p{L}][\\p{L}\\p{M}'’]*+)*+";
    private static final String LINK =
            "(?:of the|of|de la|de|del|di|do|am|an der|auf|in der|upon|on|sur|la|le|el|al|les|the|and)";
    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    private static final String PLACE = "(?:the )?(" + CAPITAL + "(?:[ -](?:" + LINK + " )?" + CAPITAL
            + "){0,6}+(?:, (?!" + MONTH + "\\b)" + CAPITAL + "(?: (?:" + LINK + " )?" + CAPITAL + "){0,3}+){0,2}+)";
    private static final String DATE = "(?:(?:c\\.|ca\\.|circa|about|around) ?)?(?:\\d{1,2}(?:st|nd|rd|th)? " + MONTH
            + ",? \\d{3,4}|" + MONTH + " \\d{1,2}(?:st|nd|rd|th)?,? \\d{3,4}|" + MONTH + " \\d{4}|\\d{3,4})";
    private static final String DASH = " ?[-–—] ?";

    private static final List<Pattern> BIRTH = List.of(
            WordPatterns.compile("[( ]" + PLACE + ",? " + DATE + DASH + "(?:" + "[^()]{0,60})" + DATE),
            WordPatterns.compile("\\b(?:[Bb]orn|b\\.)[^.;()]{0,60}? (?:in|at|near) " + PLACE),
            WordPatterns.compile("\\b[Bb]orn:? (?:on )?" + DATE + ",? " + PLACE),
            WordPatterns.compile("[(]\\s?" + DATE + ",? (?:in )?" + PLACE + DASH),
            WordPatterns.compile("\\b[Nn]ative of " + PLACE));
    private static final List<Pattern> DEATH = List.of(
            WordPatterns.compile(DASH + PLACE + ",? " + DATE + "\\s?[)]"),
            WordPatterns.compile(DASH + DATE + ",? (?:in )?" + PLACE + "\\s?[);,]"),
            WordPatterns.compile(
                    "\\b(?i:died|killed|murdered|executed|assassinated|drowned|death)\\b[^.;]{0,80}? (?:in|at|near) (?!"
                            + MONTH + ")" + PLACE),
            WordPatterns.compile(DASH + DATE + " (?:in|at) " + PLACE));
    private static final List<Pattern> BURIAL = List.of(WordPatterns.compile(
            "\\b(?i:buried|interred|entombed|burial|tomb|grave)\\b[^.;]{0,50}? (?:in|at|near) " + PLACE));
    private static final List<Pattern> STUDY = List.of(WordPatterns.compile(
            "\\b(?i:studied|educated|graduated|graduate|degree|student|attended|enrolled)\\b[^.;]{0,80}? (?:at|from|in|of)? ?(?:the )?((?:"
                    + CAPITAL
                    + " )*(?:University|College|Academy|School|Institute|Conservatory|Conservatoire|Polytechnic|Gymnasium)(?: (?:of|for|in) (?:the )?"
                    + CAPITAL + "(?: (?:and )?" + CAPITAL + ")*)?(?:, " + CAPITAL + ")?)"));
    private static final List<Pattern> WORK = List.of(WordPatterns.compile(
            "\\b(?i:professor|lecturer|teacher|teaches|taught|works|worked|fellow|researcher|employed|dean|curator|journalist)\\b[^.;]{0,60}? (?:at|for|of) (?:the )?("
                    + CAPITAL + "(?: (?:of (?:the )?)?" + CAPITAL + "){0,6})"));
    private static final List<Pattern> FOUNDING = List.of(
            WordPatterns.compile(
                    "\\b(?i:formed|founded|established|started|organi[sz]ed|originated|originating|began|formation)\\b[^.;()]{0,60}? (?:in|at) (?!"
                            + MONTH + "\\b)" + PLACE),
            WordPatterns.compile(
                    "\\b(?:is|are|was|were) an? [^.;()]{0,80}?\\b(?:band|group|duo|trio|quartet|ensemble|orchestra|collective|company|label|firm|club|team)\\b[^.;()]{0,40}? (?:from|in|of) "
                            + PLACE));
    /** Each place that a sentence puts its subject in. */
    private static final Pattern LIES = WordPatterns.compile(
            "\\b(?:(?:is|was|are|were) (?:an?|the|one of the|located|situated|found|set|based)|located|situated|headquartered|lies|stands)\\b");

    private static final Pattern INSIDE = WordPatterns.compile(" (?:in|of|within) (?!" + MONTH + "\\b)" + PLACE);
    private static final Pattern IS_A =
            WordPatterns.compile("\\b(?:is|was|were|are) (?:an?|the|one of the|a former) ([^.;(]{1,90})");
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{M}'’-]*");
    private static final Pattern DIED_OF = WordPatterns.compile("^(?:" + MONTH + "|[A-Z]\\.?$)");

    private static final Pattern BORN_HAN = Pattern.compile(
            "(?:出生于|生于|出生在|出生地(?:是|为)?)(?:\\d{2,4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:[，的])?([\\p{IsHan}&&[^，的在是人]]{2,14})");
    private static final Pattern DIED_HAN =
            Pattern.compile("(?:逝世于|卒于|病逝于|去世于|在)([\\p{IsHan}&&[^，的在是]]{2,14}?)(?:去世|逝世|病逝|$|[，。）])");

    private LifeFacts() {}

    /** Returns the fact that a sentence states of its page's subject, as written; empty if it states none. */
    public static Optional<String> read(Fact fact, String sentence) {
        if (Languages.hasHan(sentence)) {
            return han(fact, sentence);
        }
        return switch (fact) {
            case BIRTH_PLACE -> first(BIRTH, sentence);
            case DEATH_PLACE -> first(DEATH, sentence);
            case BURIAL_PLACE -> first(BURIAL, sentence);
            case STUDY_PLACE -> first(STUDY, sentence);
            case WORKPLACE -> first(WORK, sentence);
            case FOUNDING_PLACE -> first(FOUNDING, sentence);
            case LOCATION -> places(sentence).stream().findFirst();
            case NATIONALITY, COUNTRY -> origin(sentence);
        };
    }

    /** Returns all that a sentence states of it: where something lies is told from the nearest place to the widest. */
    public static List<String> all(Fact fact, String sentence) {
        return fact == Fact.LOCATION && !Languages.hasHan(sentence)
                ? places(sentence)
                : read(fact, sentence).stream().toList();
    }

    private static List<String> places(String sentence) {
        Matcher lies = LIES.matcher(sentence);
        if (!lies.find()) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        Matcher inside = INSIDE.matcher(sentence).region(lies.end(), sentence.length());
        while (inside.find()) {
            out.add(withoutPoint(inside.group(1).strip()));
        }
        return out;
    }

    private static String withoutPoint(String place) {
        return place.endsWith(".") ? place.substring(0, place.length() - 1) : place;
    }

    private static Optional<String> first(List<Pattern> patterns, String sentence) {
        for (Pattern pattern : patterns) {
            Matcher found = pattern.matcher(sentence);
            if (found.find()) {
                String place = found.group(1).strip();
                if (!DIED_OF.matcher(place).find()) {
                    return Optional.of(withoutPoint(place));
                }
            }
        }
        return Optional.empty();
    }

    /** The first word for a country in "is an Austrian painter", with what is joined to it. */
    private static Optional<String> origin(String sentence) {
        Matcher opening = IS_A.matcher(sentence);
        if (!opening.find()) {
            return Optional.empty();
        }
        Matcher word = WORD.matcher(opening.group(1));
        while (word.find()) {
            if (Character.isUpperCase(word.group().charAt(0)) && OriginWords.is(word.group())) {
                return Optional.of(word.group());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> han(Fact fact, String sentence) {
        Pattern pattern = fact == Fact.BIRTH_PLACE ? BORN_HAN : fact == Fact.DEATH_PLACE ? DIED_HAN : null;
        if (pattern == null) {
            return Optional.empty();
        }
        Matcher found = pattern.matcher(sentence);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
