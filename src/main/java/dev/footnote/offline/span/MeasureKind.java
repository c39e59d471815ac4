package dev.footnote.offline.span;

import dev.footnote.text.WordPatterns;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is measured where a question asks for an amount, by its words: a distance is no year, and a price no weight. */
public enum MeasureKind {
    LENGTH(
            "\\bhow (?:far|tall|high|deep|wide)\\b|\\bwhat (?:is|was) the (?:distance|height|depth|width|length|altitude|elevation)\\b|多[远高深宽]",
            "\\d\\s?(?:[kcm]?m|mi|ft|in|yd)\\b|met(?:er|re)s?\\b|mile|\\bf(?:ee|oo)t\\b|inch|yard|fathom|light-year|storey|公里|千米|米|英里|英尺|里|丈|尺|层"),
    SIZE(
            "\\bhow (?:big|large)\\b",
            "\\d\\s?(?:[kcm]?m²?|mi|ft|in|yd|ha|GB|MB|KB)\\b|met(?:er|re)s?\\b|mile|\\bf(?:ee|oo)t\\b|inch|yard|hectare|acre|square|cubic|lit(?:er|re)"
                    + "|gallon|byte|people|inhabitant|member|times|percent|%|size"),
    MASS(
            "\\bhow heavy\\b|\\bhow much (?:do|does|did) .{1,60} weigh\\b|\\bwhat (?:is|was) the (?:weight|mass)\\b|多重",
            "\\d\\s?(?:[km]?g|t|lb|oz)\\b|gram|tonne|\\btons?\\b|pound|ounce|carat|克|公斤|千克|吨|斤|磅"),
    MONEY(
            "\\bhow much .{0,80}\\b(?:costs?|paid|pay|sell|sold|worth|charged?|earn|spend|spent)\\b|\\bwhat (?:is|was) the (?:price|cost|fee|fare)\\b|多少钱",
            "[$€£¥￥]|dollar|euro|pound|franc|mark|yen|yuan|rupee|crown|cent|pence|penn(?:y|ies)|shilling|\\b(?-i:[A-Z]{3})\\b|free|元|块|美元|欧元|英镑|免费|角|分"),
    SPEED(
            "\\bhow fast\\b|\\bwhat (?:is|was) the (?:speed|velocity)\\b|多快",
            "/\\s?(?:h|s|min)|\\bper\\b|\\ban? (?:hour|second|minute)\\b|mph|km/h|knot|Mach|每|时速|节"),
    WARMTH(
            "\\bhow (?:hot|cold|warm)\\b|\\bwhat (?:is|was) the temperature\\b|多少度",
            "°|degree|kelvin|celsius|fahrenheit|℃|度");

    /** An amount in a time, which is no size. */
    private static final Pattern RATE = WordPatterns.compile(
            "\\b(?:an?|per|each|every) (?:year|month|week|day|hour|minute|second)\\b", Pattern.CASE_INSENSITIVE);

    private final Pattern asked;
    private final Pattern given;

    MeasureKind(String asked, String given) {
        this.asked = WordPatterns.compile(asked, Pattern.CASE_INSENSITIVE);
        this.given = WordPatterns.compile(given, Pattern.CASE_INSENSITIVE);
    }

    /** Returns what a question asks to be measured; empty if it asks for nothing of the kind. */
    public static Optional<MeasureKind> of(String question) {
        return Arrays.stream(values())
                .filter(kind -> kind.asked.matcher(question).find())
                .findFirst();
    }

    /** Returns true if words have a unit of this measure. */
    public boolean fits(String words) {
        return given.matcher(words).find()
                && (this == SPEED || this == MONEY || !RATE.matcher(words).find());
    }
}
