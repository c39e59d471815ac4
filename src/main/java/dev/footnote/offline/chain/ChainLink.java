package dev.footnote.offline.chain;

/**
 * A thing that a question speaks of without naming it.
 *
 * @param phrase as it stands in the question, such as "the founder of Acme"
 * @param start where it begins in the question
 * @param end where it ends
 * @param question the question that has to be answered first, such as "Who is the founder of Acme?"
 * @param text the question that the phrase stands in
 * @param noun the relation, such as "founder"
 * @param of the name that it is a relation to, such as "Acme"
 */
public record ChainLink(String phrase, int start, int end, String question, String text, String noun, String of) {

    /** Returns the question that is left once the phrase's name is known. */
    public String with(String name) {
        return text.substring(0, start) + name + text.substring(end);
    }
}
