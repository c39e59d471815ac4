package dev.footnote.evidence.hostile;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells which cues near each other make an order to a language model. One cue alone is none: people, too, are told to ignore things.
 */
final class OrderRules {

    /** Folded characters between an order and whom it is for. */
    private static final int AROUND = 200;

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
    private final CueContext context;
    private int near;
    private boolean models;
    private int around;
    private int after;
    private int first;
    private int last;

    private OrderRules(FoldedText text, List<Cues.Mention> cues) {
        this.text = text;
        this.cues = cues;
        this.context = new CueContext(text, cues);
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
        for (int i = at - 1; i >= Math.max(0, at - CueContext.MAX_NEIGHBOURS); i--) {
            if (anchor.start() - cues.get(i).start() > AROUND) {
                break;
            }
            gather(anchor, cues.get(i), false);
        }
        for (int i = at + 1; i < Math.min(cues.size(), at + CueContext.MAX_NEIGHBOURS); i++) {
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
        models |= other.cue() == HostileCue.MODEL && !context.isProfession(other);
        around |= bit;
        if (later) {
            after |= bit;
        }
        int gap = later ? other.start() - anchor.end() : anchor.start() - other.end();
        if (gap <= CueContext.NEAR) {
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
                has(near, HostileCue.SECRET) && context.isInSentence(at, HostileCue.SECRET)
                        || has(near, HostileCue.REQUEST) && context.isInSentence(at, HostileCue.REQUEST)
                        || has(near, HostileCue.OBJECT)
                                && context.isAboutOrders(
                                        at,
                                        isSaidToModel(),
                                        models
                                                || any(
                                                        around,
                                                        HostileCue.USER,
                                                        HostileCue.SECRET,
                                                        HostileCue.HIDE,
                                                        HostileCue.AUTH,
                                                        HostileCue.TOOL))
                        || has(near, HostileCue.OBJECT) && (around & TWISTS) != 0 && context.isDirect(at);
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
                        || has(near, HostileCue.SAY) && any(near, HostileCue.USER) && context.isSaidToUser(at)
                        || has(near, HostileCue.SAY, HostileCue.EXACT)
                                && (any(around, HostileCue.MODEL) || any(near, HostileCue.TRUST))
                        || has(near, HostileCue.SAY, HostileCue.REPLY)
                        || any(near, HostileCue.NEW, HostileCue.TRUST)
                                && (any(around, HostileCue.MODEL, HostileCue.USER) || context.isFollowedInSentence(at));
            case REVEAL -> has(near, HostileCue.SECRET) && context.isInSentence(at, HostileCue.SECRET);
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
                        || context.isToldWhat(at);
            case NEW ->
                has(near, HostileCue.SAY) && (isForModelAlone() || context.isHeading(at) && isForModel())
                        || any(near, HostileCue.AUTH, HostileCue.TOOL)
                        || any(near, HostileCue.VOID) && (models || context.isHeading(at))
                        || any(near, HostileCue.TRUST) && !has(near, HostileCue.TALK)
                        || any(near, HostileCue.ROLE) && context.isFollowedInSentence(at);
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
                        || context.isCalled(at) && (after & ORDERS) != 0
                        || context.isObliged(at)
                        || has(near, HostileCue.TRUST)
                                && any(near, HostileCue.HERE, HostileCue.SAY)
                                && context.isInSentence(at, HostileCue.TRUST);
            default -> false;
        };
    }

    private boolean isForModel() {
        return any(around, HostileCue.MODEL, HostileCue.USER, HostileCue.HIDE, HostileCue.TRUST, HostileCue.LINK)
                || any(near, HostileCue.EXACT);
    }

    /** True if what is near an order to ignore something speaks to a model. */
    private boolean isSaidToModel() {
        return any(
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
    }

    private boolean isForModelAlone() {
        return models || any(around, HostileCue.HIDE, HostileCue.TRUST, HostileCue.LINK) || any(near, HostileCue.HERE);
    }
}
