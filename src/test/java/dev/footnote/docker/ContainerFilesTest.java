package dev.footnote.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.footnote.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The container file and the compose example name files, settings and users that exist. No image is built here. */
class ContainerFilesTest {

    private static final Path FOLDER = Path.of("src/main/docker");
    private static final Pattern VARIABLE = Pattern.compile("(FOOTNOTE_[A-Z_]+)=(\\S+)");

    /** The instructions of the container file, each on one line, without comments. */
    private static List<String> instructions() throws Exception {
        List<String> out = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        for (String line : Files.readAllLines(FOLDER.resolve("Containerfile"))) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            boolean more = line.endsWith("\\");
            joined.append(more ? line.substring(0, line.length() - 1) : line);
            if (!more) {
                out.add(joined.toString().strip());
                joined.setLength(0);
            }
        }
        assertThat(joined).isEmpty();
        return out;
    }

    private static List<String> all(String instruction) throws Exception {
        return instructions().stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1))
                .toList();
    }

    private static JsonNode compose() throws Exception {
        return new YAMLMapper().readTree(FOLDER.resolve("compose.yaml").toFile());
    }

    @Test
    void the_image_has_a_version_runs_as_nobody_special_and_starts_what_was_copied() throws Exception {
        assertThat(all("FROM")).hasSize(1).allMatch(image -> image.matches("[a-z./-]+:[0-9][a-z0-9.-]+"));
        assertThat(all("USER")).hasSize(1).allMatch(user -> user.matches("[1-9][0-9]*:[1-9][0-9]*"));
        assertThat(instructions().indexOf("USER 10001:10001"))
                .isGreaterThan(instructions().size() - 8);
        List<String> copied = all("COPY");
        assertThat(copied)
                .anyMatch(copy -> copy.endsWith(" src/main/docker/entrypoint.sh /opt/footnote/entrypoint.sh"));
        assertThat(copied).anyMatch(copy -> copy.equals("target/footnote.jar /opt/footnote/footnote.jar"));
        assertThat(all("ENTRYPOINT")).containsExactly("[\"/opt/footnote/entrypoint.sh\"]");
        assertThat(all("ADD")).isEmpty();
        assertThat(all("HEALTHCHECK")).hasSize(1).allMatch(check -> check.contains("/healthz"));
        assertThat(Files.readString(FOLDER.resolve("entrypoint.sh"))).contains("/opt/footnote/footnote.jar");
        assertThat(FOLDER.resolve("entrypoint.sh")).isExecutable();
    }

    @Test
    void what_is_copied_is_sent_along_and_nothing_else() throws Exception {
        List<String> sent = Files.readAllLines(FOLDER.resolve("Containerfile.dockerignore"));
        assertThat(sent.get(0)).isEqualTo("*");
        for (String copy : all("COPY")) {
            String[] words = copy.split(" ");
            assertThat(sent).contains("!" + words[words.length - 2]);
        }
    }

    @Test
    void variables_of_both_files_are_settings_with_values_that_can_be_used() throws Exception {
        Map<String, String> environment = new HashMap<>();
        Matcher given = VARIABLE.matcher(String.join(" ", all("ENV")));
        while (given.find()) {
            environment.put(given.group(1), given.group(2));
        }
        assertThat(environment).containsEntry("FOOTNOTE_HTTP_HOST", "0.0.0.0").hasSize(4);
        compose().at("/services/footnote/environment").properties().forEach(variable -> {
            String value = variable.getValue().asText();
            environment.put(variable.getKey(), value.startsWith("$") ? "" : value);
        });
        Settings settings = Settings.load(new Settings.Inputs(null, environment, Map.of()));
        assertThat(settings.text("http.log_format")).isEqualTo("json");
        assertThat(settings.text("search.searxng.base_url")).isEqualTo("http://searxng:8080");
        assertThat(settings.integer("http.key_runs")).isEqualTo(4);
    }

    @Test
    void the_compose_example_builds_from_this_repository_and_asks_for_its_secrets() throws Exception {
        JsonNode service = compose().at("/services/footnote");
        Path context = FOLDER.resolve(service.at("/build/context").asText());
        assertThat(context.resolve("pom.xml")).exists();
        assertThat(context.resolve(service.at("/build/dockerfile").asText())).exists();
        assertThat(service.get("ports").get(0).asText()).startsWith("127.0.0.1:");
        assertThat(service.at("/environment/API_KEY_FILE").asText()).isEqualTo("/run/secrets/api_key");
        assertThat(compose().at("/secrets/api_key/file").asText()).isEqualTo("./api-key.txt");
        assertThat(FOLDER.resolve("api-key.txt")).doesNotExist();
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("src/main/docker/api-key.txt");
    }

    @Test
    void searxng_answers_in_the_form_that_is_read() throws Exception {
        JsonNode searxng = compose().at("/services/searxng");
        assertThat(searxng.at("/volumes/0").asText()).isEqualTo("./searxng:/etc/searxng:ro");
        assertThat(searxng.at("/environment/SEARXNG_SECRET").asText()).startsWith("${SEARXNG_SECRET:?");
        JsonNode settings =
                new YAMLMapper().readTree(FOLDER.resolve("searxng/settings.yml").toFile());
        assertThat(settings.at("/search/formats")).extracting(JsonNode::asText).contains("json");
        assertThat(settings.at("/use_default_settings").asBoolean()).isTrue();
    }
}
