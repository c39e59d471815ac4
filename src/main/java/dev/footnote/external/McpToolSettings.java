package dev.footnote.external;

import dev.footnote.config.Settings;
import java.time.Duration;
import java.util.List;

/**
 * The settings under {@code mcp}; the reasons for the defaults stand in {@code config/footnote.yaml}.
 *
 * @param servers that are set up
 * @param startTimeout until a server has begun to speak
 * @param callTimeout of one call, and of the list of a server's tools
 * @param maxTools of one server, from 1
 * @param maxCalls of one run
 * @param maxResultChars UTF-16 units of one result
 */
record McpToolSettings(
        List<ServerSettings> servers,
        Duration startTimeout,
        Duration callTimeout,
        int maxTools,
        int maxCalls,
        int maxResultChars) {

    McpToolSettings {
        servers = List.copyOf(servers);
    }

    static McpToolSettings from(Settings settings) {
        return new McpToolSettings(
                ServerSettings.from(settings),
                settings.duration("mcp.start_timeout"),
                settings.duration("mcp.call_timeout"),
                settings.integer("mcp.max_tools"),
                settings.integer("mcp.max_calls"),
                settings.integer("mcp.max_result_chars"));
    }
}
