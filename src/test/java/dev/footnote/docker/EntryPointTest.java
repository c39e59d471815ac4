package dev.footnote.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.footnote.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The container's entry point, with a program named java that tells how it was called. */
@Timeout(30)
class EntryPointTest {

    private static final Path SCRIPT = Path.of("src/main/docker/entrypoint.sh");

    @TempDir
    private Path folder;

    private Path documents;
    private Path home;

    /** What the script came to. */
    private record Outcome(int code, String out, String err) {
        /** The arguments of java, each on its line, from -jar on. */
        List<String> arguments() {
            List<String> lines =
                    out.lines().filter(line -> !line.startsWith("env ")).toList();
            return lines.subList(lines.indexOf("-jar"), lines.size());
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path java = Files.writeString(
                bin.resolve("java"),
                "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"$a\"; done\n"
                        + "printf 'env keys=%s\\n' \"${FOOTNOTE_HTTP_API_KEY_FILE:-none}\"\n"
                        + "printf 'env plain=%s\\n' \"${API_KEY:-none}${API_KEY_FILE:-}\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        documents = Files.createDirectory(folder.resolve("my documents"));
        home = Files.createDirectory(folder.resolve("home"));
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", SCRIPT.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> given = new HashMap<>(environment);
        given.putIfAbsent("FOOTNOTE_HTTP_HOST", "0.0.0.0");
        given.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        given.put("DOCUMENTS", documents.toString());
        given.put("FOOTNOTE_HOME", home.toString());
        builder.environment().clear();
        builder.environment().putAll(given);
        Path err = folder.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, Files.readString(err));
    }

    @Test
    void without_arguments_or_with_options_alone_it_serves() throws Exception {
        Map<String, String> key = Map.of("API_KEY", "secret key");
        assertThat(run(key).arguments()).containsExactly("-jar", "/opt/footnote/footnote.jar", "serve");
        assertThat(run(key, "--model", "offline").arguments()).endsWith("serve", "--model", "offline");
        assertThat(run(key, "serve", "--verbose").arguments()).endsWith("serve", "--verbose");
    }

    @Test
    void a_command_of_the_callers_own_is_run_with_its_words_kept_whole() throws Exception {
        Outcome outcome = run(Map.of(), "ask", "Who bought  \"Lunokhod 2\"?");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.arguments()).endsWith("ask", "Who bought  \"Lunokhod 2\"?");
        assertThat(run(Map.of(), "config").arguments()).endsWith("config");
    }

    @Test
    void a_key_is_kept_as_its_hash_alone_and_not_handed_on() throws Exception {
        Path file = home.resolve("api-keys");
        Outcome outcome = run(Map.of("API_KEY", "secret key"));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("env keys=" + file, "env plain=none").doesNotContain("secret");
        assertThat(file).hasContent("container " + Sha256.hex("secret key") + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.delete(file);
        Path secret = Files.writeString(folder.resolve("secret"), "other key\n");
        assertThat(run(Map.of("API_KEY_FILE", secret.toString())).code()).isZero();
        assertThat(file).hasContent("container " + Sha256.hex("other key") + "\n");
    }

    @Test
    void a_file_of_hashes_that_is_named_counts_and_is_left_alone() throws Exception {
        Outcome outcome = run(Map.of("FOOTNOTE_HTTP_API_KEY_FILE", "/keys", "API_KEY", "secret"));
        assertThat(outcome.out()).contains("env keys=/keys", "env plain=none");
        assertThat(home.resolve("api-keys")).doesNotExist();
    }

    @Test
    void without_a_key_it_serves_nobody_else_and_says_why() throws Exception {
        Outcome open = run(Map.of());
        assertThat(open.code()).isEqualTo(2);
        assertThat(open.out()).isEmpty();
        assertThat(open.err()).contains("API_KEY");
        Outcome missing = run(Map.of("API_KEY_FILE", "/no/such/file"));
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("/no/such/file");
        assertThat(run(Map.of("FOOTNOTE_HTTP_HOST", "127.0.0.1")).code()).isZero();
    }

    @Test
    void documents_are_searched_where_there_are_any() throws Exception {
        Files.writeString(documents.resolve("a.md"), "# A\n");
        assertThat(run(Map.of("API_KEY", "k"), "--verbose").arguments())
                .endsWith("serve", "--corpus", documents.toString(), "--verbose");
        assertThat(run(Map.of(), "ask", "Who?").arguments()).endsWith("ask", "--corpus", documents.toString(), "Who?");
        assertThat(run(Map.of(), "read", "x").arguments()).doesNotContain("--corpus");
    }

    @Test
    void options_of_the_java_machine_are_split_and_come_before_the_program() throws Exception {
        Outcome outcome = run(Map.of("API_KEY", "k", "JAVA_OPTS", "-Xmx1g -Dx=y"));
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines.subList(0, lines.indexOf("-jar")))
                .containsExactly("-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-Xmx1g", "-Dx=y");
    }

    @Test
    void the_exit_code_is_the_programs_own() throws Exception {
        Files.writeString(folder.resolve("bin/java"), "#!/bin/sh\nexit 6\n");
        assertThat(run(Map.of(), "ask", "Who?").code()).isEqualTo(6);
    }
}
