package dev.footnote.offline.relation;

import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.offline.span.OriginWords;
import dev.footnote.text.Languages;
import java.util.Locale;
import java.util.Set;

/** Tells whether a name can be that of a country, state, county, town, or person, by its form and by a list of countries. */
public final class NamedSorts {

    private static final double SURE = 5;

    /** Names that the right sort is preferred to. */
    private static final double POSSIBLE = 0.4;

    private static final Set<String> STATES = Set.of(
            ("Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa"
                            + "|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana"
                            + "|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma"
                            + "|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia"
                            + "|Washington|West Virginia|Wisconsin|Wyoming|New South Wales|Queensland|Victoria|Tasmania|South Australia"
                            + "|Western Australia|Bavaria|Saxony|Hesse|Thuringia|Brandenburg")
                    .split("\\|", -1));

    private static final Set<String> TOWNS =
            Set.of("city", "town", "village", "birthplace", "municipality", "capital", "birth", "death");

    /** Places, which have names. */
    private static final Set<String> SORTS =
            Set.of("country", "nation", "state", "county", "city", "town", "village", "municipality", "capital");

    /** A name that ends in one of these is of a body, an event or a work, and of no place or person. */
    private static final Set<String> BODIES = Set.of(
            ("University|College|School|Academy|Institute|Conservatory|Museum|Company|Corporation|Records|Awards|Award|League|Association"
                            + "|Committee|Airlines|Orchestra|Band|Series|Show|Film|Album|Songs|Festival|Championship|Championships|Olympics|Enlightenment"
                            + "|Revolution|War|Party|Army|Navy|Ministry|Entertainment|Pictures|Productions|Group|Inc|Ltd|GmbH")
                    .split("\\|", -1));

    /** A name that ends in one of these is mostly of a place within a town. */
    private static final Set<String> SPOTS = Set.of(
            "Park",
            "Street",
            "Avenue",
            "Square",
            "Building",
            "Airport",
            "Bridge",
            "Center",
            "Centre",
            "Hall",
            "Pavilion",
            "River",
            "Lake",
            "Mountains",
            "Stadium",
            "Station",
            "Road",
            "Campus");

    /** Bodies that are never countries. */
    private static final Set<String> FIRMS = Set.of(
            "company",
            "organization",
            "organisation",
            "manufacturer",
            "label",
            "publisher",
            "university",
            "school",
            "college",
            "band",
            "bank",
            "studio",
            "newspaper",
            "network");

    private NamedSorts() {}

    /**
     * Returns how well a name fits a noun: 0 if it cannot be one, 1 if nothing tells, more if it surely is one.
     *
     * @param noun such as "country" or "county"
     * @param name as written
     */
    public static double fit(String noun, String name) {
        String sort = noun.substring(noun.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        if (SORTS.contains(sort) && !Languages.hasHan(name) && !isName(name)) {
            return 0;
        }
        boolean person = AskedFor.of("Which " + sort + "?").kind() == AnswerKind.PERSON;
        boolean place = SORTS.contains(sort) || TOWNS.contains(sort);
        boolean adjective = OriginWords.is(name) && !OriginWords.isCountry(name);
        if ((place && isBody(name)) || (person && (OriginWords.is(name) || isAward(name)))) {
            return 0;
        }
        if ((TOWNS.contains(sort) && adjective) || (FIRMS.contains(sort) && OriginWords.is(name))) {
            return 0;
        }
        if (TOWNS.contains(sort)
                && name.indexOf(' ') > 0
                && SPOTS.contains(name.substring(name.lastIndexOf(' ') + 1))) {
            return POSSIBLE; // few towns are called so
        }
        boolean country = OriginWords.isCountry(name);
        boolean county = name.endsWith(" County")
                || name.contains(" County,")
                || name.startsWith("County ")
                || name.endsWith("shire")
                || name.endsWith("Parish");
        boolean state = STATES.contains(name);
        return switch (sort) {
            case "country", "nation", "citizenship", "origin" ->
                country
                        ? SURE
                        : OriginWords.country(name).isPresent()
                                ? 1
                                : Languages.hasHan(name) ? POSSIBLE : 0; // Chinese has short names for some
            case "state" -> state ? SURE : country || county ? 0 : POSSIBLE;
            case "county" -> county ? SURE : country || state ? 0 : POSSIBLE;
            default -> TOWNS.contains(sort) && (country || county || state && !name.equals("New York")) ? 0 : 1;
        };
    }

    /** Returns the country that an adjective of it stands for, where a country is meant; else the name itself. */
    public static String named(String noun, String name) {
        String sort = noun.substring(noun.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        boolean country =
                sort.equals("country") || sort.equals("nation") || sort.equals("citizenship") || sort.equals("origin");
        return country ? OriginWords.country(name).orElse(name) : name;
    }

    /** True for "North Bank College" and "North Bank College of Orlun". */
    private static boolean isBody(String name) {
        int of = name.indexOf(" of ");
        String head = of < 0 ? name : name.substring(0, of);
        return head.indexOf(' ') > 0 && BODIES.contains(head.substring(head.lastIndexOf(' ') + 1));
    }

    /** True for the name of an event or honour. */
    private static boolean isAward(String name) {
        String last = name.substring(name.lastIndexOf(' ') + 1);
        return last.startsWith("Award")
                || last.startsWith("Championship")
                || last.equals("Series")
                || last.equals("Olympics");
    }

    /** True for words with a capital among them and no figures. */
    private static boolean isName(String name) {
        return name.codePoints().anyMatch(Character::isUpperCase)
                && name.codePoints().noneMatch(Character::isDigit);
    }
}
