package dev.footnote.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds and runs {@code src/it/consumer}, a stranger's project that knows nothing but Footnote's coordinates, and counts what comes along. Its local repository
 * is empty but for the thin jar and its POM; all else comes from the repository that this build uses, without a network.
 */
@Timeout(300)
class ConsumerIT {

    /** What only an edge or a file kind needs, by the beginnings of jar names. */
    private static final List<String> UNINVITED = List.of(
            "javalin",
            "jetty",
            "kotlin",
            "picocli",
            "pdfbox",
            "fontbox",
            "micrometer",
            "prometheus",
            "fastcsv",
            "slf4j-simple",
            "langchain4j-open-ai",
            "opennlp",
            "junit");

    private static final long MAX_MEGABYTES = 40;

    @TempDir
    private Path work;

    @Test
    void a_strangers_project_builds_answers_and_gets_no_edge_dependency() throws Exception {
        install();
        Path project = copyOfTheProject();
        String built = run(
                project,
                List.of(
                        System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn",
                        "-B",
                        "-o",
                        "-Daether.offline.protocols=file",
                        "-s",
                        settings().toString(),
                        "-Dmaven.repo.local=" + work.resolve("repository"),
                        "-Dfootnote.version=" + version(),
                        "process-classes"));
        assertThat(built).contains("BUILD SUCCESS");
        List<Path> jars = jars(project.resolve("target/lib"));
        assertThat(jars)
                .isNotEmpty()
                .noneMatch(jar -> UNINVITED.stream().anyMatch(jar.getFileName().toString()::startsWith));
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        Files.writeString(
                Path.of("target", "consumer-dependencies.txt"),
                jars.size() + " jars, " + bytes + " bytes, Footnote's own among them\n" + listed(jars));
        assertThat(bytes).isLessThan(MAX_MEGABYTES * 1_000_000);
        checkTheDocumentation(jars.size(), bytes);
        assertThat(answer(project)).contains("ANSWERED: ").contains("Ellen Hart");
    }

    /** Half a megabyte off is allowed, as Footnote's own jar grows with every commit. */
    private static void checkTheDocumentation(int jars, long bytes) throws IOException {
        Matcher told = Pattern.compile("gets (\\d+) jars,\\s+([0-9.]+) MB in all")
                .matcher(Files.readString(Path.of("docs/library.md")));
        assertThat(told.find())
                .as("the documentation tells what an embedder gets")
                .isTrue();
        assertThat(Integer.parseInt(told.group(1))).isEqualTo(jars);
        assertThat(Double.parseDouble(told.group(2))).isCloseTo(bytes / 1e6, within(0.5));
    }

    private String answer(Path project) throws Exception {
        Path docs = Files.createDirectories(work.resolve("docs"));
        Files.writeString(docs.resolve("bridge.txt"), "The Aldermoor bridge was designed by Ellen Hart in 1890.\n");
        Files.writeString(docs.resolve("paper.pdf"), "%PDF-1.7\n"); // its reader is not there, which harms nobody else
        String path = project.resolve("target/classes")
                + File.pathSeparator
                + project.resolve("target/lib").resolve("*");
        return run(
                project,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        path,
                        "org.example.asker.Asker",
                        docs.toString(),
                        "Who designed the Aldermoor bridge?",
                        work.resolve("home").toString()));
    }

    private static String version() {
        String name = Path.of(System.getProperty("footnote.thin")).getFileName().toString();
        return name.substring("footnote-".length(), name.length() - ".jar".length());
    }

    /** As {@code mvn install} would lay it down. */
    private void install() throws IOException {
        Path jar = Path.of(System.getProperty("footnote.thin"));
        String name = "footnote-" + version();
        Path place = Files.createDirectories(
                work.resolve("repository/dev/footnote/footnote").resolve(version()));
        Files.copy(jar, place.resolve(name + ".jar"));
        Files.copy(Path.of("pom.xml"), place.resolve(name + ".pom"));
    }

    private Path settings() throws IOException {
        String local = System.getProperty(
                "localRepository",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString());
        return Files.writeString(
                work.resolve("settings.xml"), """
                <settings>
                  <mirrors>
                    <mirror>
                      <id>here</id>
                      <mirrorOf>*</mirrorOf>
                      <url>%s</url>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(Path.of(local).toUri()));
    }

    private Path copyOfTheProject() throws IOException {
        Path from = Path.of("src/it/consumer");
        Path to = work.resolve("consumer");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(from.resolve("target")))
                    .toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return to;
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static String listed(List<Path> jars) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path jar : jars) {
            lines.add(Files.size(jar) + " " + jar.getFileName());
        }
        return String.join("\n", lines) + "\n";
    }

    private String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(work, "said", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(240, TimeUnit.SECONDS))
                    .as("%s ended", command)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
