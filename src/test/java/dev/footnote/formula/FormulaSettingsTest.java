package dev.footnote.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormulaSettingsTest {

    private static Settings settings(Map<String, String> given) {
        return Settings.load(new Settings.Inputs(null, Map.of(), given));
    }

    @Test
    void nothing_is_used_unless_the_settings_ask_for_it() {
        FormulaSettings plain = FormulaSettings.from(settings(Map.of()));
        assertThat(plain.wanted()).isEmpty();
        assertThat(plain.searchCostUsd()).isEqualByComparingTo(new BigDecimal("0.005"));
        assertThat(FormulaTools.of(settings(Map.of()), List.of("kimi"), Clock.systemUTC())
                        .told())
                .isEmpty();
    }

    @Test
    void each_endpoint_has_tools_of_its_own() {
        Settings given = settings(Map.of(
                "llm.kimi.formulas", "web-search, fetch",
                "llm.kimi-cn.formulas", "fetch",
                "llm.kimi.key", "sk-1",
                "formula.search_cost_usd", "0.004"));
        FormulaSettings read = FormulaSettings.from(given);
        assertThat(read.wanted().get("kimi")).containsExactlyInAnyOrder("web-search", "fetch");
        assertThat(read.wanted().get("kimi-cn")).containsExactly("fetch");
        assertThat(read.searchCostUsd()).isEqualByComparingTo(new BigDecimal("0.004"));
        try (FormulaTools tools = FormulaTools.of(given, List.of("kimi", "vllm"), Clock.systemUTC())) {
            assertThat(tools.told()).isEqualTo("api.moonshot.ai (fetch, web-search)");
            assertThat(tools.open("vllm").specifications()).isEmpty();
            assertThatThrownBy(() -> tools.search("x", "vllm")).hasMessageContaining("at another host now");
        }
    }

    @Test
    void an_unknown_tool_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> FormulaSettings.from(settings(Map.of("llm.kimi.formulas", "code_runner"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("code_runner")
                .hasMessageContaining("web-search, fetch");
    }

    @Test
    void our_search_cannot_have_the_name_of_the_hosts_own() {
        assertThatThrownBy(() -> FormulaSettings.from(settings(
                        Map.of("llm.kimi.formulas", "web-search", "llm.kimi.tool_names", "search web_search"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("web_search")
                .hasMessageContaining("another name");
    }
}
