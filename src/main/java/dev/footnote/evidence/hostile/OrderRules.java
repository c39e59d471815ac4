package dev.footnote.evidence.hostile;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells which cues near each other make an order to a language model. One cue alone is none: people, too, are told to ignore things.
 */
final class OrderRules {

    /** Folded characters between the parts of one phrase. */
    private static final int NEAR = 60;

    /** Folded characters between an order and whom it is for. */
    private static final int AROUND = 200;

    /** Cues that are looked at around one; more would be a list of cues. */
    private static final int MAX_NEIGHBOURS = 60;

    /** Folded characters in which a text names whom it is for. */
    private static final int CALL = 25;

    private static final List<String> MUST = List.of(
            " must ",
            " should ",
            " shall ",
            " have to ",
            " has to ",
            "doivent ",
            " doit ",
            " deben ",
            " debe ",
            " devem ",
            " deve ",
            "devono ",
            " sollen ",
            " soll ",
            "mussen ",
            " muss ",
            "должны ",
            "должна ",
            "должен ");

    private static final List<String> THAT = List.of(" that ", " only ", " que ", " qu'", " dass ", " che ", " что ");

    /** Words before whose instructions something is; a space alone in Russian, which has a case for it. */
    private static final List<String> OF = List.of(
            " of the ",
            " of our ",
            " of this ",
            " des ",
            " der ",
            " du ",
            " de la ",
            " del ",
            " do ",
            " da ",
            " della ",
            " dello ",
            " ");

    /** What that case ends in. */
    private static final String CASES = "иыая";

    /** Whose instructions a model has. */
    private static final List<String> OF_MODELS = List.of(
            "develop",
            "operator",
            "system",
            "session",
            "chat",
            "conversation",
            "prompt",
            "context",
            "entwickl",
            "betreib",
            "gesprach",
            "unterhalt",
            "kontext",
            "developp",
            "operateur",
            "systeme",
            "discussion",
            "contexte",
            "desarroll",
            "sistema",
            "operador",
            "sesion",
            "contexto",
            "desenvolv",
            "sessao",
            "sviluppat",
            "operatore",
            "contesto",
            "разработ",
            "систем",
            "оператор",
            "сесси",
            "чата",
            "беседы",
            "контекст",
            "навсегда",
            "тогда",
            "сегодня");

    private static final int ORDERS = bits(
            HostileCue.SAY,
            HostileCue.OBEY,
            HostileCue.TOOL,
            HostileCue.OVERRIDE,
            HostileCue.TRUST,
            HostileCue.HIDE,
            HostileCue.REVEAL);
    private static final int MODELS = bits(HostileCue.ADDRESS, HostileCue.MODEL, HostileCue.USER, HostileCue.SECRET);
    private static final int TWISTS = bits(HostileCue.ADDRESS, HostileCue.NEW, HostileCue.AUTH, HostileCue.HIDE);

    /**
     * An order in a text.
     *
     * @param anchor the cue that makes it one
     * @param start of its first cue, in the folded text
     * @param end of its last one
     */
    record Order(Cues.Mention anchor, int start, int end) {}

    private final FoldedText text;
    private final List<Cues.Mention> cues;
    private int near;
    private boolean models;
    private int around;
    private int after;
    private int first;
    private int last;

    private OrderRules(FoldedText text, List<Cues.Mention> cues) {
        this.text = text;
        this.cues = cues;
    }

    private static int bits(HostileCue... cues) {
        int out = 0;
        for (HostileCue cue : cues) {
            out |= cue.bit();
        }
        return out;
    }

    /** The orders that cues make, in the order of the text. */
    static List<Order> orders(FoldedText text, List<Cues.Mention> cues) {
        return new OrderRules(text, cues).all();
    }

    /**
     * True if cues make an order where nothing but an order is to be expected, as in text that somebody took the pains to encode.
     */
    static boolean isSuspicious(List<Cues.Mention> cues) {
        int all = 0;
        for (Cues.Mention cue : cues) {
            all |= cue.cue().bit();
        }
        return (all & MODELS) != 0 && (all & ORDERS) != 0
                || has(all, HostileCue.OVERRIDE, HostileCue.OBJECT)
                || (all & bits(HostileCue.HIDE, HostileCue.AUTH, HostileCue.ADDRESS, HostileCue.TOOL)) != 0;
    }

    private List<Order> all() {
        List<Order> out = new ArrayList<>();
        int done = -1;
        for (int i = 0; i < cues.size(); i++) {
            Cues.Mention cue = cues.get(i);
            if (cue.start() >= done && isAnchor(cue.cue())) {
                look(i);
                if (isOrder(i)) {
                    out.add(new Order(cue, first, last));
                    done = last;
                }
            }
        }
        return out;
    }

    private static boolean isAnchor(HostileCue cue) {
        return switch (cue) {
            case OVERRIDE,
                    ADDRESS,
                    ROLE,
                    REVEAL,
                    HIDE,
                    CONTROL,
                    NEW,
                    VOID,
                    AUTH,
                    TRUST,
                    TOOL,
                    DECODE,
                    MODEL,
                    REPLY,
                    DUTY -> true;
            default -> false;
        };
    }

    /** Gathers which cues stand near one. */
    private void look(int at) {
        Cues.Mention anchor = cues.get(at);
        near = 0;
        models = false;
        around = 0;
        after = 0;
        first = anchor.start();
        last = anchor.end();
        for (int i = at - 1; i >= Math.max(0, at - MAX_NEIGHBOURS); i--) {
            if (anchor.start() - cues.get(i).start() > AROUND) {
                break;
            }
            gather(anchor, cues.get(i), false);
        }
        for (int i = at + 1; i < Math.min(cues.size(), at + MAX_NEIGHBOURS); i++) {
            if (cues.get(i).start() - anchor.end() > AROUND) {
                break;
            }
            gather(anchor, cues.get(i), true);
        }
    }

    private void gather(Cues.Mention anchor, Cues.Mention other, boolean later) {
        boolean within = other.start() >= anchor.start() && other.end() <= anchor.end();
        if (within
                && other.cue() != HostileCue.MODEL
                && other.cue() != HostileCue.USER
                && other.cue() != HostileCue.SECRET) {
            return;
        }
        int bit = other.cue().bit();
        models |= other.cue() == HostileCue.MODEL && !isProfession(other);
        around |= bit;
        if (later) {
            after |= bit;
        }
        int gap = later ? other.start() - anchor.end() : anchor.start() - other.end();
        if (gap <= NEAR) {
            near |= bit;
            if (other.cue() != HostileCue.TALK) {
                first = Math.min(first, other.start());
                last = Math.max(last, other.end());
            }
        }
    }

    private static boolean has(int bits, HostileCue... cues) {
        int wanted = bits(cues);
        return (bits & wanted) == wanted;
    }

    private static boolean any(int bits, HostileCue... cues) {
        return (bits & bits(cues)) != 0;
    }

    private boolean isOrder(int at) {
        return switch (cues.get(at).cue()) {
            case OVERRIDE ->
                has(near, HostileCue.SECRET) && isInSentence(at, HostileCue.SECRET)
                        || has(near, HostileCue.REQUEST) && isInSentence(at, HostileCue.REQUEST)
                        || has(near, HostileCue.OBJECT) && isAboutOrders(at)
                        || has(near, HostileCue.OBJECT) && (around & TWISTS) != 0 && isDirect(at);
            case VOID ->
                any(near, HostileCue.SECRET)
                        || has(near, HostileCue.PRIOR, HostileCue.OBJECT)
                                && (models
                                                && (any(after, HostileCue.SAY, HostileCue.NEW)
                                                        || any(around, HostileCue.NEW))
                                        || any(around, HostileCue.EXACT, HostileCue.USER)
                                                && any(after, HostileCue.SAY, HostileCue.NEW)
                                        || any(around, HostileCue.ROLE) && any(after, HostileCue.SAY, HostileCue.NEW));
            case ADDRESS ->
                (after & ORDERS) != 0
                        || any(near, HostileCue.SAY)
                                && FoldedText.isDense(text.at(cues.get(at).end() - 1))
                        || any(
                                near,
                                HostileCue.TRUST,
                                HostileCue.TOOL,
                                HostileCue.OVERRIDE,
                                HostileCue.AUTH,
                                HostileCue.REPLY,
                                HostileCue.NEW);
            case ROLE ->
                any(near, HostileCue.FREE)
                        || has(near, HostileCue.OBEY, HostileCue.HERE)
                        || has(near, HostileCue.SAY) && any(near, HostileCue.USER) && isSaidToUser(at)
                        || has(near, HostileCue.SAY, HostileCue.EXACT)
                                && (any(around, HostileCue.MODEL) || any(near, HostileCue.TRUST))
                        || has(near, HostileCue.SAY, HostileCue.REPLY)
                        || any(near, HostileCue.NEW, HostileCue.TRUST)
                                && (any(around, HostileCue.MODEL, HostileCue.USER) || isFollowedInSentence(at));
            case REVEAL -> has(near, HostileCue.SECRET) && isInSentence(at, HostileCue.SECRET);
            case HIDE ->
                any(
                                around,
                                HostileCue.TOOL,
                                HostileCue.OBJECT,
                                HostileCue.AUTH,
                                HostileCue.NEW,
                                HostileCue.SECRET,
                                HostileCue.MODEL)
                        || any(
                                near,
                                HostileCue.OVERRIDE,
                                HostileCue.CONTROL,
                                HostileCue.TRUST,
                                HostileCue.LINK,
                                HostileCue.HERE);
            case CONTROL -> (near & ORDERS) != 0 && any(near, HostileCue.TOOL, HostileCue.SAY, HostileCue.TRUST);
            case REPLY -> (near & ORDERS) != 0 && isForModel() || any(near, HostileCue.LINK);
            case DUTY ->
                any(near, HostileCue.HERE, HostileCue.TOOL, HostileCue.TRUST, HostileCue.HIDE, HostileCue.CONTROL)
                                && any(near, HostileCue.SAY, HostileCue.TOOL, HostileCue.TRUST)
                        || isToldWhat(at);
            case NEW ->
                has(near, HostileCue.SAY) && (isForModelAlone() || isHeading(at) && isForModel())
                        || any(near, HostileCue.AUTH, HostileCue.TOOL)
                        || any(near, HostileCue.VOID) && (models || isHeading(at))
                        || any(near, HostileCue.TRUST) && !has(near, HostileCue.TALK)
                        || any(near, HostileCue.ROLE) && isFollowedInSentence(at);
            case AUTH ->
                any(
                                near,
                                HostileCue.TOOL,
                                HostileCue.TRUST,
                                HostileCue.REVEAL,
                                HostileCue.SECRET,
                                HostileCue.OVERRIDE,
                                HostileCue.HIDE,
                                HostileCue.NEW,
                                HostileCue.LINK)
                        || any(near, HostileCue.SAY, HostileCue.CONTROL)
                                && any(near, HostileCue.EXACT, HostileCue.REPLY, HostileCue.CONTROL);
            case TRUST ->
                any(near, HostileCue.TOOL, HostileCue.HIDE)
                        || any(near, HostileCue.MODEL, HostileCue.HERE)
                                && any(near, HostileCue.SAY)
                                && any(around, HostileCue.MODEL, HostileCue.USER, HostileCue.EXACT);
            case TOOL ->
                any(near, HostileCue.USER, HostileCue.LINK)
                        && any(
                                near,
                                HostileCue.CONTROL,
                                HostileCue.REPLY,
                                HostileCue.TRUST,
                                HostileCue.NEW,
                                HostileCue.ADDRESS);
            case DECODE -> has(near, HostileCue.OBEY);
            case MODEL ->
                has(near, HostileCue.SAY, HostileCue.EXACT)
                                && any(near, HostileCue.CONTROL, HostileCue.TRUST, HostileCue.HIDE)
                        || isCalled(at) && (after & ORDERS) != 0
                        || isObliged(at)
                        || has(near, HostileCue.TRUST)
                                && any(near, HostileCue.HERE, HostileCue.SAY)
                                && isInSentence(at, HostileCue.TRUST);
            default -> false;
        };
    }

    private boolean isForModel() {
        return any(around, HostileCue.MODEL, HostileCue.USER, HostileCue.HIDE, HostileCue.TRUST, HostileCue.LINK)
                || any(near, HostileCue.EXACT);
    }

    /** "Ignore", and in the same sentence what was said before to whoever reads this. */
    private boolean isAboutOrders(int at) {
        Cues.Mention anchor = cues.get(at);
        boolean forModel = any(
                near,
                HostileCue.SAY,
                HostileCue.EXACT,
                HostileCue.ROLE,
                HostileCue.NEW,
                HostileCue.REVEAL,
                HostileCue.MODEL,
                HostileCue.USER,
                HostileCue.SECRET,
                HostileCue.OBEY);
        for (int i = Math.max(0, at - MAX_NEIGHBOURS); i < Math.min(cues.size(), at + MAX_NEIGHBOURS); i++) {
            Cues.Mention object = cues.get(i);
            if (object.cue() == HostileCue.OBJECT
                    && gap(anchor, object) <= NEAR
                    && isInSentence(anchor, object)
                    && (object.start() < anchor.start() || !isVerbFinal(anchor) && !isInNextClause(anchor, object))) {
                for (int j = Math.max(0, i - MAX_NEIGHBOURS / 4);
                        j < Math.min(cues.size(), i + MAX_NEIGHBOURS / 4);
                        j++) {
                    Cues.Mention prior = cues.get(j);
                    boolean counts = prior.cue() == HostileCue.PRIOR || prior.cue() == HostileCue.ALL && forModel;
                    if (counts
                            && gap(object, prior) <= NEAR / 2
                            && isInSentence(object, prior)
                            && !isObeyedBetween(i, j)
                            && !isOfAnotherThing(wordEnd(Math.max(object.end(), prior.end())))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * "… the previous instructions of the leaflet": true if it is said whose instructions they are, and neither that nor anything nearby has to do with a
     * model.
     */
    private boolean isOfAnotherThing(int after) {
        if (models
                || any(around, HostileCue.USER, HostileCue.SECRET, HostileCue.HIDE, HostileCue.AUTH, HostileCue.TOOL)) {
            return false;
        }
        String rest = text.toString(after, Math.min(text.length(), after + 2 * CALL));
        String genitive = OF.stream().filter(rest::startsWith).findFirst().orElse("");
        int start = after + genitive.length();
        int end = wordEnd(start);
        String word = text.toString(start, end);
        boolean russian =
                genitive.equals(" ") && word.length() > 3 && CASES.indexOf(word.charAt(word.length() - 1)) >= 0;
        return (russian || genitive.length() > 1 && word.length() > 2)
                && OF_MODELS.stream().noneMatch(word::startsWith);
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && end - from < CALL && Character.isLetter(text.at(end))) {
            end++;
        }
        return end;
    }

    /** Assistants may be people. */
    private boolean isProfession(Cues.Mention model) {
        return text.at(model.start()) == 'a'
                && (text.at(model.start() + 1) == 's' || text.at(model.start() + 1) == 'g');
    }

    private boolean isForModelAlone() {
        return models || any(around, HostileCue.HIDE, HostileCue.TRUST, HostileCue.LINK) || any(near, HostileCue.HERE);
    }

    /** "New instructions: …" */
    private boolean isHeading(int at) {
        int end = cues.get(at).end();
        for (int i = end - 1; i < Math.min(text.length(), end + CALL); i++) {
            if (text.at(i) == ':' || text.at(i) == '.' && i < end + 3) {
                return true;
            }
        }
        return end >= text.length();
    }

    /** "…tell the user": where verbs come first, who is spoken to comes after. */
    private boolean isSaidToUser(int at) {
        Cues.Mention anchor = cues.get(at);
        int say = -1;
        for (int i = Math.max(0, at - MAX_NEIGHBOURS); i < Math.min(cues.size(), at + MAX_NEIGHBOURS); i++) {
            Cues.Mention cue = cues.get(i);
            boolean says = cue.cue() == HostileCue.SAY
                    && !text.toString(cue.start(), cue.end()).startsWith("muss");
            if (gap(anchor, cue) <= NEAR && says) {
                say = i;
            } else if (gap(anchor, cue) <= NEAR && cue.cue() == HostileCue.USER) {
                boolean laterVerbs = text.at(cue.start()) >= 0x900;
                if (laterVerbs || say >= 0 && gap(cues.get(say), cue) <= NEAR && isInSentence(cues.get(say), cue)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Summaries by AI should state that …": a duty further on in the sentence. */
    private boolean isObliged(int at) {
        Cues.Mention model = cues.get(at);
        for (int i = at + 1; !isProfession(model) && i < Math.min(cues.size(), at + MAX_NEIGHBOURS / 2); i++) {
            Cues.Mention say = cues.get(i);
            if (say.cue() == HostileCue.SAY && gap(model, say) <= NEAR && isInSentence(model, say)) {
                String before = text.toString(Math.max(0, say.start() - 9), say.start());
                String rest = text.toString(wordEnd(say.end()), Math.min(text.length(), wordEnd(say.end()) + 6));
                if (MUST.stream().anyMatch(before::endsWith) && THAT.stream().anyMatch(rest::startsWith)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Language models: …": a line or sentence that begins with whom it is for. */
    private boolean isCalled(int at) {
        Cues.Mention model = cues.get(at);
        int end = wordEnd(model.end());
        if (isProfession(model) || end >= text.length() || text.at(end) != ':') {
            return false;
        }
        for (int i = model.start() - 1; i >= 0 && model.start() - i <= CALL; i--) {
            if (text.at(i) == '.') {
                return true;
            }
        }
        return model.start() <= CALL;
    }

    /** "AI agents must report that …": a duty to say something that the text gives. */
    private boolean isToldWhat(int at) {
        Cues.Mention duty = cues.get(at);
        if (text.toString(duty.start(), duty.end()).startsWith("the agent")) {
            return false; // contracts speak so of people
        }
        for (int i = at + 1; i < Math.min(cues.size(), at + MAX_NEIGHBOURS / 4); i++) {
            Cues.Mention say = cues.get(i);
            if (say.cue() == HostileCue.SAY && say.start() - duty.end() <= 1) {
                String rest = text.toString(say.end(), Math.min(text.length(), say.end() + 7));
                return rest.startsWith(" that ") || rest.startsWith(" only ");
            }
        }
        return false;
    }

    /** True if what is to be ignored follows in the sentence, and not only after another verb. */
    private boolean isDirect(int at) {
        for (int i = Math.max(0, at - MAX_NEIGHBOURS); i < Math.min(cues.size(), at + MAX_NEIGHBOURS); i++) {
            Cues.Mention object = cues.get(i);
            if (object.cue() == HostileCue.OBJECT
                    && gap(cues.get(at), object) <= NEAR
                    && isInSentence(cues.get(at), object)
                    && !isObeyedBetween(at, i)) {
                return true;
            }
        }
        return false;
    }

    /** True in scripts whose languages put what is to be ignored before the word for it. */
    private boolean isVerbFinal(Cues.Mention anchor) {
        for (int i = anchor.start(); i < anchor.end(); i++) {
            char c = text.at(i);
            if (c >= 0x3040 && c <= 0x30FF || c >= 0xAC00 && c <= 0xD7A3 || c >= 0x900 && c <= 0x97F) {
                return true;
            }
        }
        return false;
    }

    /** In Chinese a comma ends what is to be ignored. */
    private boolean isInNextClause(Cues.Mention anchor, Cues.Mention object) {
        for (int i = anchor.end(); FoldedText.isDense(text.at(anchor.start())) && i < object.start(); i++) {
            if (text.at(i) == ',') {
                return true;
            }
        }
        return false;
    }

    /** True if the sentence of a new role or task goes on with what to say. */
    private boolean isFollowedInSentence(int at) {
        for (int i = at; i < Math.min(cues.size(), at + MAX_NEIGHBOURS); i++) {
            Cues.Mention task = cues.get(i);
            if (task.cue() == HostileCue.NEW && gap(cues.get(at), task) <= NEAR) {
                for (int j = i + 1; j < Math.min(cues.size(), i + MAX_NEIGHBOURS / 4); j++) {
                    Cues.Mention say = cues.get(j);
                    if (say.cue() == HostileCue.SAY && gap(task, say) <= NEAR && isInSentence(task, say)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** "Disregard the earlier letter and follow the instructions": what comes after the second verb is not what is to be disregarded. */
    private boolean isObeyedBetween(int one, int other) {
        for (int i = Math.min(one, other) + 1; i < Math.max(one, other); i++) {
            if (cues.get(i).cue() == HostileCue.OBEY) {
                return true;
            }
        }
        return false;
    }

    private boolean isInSentence(int at, HostileCue cue) {
        for (int i = Math.max(0, at - MAX_NEIGHBOURS); i < Math.min(cues.size(), at + MAX_NEIGHBOURS); i++) {
            Cues.Mention other = cues.get(i);
            if (other.cue() == cue && gap(cues.get(at), other) <= NEAR && isInSentence(cues.get(at), other)) {
                return true;
            }
        }
        return false;
    }

    private static int gap(Cues.Mention a, Cues.Mention b) {
        return Math.max(a.start(), b.start()) - Math.min(a.end(), b.end());
    }

    private boolean isInSentence(Cues.Mention a, Cues.Mention b) {
        for (int i = Math.min(a.end(), b.end()); i < Math.max(a.start(), b.start()); i++) {
            if (text.at(i) == '.') {
                return false;
            }
        }
        return true;
    }
}
