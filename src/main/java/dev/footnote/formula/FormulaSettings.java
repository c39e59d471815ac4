package dev.footnote.formula;

import dev.footnote.config.Settings;
import dev.footnote.tools.ToolNames;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings under {@code formula}; the reasons for the defaults stand in {@code config/endpoints.yaml}.
 *
 * @param wanted tools by the endpoint that may use them; endpoints without any are left out
 * @param callTimeout of one call
 * @param maxCalls of one run
 * @param maxResultChars UTF-16 units of one result
 * @param searchCostUsd of one search
 */
record FormulaSettings(
        Map<String, Set<String>> wanted,
        Duration callTimeout,
        int maxCalls,
        int maxResultChars,
        BigDecimal searchCostUsd) {

    /** The tool that searches. */
    static final String SEARCH = "web-search";

    /** The tool that reads pages. */
    static final String FETCH = "fetch";

    private static final List<String> KNOWN = List.of(SEARCH, FETCH);

    FormulaSettings {
        wanted = Map.copyOf(wanted);
    }

    static FormulaSettings from(Settings settings) {
        Map<String, Set<String>> wanted = new TreeMap<>();
        for (String endpoint : settings.children("llm")) {
            String name = "llm." + endpoint + ".formulas";
            List<String> tools = settings.has(name) ? settings.list(name) : List.of();
            for (String tool : tools) {
                if (!KNOWN.contains(tool)) {
                    throw settings.bad(
                            name, "there is no tool \"" + tool + "\" to use", "choose of " + String.join(", ", KNOWN));
                }
            }
            String names = "llm." + endpoint + ".tool_names";
            if (tools.contains(SEARCH)
                    && settings.has(names)
                    && settings.list(names).stream().anyMatch(line -> line.endsWith(" " + ToolNames.WEB_SEARCH))) {
                throw settings.bad(
                        names,
                        "\"" + ToolNames.WEB_SEARCH + "\" is the name of the host's own search, which " + name
                                + " asks for",
                        "give our tool another name");
            }
            if (!tools.isEmpty()) {
                wanted.put(endpoint, Set.copyOf(tools));
            }
        }
        return new FormulaSettings(
                wanted,
                settings.duration("formula.call_timeout"),
                settings.integer("formula.max_calls"),
                settings.integer("formula.max_result_chars"),
                settings.decimal("formula.search_cost_usd").orElse(BigDecimal.ZERO));
    }
}
