package dev.footnote.external;

import dev.footnote.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A server as the settings name it.
 *
 * @param name of the entry
 * @param command the program and its arguments; empty for one over HTTP
 * @param environment of the program, besides that of this process
 * @param url of one over HTTP; empty for a program
 * @param headers sent to it
 * @param tools that may be called; empty for all that say they only read
 */
record ServerSettings(
        String name,
        List<String> command,
        Map<String, String> environment,
        String url,
        Map<String, String> headers,
        List<String> tools) {

    private static final String PREFIX = "mcp.servers";

    ServerSettings {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        headers = Map.copyOf(headers);
        tools = List.copyOf(tools);
    }

    /** Returns those that are set up; the template among the defaults is not. */
    static List<ServerSettings> from(Settings settings) {
        List<ServerSettings> out = new ArrayList<>();
        for (String name : settings.children(PREFIX)) {
            String at = PREFIX + "." + name + ".";
            List<String> command = new ArrayList<>(list(settings, at + "command"));
            command.addAll(list(settings, at + "args"));
            String url =
                    settings.has(at + "url") ? settings.optional(at + "url").orElse("") : "";
            if (command.isEmpty() && url.isEmpty()) {
                continue;
            }
            if (!command.isEmpty() && !url.isEmpty()) {
                throw settings.bad(at + "url", "there is a command as well", "give one of the two");
            }
            out.add(new ServerSettings(
                    name,
                    command,
                    pairs(settings, at + "env", "="),
                    url,
                    pairs(settings, at + "headers", ":"),
                    list(settings, at + "tools")));
        }
        return List.copyOf(out);
    }

    private static List<String> list(Settings settings, String name) {
        return settings.has(name) ? settings.list(name) : List.of();
    }

    private static Map<String, String> pairs(Settings settings, String name, String between) {
        Map<String, String> out = new LinkedHashMap<>();
        for (String pair : list(settings, name)) {
            int at = pair.indexOf(between);
            if (at < 1) {
                throw settings.bad(name, "an entry has no \"" + between + "\"", "write NAME" + between + "VALUE");
            }
            out.put(pair.substring(0, at).strip(), pair.substring(at + 1).strip());
        }
        return out;
    }

    /** Where it is, for people: the program's name, or the host. */
    String place() {
        if (!command.isEmpty()) {
            return command.get(0);
        }
        int start = url.indexOf("://");
        int end = start < 0 ? -1 : url.indexOf('/', start + 3);
        return end < 0 ? url : url.substring(0, end);
    }
}
