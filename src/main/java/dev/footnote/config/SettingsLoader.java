package dev.footnote.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings.Inputs;
import dev.footnote.config.Settings.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the layers of settings and lays each over the one before. */
final class SettingsLoader {

    private static final List<String> FILES =
            List.of("footnote.yaml", "endpoints.yaml", "families.yaml", "engines.yaml");

    /** Under these, users may add entries of their own (an endpoint, an engine) with the leaves that others there have. */
    private static final List<String> OPEN = List.of("llm.", "family.", "mcp.servers.");

    /** Typing errors up to which an environment's variable is taken for a slip; others may be anybody's. */
    private static final int SLIP = 2;

    /** How the names of our own variables begin. */
    private static final String OWN = "FOOTNOTE_";

    /** What the name of an environment's variable does not hold. */
    private static final Pattern UNNAMED = Pattern.compile("[^A-Z0-9]");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private final Map<String, @Nullable Object> values = new TreeMap<>();
    private final Map<String, SettingType> forms = new TreeMap<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private SettingsLoader() {}

    /** What stands in the program's own files, which are read once. */
    private static final class Own {
        static final Map<String, @Nullable Object> DEFAULTS = defaults();
        static final Map<String, @Nullable Object> ALIASES =
                Collections.unmodifiableMap(flatten(parse(resource("environment.yaml"), "config/environment.yaml")));

        private static Map<String, @Nullable Object> defaults() {
            Map<String, @Nullable Object> out = new TreeMap<>();
            for (String name : FILES) {
                out.putAll(flatten(parse(resource(name), "config/" + name)));
            }
            return Collections.unmodifiableMap(out);
        }
    }

    static Settings load(Inputs inputs) {
        SettingsLoader loader = new SettingsLoader();
        loader.values.putAll(Own.DEFAULTS);
        loader.learnForms();
        Map<String, @Nullable Object> aliases = Own.ALIASES;
        if (inputs.file() != null) {
            loader.lay(flatten(parse(read(inputs.file()), inputs.file().toString())), "file " + inputs.file());
        }
        loader.environment(inputs.environment(), aliases);
        inputs.flags().forEach((name, value) -> loader.set(name, value, new Origin("option")));
        loader.check();
        if (!loader.problems.isEmpty()) {
            throw new InvalidInputException(String.join("\n", loader.problems));
        }
        return new Settings(loader.values, loader.origins);
    }

    /** A leaf that is a fraction somewhere may be one everywhere, though a default is written without its point. */
    private void learnForms() {
        values.forEach((name, value) -> forms.put(name, SettingType.of(value)));
        Set<String> fractions = forms.entrySet().stream()
                .filter(form -> form.getValue() == SettingType.NUMBER)
                .map(form -> leaf(form.getKey()))
                .collect(Collectors.toSet());
        forms.replaceAll((name, form) ->
                form == SettingType.WHOLE && fractions.contains(leaf(name)) ? SettingType.NUMBER : form);
    }

    private static String leaf(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** All that is of the wrong form, so that nobody mends a file one line a try. */
    private void check() {
        origins.forEach((name, origin) -> {
            Object value = values.get(name);
            forms.getOrDefault(name, SettingType.TEXT).problem(value).ifPresent(problem -> {
                String text = value == null ? "" : SecretMasker.masked(name, String.valueOf(value));
                problems.add(name + " is \"" + text + "\" (from " + origin.source() + "): " + problem + "; correct it");
            });
        });
    }

    private void environment(Map<String, String> environment, Map<String, @Nullable Object> aliases) {
        // Names that people have set for other tools come first, so that our own names win over them; within a list the
        // first that is set wins.
        aliases.forEach((setting, names) -> names(setting, names, aliases, environment).stream()
                .findFirst()
                .ifPresent(name ->
                        set(setting, environment.getOrDefault(name, "").strip(), new Origin("environment " + name))));
        Map<String, String> given = new TreeMap<>(environment);
        given.keySet().removeIf(name -> !name.startsWith(OWN));
        if (given.isEmpty()) {
            return;
        }
        Map<String, String> own = new TreeMap<>();
        for (String setting : settable()) {
            own.put(environmentName(setting), setting);
        }
        given.forEach((name, value) -> {
            String setting = own.get(name);
            if (setting != null) {
                set(setting, value.strip(), new Origin("environment " + name));
            } else {
                NearestName.to(name, own.keySet(), SLIP)
                        .ifPresent(near -> problems.add("environment " + name
                                + ": there is no setting of that name; did you mean " + near + "?"));
            }
        });
    }

    /** Every setting that there is, and those that entries of the user's own may have. */
    private Set<String> settable() {
        Set<String> out = new TreeSet<>(values.keySet());
        for (String prefix : OPEN) {
            Set<String> entries = new TreeSet<>();
            Set<String> leaves = new TreeSet<>();
            values.keySet().stream().filter(name -> name.startsWith(prefix)).forEach(name -> {
                String rest = name.substring(prefix.length());
                entries.add(rest.substring(0, rest.indexOf('.')));
                leaves.add(rest.substring(rest.indexOf('.') + 1));
            });
            entries.forEach(entry -> leaves.forEach(leaf -> out.add(prefix + entry + "." + leaf)));
        }
        return out;
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
                ? setting.substring(0, setting.length() - "key".length()) + "base_url"
                : setting.substring(0, setting.length() - "base_url".length()) + "key";
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
        int end = name.indexOf('_');
        return end < 0 ? name : name.substring(0, end);
    }

    static String environmentName(String setting) {
        return OWN + UNNAMED.matcher(setting.toUpperCase(Locale.ROOT)).replaceAll("_");
    }

    private void lay(Map<String, @Nullable Object> layer, String from) {
        layer.forEach((name, value) -> set(name, value, new Origin(from)));
    }

    private void set(String name, @Nullable Object value, Origin origin) {
        if (!values.containsKey(name) && !isOpen(name)) {
            problems.add(origin.source() + ": " + unknown(name));
            return;
        }
        values.put(name, value);
        origins.put(name, origin);
    }

    private String unknown(String name) {
        Optional<String> below = values.keySet().stream()
                .filter(known -> known.startsWith(name + "."))
                .findFirst();
        if (below.isPresent()) {
            return "\"" + name + "\" is a group of settings, such as " + below.get() + ", and takes no value itself";
        }
        Optional<String> above = values.keySet().stream()
                .filter(known -> name.startsWith(known + "."))
                .findFirst();
        if (above.isPresent()) {
            return "\"" + above.get() + "\" takes one value, so there is no \"" + name + "\"";
        }
        return "there is no setting \"" + name + "\"; "
                + NearestName.to(name, settable())
                        .map(near -> "did you mean \"" + near + "\"? (footnote config lists them all)")
                        .orElse("footnote config lists them all");
    }

    private boolean isOpen(String name) {
        for (String prefix : OPEN) {
            int dot = name.indexOf('.', prefix.length());
            if (name.startsWith(prefix)
                    && dot > prefix.length()
                    && values.keySet().stream()
                            .anyMatch(known -> known.startsWith(prefix) && known.endsWith(name.substring(dot)))) {
                return true;
            }
        }
        return false;
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
        // A byte order mark is what some editors put before UTF-8.
        String text = yaml.startsWith("\ufeff") ? yaml.substring(1) : yaml;
        try (JsonParser parser = YAML.createParser(text)) {
            JsonNode root = YAML.readTree(parser);
            if (root == null) {
                return Map.of();
            }
            if (parser.nextToken() != null) {
                throw new InvalidInputException(
                        where + " holds several YAML documents; put all settings into one, without ---");
            }
            if (root.isMissingNode() || root.isNull()) {
                return Map.of();
            }
            if (root.isObject()) {
                return map(root);
            }
            throw new InvalidInputException(
                    where + " is not a map of settings; write lines such as  model.endpoint: kimi");
        } catch (JacksonException e) {
            throw new InvalidInputException(
                    where + " is not readable as YAML: "
                            + BLANKS.matcher(e.getOriginalMessage().strip()).replaceAll(" ") + " (line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + "); correct it",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(where + " could not be read from memory", e);
        }
    }

    /** By hand, as the mapper's own way costs a start more than the rest of the parsing. */
    private static Map<String, @Nullable Object> map(JsonNode node) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        node.properties().forEach(field -> out.put(field.getKey(), plain(field.getValue())));
        return out;
    }

    private static @Nullable Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> map(node);
            case ARRAY -> {
                List<@Nullable Object> out = new ArrayList<>();
                node.forEach(one -> out.add(plain(one)));
                yield out;
            }
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case STRING -> node.textValue();
            case NULL, MISSING, POJO, BINARY -> null;
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("the settings file " + file + " does not exist; correct --config", e);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException(
                    "the settings file " + file + " may not be read by you; change its rights", e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("the settings file " + file + " is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "the settings file " + file + " cannot be read (" + e.getMessage() + "); name a file of YAML", e);
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
