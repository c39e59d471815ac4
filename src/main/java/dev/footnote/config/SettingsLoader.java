package dev.footnote.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.footnote.api.UsageException;
import dev.footnote.config.Settings.Inputs;
import dev.footnote.config.Settings.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the layers of settings and lays each over the one before. */
final class SettingsLoader {

    private static final List<String> FILES =
            List.of("footnote.yaml", "endpoints.yaml", "families.yaml", "engines.yaml");

    /** Under these, users may add entries of their own (an endpoint, an engine) with the leaves that others there have. */
    private static final List<String> OPEN = List.of("llm.", "family.");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Map<String, @Nullable Object> values = new TreeMap<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private SettingsLoader() {}

    static Settings load(Inputs inputs) {
        SettingsLoader loader = new SettingsLoader();
        for (String name : FILES) {
            loader.values.putAll(flatten(parse(resource(name), "config/" + name)));
        }
        Map<String, @Nullable Object> aliases = flatten(parse(resource("environment.yaml"), "config/environment.yaml"));
        if (inputs.file() != null) {
            loader.lay(flatten(parse(read(inputs.file()), inputs.file().toString())), "file " + inputs.file());
        }
        loader.environment(inputs.environment(), aliases);
        inputs.flags().forEach((name, value) -> loader.set(name, value, new Origin("flag")));
        if (!loader.problems.isEmpty()) {
            throw new UsageException(String.join("\n", loader.problems));
        }
        return new Settings(loader.values, loader.origins);
    }

    private void environment(Map<String, String> environment, Map<String, @Nullable Object> aliases) {
        // Names that people have set for other tools come first, so that our own names win over them; within a list the
        // first that is set wins.
        aliases.forEach((setting, names) -> names(setting, names, aliases, environment).stream()
                .findFirst()
                .ifPresent(name ->
                        set(setting, environment.getOrDefault(name, "").strip(), new Origin("environment " + name))));
        for (String setting : List.copyOf(values.keySet())) {
            String name = environmentName(setting);
            String value = environment.get(name);
            if (value != null) {
                set(setting, value.strip(), new Origin("environment " + name));
            }
        }
    }

    /**
     * Those of a setting's names that are set, in their order; but a key and an address that share their first word go before
     * others, so that a key is not sent to the host of another.
     */
    private static List<String> names(
            String setting,
            @Nullable Object names,
            Map<String, @Nullable Object> aliases,
            Map<String, String> environment) {
        List<String> set = set(names, environment);
        if (!setting.endsWith(".key") && !setting.endsWith(".base_url")) {
            return set;
        }
        String other = setting.endsWith(".key")
                ? setting.replaceFirst("key$", "base_url")
                : setting.replaceFirst("base_url$", "key");
        List<String> keys = set(setting.endsWith(".key") ? names : aliases.get(other), environment);
        List<String> addresses = set(setting.endsWith(".key") ? aliases.get(other) : names, environment);
        return keys.stream()
                .map(SettingsLoader::firstWord)
                .filter(word ->
                        addresses.stream().anyMatch(name -> firstWord(name).equals(word)))
                .findFirst()
                .map(word -> set.stream()
                        .filter(name -> firstWord(name).equals(word))
                        .toList())
                .orElse(set);
    }

    private static List<String> set(@Nullable Object names, Map<String, String> environment) {
        List<?> list = names instanceof List<?> several ? several : names == null ? List.of() : List.of(names);
        return list.stream()
                .map(String::valueOf)
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .toList();
    }

    private static String firstWord(String name) {
        return name.replaceFirst("_.*", "");
    }

    static String environmentName(String setting) {
        return "FOOTNOTE_" + setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private void lay(Map<String, @Nullable Object> layer, String from) {
        layer.forEach((name, value) -> set(name, value, new Origin(from)));
    }

    private void set(String name, @Nullable Object value, Origin origin) {
        if (!values.containsKey(name) && !isOpen(name)) {
            problems.add(origin.source() + ": there is no setting \"" + name + "\"; did you mean \"" + nearest(name)
                    + "\"? (footnote config lists them all)");
            return;
        }
        values.put(name, value);
        origins.put(name, origin);
    }

    private boolean isOpen(String name) {
        for (String prefix : OPEN) {
            String[] parts = name.split("\\.", 3);
            if (name.startsWith(prefix)
                    && parts.length == 3
                    && values.keySet().stream().anyMatch(k -> k.startsWith(prefix) && k.endsWith("." + parts[2]))) {
                return true;
            }
        }
        return false;
    }

    private String nearest(String name) {
        return values.keySet().stream()
                .min(Comparator.comparingInt(known -> distance(known, name)))
                .orElse("");
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    private static Map<String, @Nullable Object> flatten(Map<?, ?> tree) {
        Map<String, @Nullable Object> out = new TreeMap<>();
        flatten("", tree, out);
        return out;
    }

    private static void flatten(String prefix, Map<?, ?> tree, Map<String, @Nullable Object> out) {
        tree.forEach((key, value) -> {
            String name = prefix + key;
            if (value instanceof Map<?, ?> below) {
                flatten(name + ".", below, out);
            } else {
                out.put(name, value);
            }
        });
    }

    private static Map<?, ?> parse(String yaml, String where) {
        try {
            JsonNode root = YAML.readTree(yaml);
            if (root.isMissingNode() || root.isNull()) {
                return Map.of();
            }
            Object tree = YAML.treeToValue(root, Object.class);
            if (tree instanceof Map<?, ?> map) {
                return map;
            }
            throw new UsageException(where + " is not a map of settings; write lines such as  llm.endpoint: kimi");
        } catch (JacksonException e) {
            throw new UsageException(
                    where + " is not readable as YAML: " + e.getOriginalMessage() + " (line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + "); correct it",
                    e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UsageException("the settings file " + file + " does not exist; correct --config", e);
        } catch (IOException e) {
            throw new UsageException("the settings file " + file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = SettingsLoader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks its settings file " + name + "; build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
