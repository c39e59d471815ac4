package dev.footnote.evidence.hostile;

import java.util.List;

/** Tells how the cues of a text stand to each other: in one sentence, before or behind, and with which words between. */
final class CueContext {

    /** Folded characters between the parts of one phrase. */
    static final int NEAR = 60;

    /** Cues that are looked at around one; more would be a list of cues. */
    static final int MAX_NEIGHBOURS = 60;

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

    private final FoldedText text;
    private final List<Cues.Mention> cues;

    CueContext(FoldedText text, List<Cues.Mention> cues) {
        this.text = text;
        this.cues = cues;
    }

    /** "Ignore", and in the same sentence what was said before to whoever reads this; not of another thing, unless all is said to a model. */
    boolean isAboutOrders(int at, boolean forModel, boolean toModel) {
        Cues.Mention anchor = cues.get(at);
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
                            && (toModel || !isOfAnother(object, prior))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean isOfAnother(Cues.Mention object, Cues.Mention prior) {
        int end = OrdersOwner.wordEnd(text, Math.max(object.end(), prior.end()));
        return OrdersOwner.isAnotherThing(text, end);
    }

    /** Assistants may be people. */
    boolean isProfession(Cues.Mention model) {
        return text.at(model.start()) == 'a'
                && (text.at(model.start() + 1) == 's' || text.at(model.start() + 1) == 'g');
    }

    /** "New instructions: …" */
    boolean isHeading(int at) {
        int end = cues.get(at).end();
        for (int i = end - 1; i < Math.min(text.length(), end + CALL); i++) {
            if (text.at(i) == ':' || text.at(i) == '.' && i < end + 3) {
                return true;
            }
        }
        return end >= text.length();
    }

    /** "…tell the user": where verbs come first, who is spoken to comes after. */
    boolean isSaidToUser(int at) {
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
    boolean isObliged(int at) {
        Cues.Mention model = cues.get(at);
        for (int i = at + 1; !isProfession(model) && i < Math.min(cues.size(), at + MAX_NEIGHBOURS / 2); i++) {
            Cues.Mention say = cues.get(i);
            if (say.cue() == HostileCue.SAY && gap(model, say) <= NEAR && isInSentence(model, say)) {
                String before = text.toString(Math.max(0, say.start() - 9), say.start());
                String rest = text.toString(
                        OrdersOwner.wordEnd(text, say.end()),
                        Math.min(text.length(), OrdersOwner.wordEnd(text, say.end()) + 6));
                if (MUST.stream().anyMatch(before::endsWith) && THAT.stream().anyMatch(rest::startsWith)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Language models: …": a line or sentence that begins with whom it is for. */
    boolean isCalled(int at) {
        Cues.Mention model = cues.get(at);
        int end = OrdersOwner.wordEnd(text, model.end());
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
    boolean isToldWhat(int at) {
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
    boolean isDirect(int at) {
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
    boolean isFollowedInSentence(int at) {
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

    /** Returns true if a cue of a kind stands near one, in its sentence. */
    boolean isInSentence(int at, HostileCue cue) {
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
