package dev.footnote.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import dev.footnote.testkit.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

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

    /** What embedders may use. */
    private static final Set<String> EXPORTED = Set.of(
            "dev.footnote",
            "dev.footnote.api",
            "dev.footnote.api.engine",
            "dev.footnote.api.run",
            "dev.footnote.api.search");

    @TempDir
    private static Path work;

    private static Path project;

    @BeforeAll
    static void build() throws Exception {
        install();
        project = copyOfTheProject();
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
    }

    @Test
    void a_strangers_project_builds_answers_and_gets_no_edge_dependency() throws Exception {
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
        String path = project.resolve("target/classes")
                + File.pathSeparator
                + project.resolve("target/lib").resolve("*");
        assertThat(answer(List.of("-cp", path, "org.example.asker.Asker"), List.of()))
                .contains("ANSWERED: ")
                .contains("Ellen Hart");
    }

    @Test
    void a_strangers_module_asks_a_folder_and_reads_a_page() throws Exception {
        Path classes = work.resolve("asker");
        String compiled = compile(
                classes,
                Path.of("src/it/module/module-info.java"),
                Path.of("src/it/consumer/src/main/java/org/example/asker/Asker.java"));
        assertThat(compiled).isEmpty();
        String path = classes + File.pathSeparator + project.resolve("target/lib");
        HttpServer site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        site.createContext("/", exchange -> {
            byte[] page = "<title>Rivets</title><p>The bridge has eleven thousand rivets.</p>"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/page") ? 200 : 404, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
        try {
            String host = "127.0.0.1:" + site.getAddress().getPort();
            assertThat(answer(
                            List.of("-p", path, "-m", "org.example.asker/org.example.asker.Asker"),
                            List.of("http://" + host + "/page", host)))
                    .contains("ANSWERED: ")
                    .contains("Ellen Hart")
                    .contains("READ: Rivets")
                    .doesNotContain("Unmapping is not supported");
        } finally {
            site.stop(0);
        }
    }

    @Test
    void a_strangers_module_does_not_compile_against_a_closed_package() throws Exception {
        Path source = Files.createDirectories(work.resolve("intruder"));
        Files.writeString(source.resolve("module-info.java"), "module org.example.intruder { requires dev.footnote; }");
        Path intruder = Files.writeString(
                source.resolve("Intruder.java"),
                "package org.example.intruder; class Intruder { Class<?> seen = dev.footnote.json.Json.class; }");
        assertThat(compile(work.resolve("intruder-classes"), source.resolve("module-info.java"), intruder))
                .contains("dev.footnote.json is not visible")
                .contains("does not export it");
    }

    @Test
    void the_module_requires_what_the_pom_declares_and_exports_what_is_meant() throws Exception {
        ModuleDescriptor module = ModuleFinder.of(Path.of(System.getProperty("footnote.thin")))
                .find("dev.footnote")
                .orElseThrow()
                .descriptor();
        assertThat(module.isAutomatic()).isFalse();
        assertThat(module.exports()).extracting(Exports::source).containsExactlyInAnyOrderElementsOf(EXPORTED);
        assertThat(module.exports()).noneMatch(Exports::isQualified);
        assertThat(module.isOpen()).isFalse();
        assertThat(module.opens()).isEmpty();
        Map<String, Boolean> required = new TreeMap<>();
        module.requires().stream()
                .filter(each -> ModuleFinder.ofSystem().find(each.name()).isEmpty())
                .forEach(each -> required.put(each.name(), each.modifiers().contains(Requires.Modifier.STATIC)));
        assertThat(required).isEqualTo(declared());
    }

    /** What the POM declares, by the names of the modules, and whether it is optional. */
    private static Map<String, Boolean> declared() throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        Map<String, Boolean> out = new TreeMap<>();
        for (Element list : children(root, "dependencies")) {
            for (Element dependency : children(list, "dependency")) {
                String scope = text(dependency, "scope");
                if (scope.isEmpty() || scope.equals("compile")) {
                    out.put(
                            moduleOf(text(dependency, "groupId"), text(dependency, "artifactId")),
                            text(dependency, "optional").equals("true"));
                }
            }
        }
        return out;
    }

    /** The name of the module in the jar of this class path that lies as Maven lays an artifact down. */
    private static String moduleOf(String group, String artifact) {
        String place = "/" + group.replace('.', '/') + "/" + artifact + "/";
        Path jar = Stream.of(
                        ChildJvm.classPath(ConsumerIT.class.getClassLoader()).split(File.pathSeparator, -1))
                .filter(entry -> entry.replace(File.separatorChar, '/').contains(place))
                .map(Path::of)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no jar of " + group + ":" + artifact));
        return ModuleFinder.of(jar).findAll().iterator().next().descriptor().name();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> out = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                out.add(element);
            }
        }
        return out;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(Element::getTextContent)
                .orElse("")
                .strip();
    }

    /** What javac says of sources that see the jars of the stranger's project on the module path. */
    private static String compile(Path classes, Path... sources) {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                // else the compiler sees the classes of this test's own class path
                "-cp",
                work.resolve("nothing").toString(),
                "-p",
                project.resolve("target/lib").toString()));
        Stream.of(sources).map(Path::toString).forEach(arguments::add);
        StringWriter said = new StringWriter();
        PrintWriter printer = new PrintWriter(said);
        ToolProvider.findFirst("javac").orElseThrow().run(printer, printer, arguments.toArray(String[]::new));
        return said.toString();
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

    private static String answer(List<String> program, List<String> more) throws Exception {
        Path docs = Files.createDirectories(work.resolve("docs"));
        Files.writeString(docs.resolve("bridge.txt"), "The Aldermoor bridge was designed by Ellen Hart in 1890.\n");
        Files.writeString(docs.resolve("paper.pdf"), "%PDF-1.7\n"); // its reader is not there, which harms nobody else
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program);
        command.addAll(List.of(
                docs.toString(),
                "Who designed the Aldermoor bridge?",
                work.resolve("home").toString()));
        command.addAll(more);
        return run(project, command);
    }

    private static String version() {
        String name = Path.of(System.getProperty("footnote.thin")).getFileName().toString();
        return name.substring("footnote-".length(), name.length() - ".jar".length());
    }

    /** As {@code mvn install} would lay it down. */
    private static void install() throws IOException {
        Path jar = Path.of(System.getProperty("footnote.thin"));
        String name = "footnote-" + version();
        Path place = Files.createDirectories(
                work.resolve("repository/dev/footnote/footnote").resolve(version()));
        Files.copy(jar, place.resolve(name + ".jar"));
        Files.copy(Path.of("pom.xml"), place.resolve(name + ".pom"));
    }

    private static Path settings() throws IOException {
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

    private static Path copyOfTheProject() throws IOException {
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

    private static String run(Path folder, List<String> command) throws IOException, InterruptedException {
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
