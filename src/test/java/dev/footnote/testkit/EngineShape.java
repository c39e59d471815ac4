package dev.footnote.testkit;

import java.util.Map;

/**
 * How one search engine is asked and what it answers, as documented by its maker; made-up values, not recorded ones.
 *
 * @param name as in {@code search.engines}
 * @param base what follows the stand-in's own address for this engine in {@code search.NAME.base_url}
 * @param call method and path of its search below the base, a regular expression
 * @param needs a regular expression that query string, headers and body, a line each, must contain; empty for none
 * @param type of its answers
 * @param normal three hits, "First basalt" first, and one without an address; besides, where it gives one, a written answer
 * @param empty that it found nothing
 * @param unauthorised a refused key
 * @param quota a spent allowance
 */
public record EngineShape(
        String name,
        String base,
        String call,
        String needs,
        String type,
        String normal,
        String empty,
        Reply unauthorised,
        Reply quota) {

    /** The key that stand-ins take. */
    public static final String KEY = "secret-key-for-tests";

    /** What an engine's answer says that must never become a hit. */
    public static final String WRITTEN_ANSWER = "Basalt fibre is generated wisdom";

    /** An answer other than 200. */
    public record Reply(int status, Map<String, String> headers, String body) {
        static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body);
        }
    }

    /** True if the engine is asked with a key. */
    public boolean hasKey() {
        return needs.contains(KEY);
    }

    @Override
    public String toString() {
        return name;
    }
}
