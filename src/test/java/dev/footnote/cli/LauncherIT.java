package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launch script, beside a jar that tells how it was started. */
@Timeout(120)
class LauncherIT {

    private static final Path SCRIPTS = Path.of("src/main/launcher");
    private static final Pattern OPTIONS = Pattern.compile("-X[X:a-z]+[:+-]*[A-Z]*[A-Za-z]*(?:=(?:1|record|create))?");
    private static final Pattern ENDINGS = Pattern.compile("\\.(jsa|aot)$");
    private static final String HOME = System.getProperty("java.home");

    @TempDir
    private Path folder;

    private Path place;

    /** What one start gave. */
    private record Started(int code, String out, String err) {}

    /** Stands in for the program: prints its arguments and how its JVM was started. */
    public static final class Told {
        public static void main(String... arguments) {
            for (String argument : arguments) {
                System.out.println("argument " + argument);
            }
            ManagementFactory.getRuntimeMXBean().getInputArguments().forEach(o -> System.out.println("option " + o));
            System.exit(arguments.length > 0 && arguments[0].equals("fail") ? 3 : 0);
        }
    }

    @BeforeEach
    void build() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the script needs a POSIX shell");
        place = Files.createDirectory(folder.resolve("with a blank"));
        Files.copy(SCRIPTS.resolve("footnote"), place.resolve("footnote"));
        Files.setPosixFilePermissions(place.resolve("footnote"), PosixFilePermissions.fromString("rwxr-xr-x"));
        writeJar("1");
    }

    private void writeJar(String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, "x".repeat(version.length()));
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Told.class.getName());
        String entry = Told.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(place.resolve("footnote.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest);
                InputStream code = Objects.requireNonNull(Told.class.getResourceAsStream("/" + entry))) {
            jar.putNextEntry(new ZipEntry(entry));
            code.transferTo(jar);
        }
    }

    private Started start(Path script, Map<String, String> environment, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(script.toString()));
        all.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA") || name.startsWith("JDK"));
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("JAVA_HOME", HOME);
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Started(
                process.exitValue(),
                Files.readString(folder.resolve("out"), StandardCharsets.UTF_8),
                Files.readString(folder.resolve("err"), StandardCharsets.UTF_8));
    }

    private Started start(String... arguments) throws Exception {
        return start(place.resolve("footnote"), Map.of(), arguments);
    }

    /** Waits for an archive that is made after the end of the program, as from JDK 25 on. */
    private void await() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (archives().isEmpty()
                || archives().stream()
                        .anyMatch(one -> !ENDINGS.matcher(one.toString()).find())) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private List<Path> archives() throws IOException {
        Path cache = folder.resolve("cache/footnote/cds");
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    @Test
    void arguments_exit_code_and_streams_are_those_of_the_program() throws Exception {
        Started told = start("ask", "a b", "", "$HOME *", "\"月\"", "-q");
        assertThat(told.code()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out().lines().filter(line -> line.startsWith("argument")))
                .containsExactly(
                        "argument ask",
                        "argument a b",
                        "argument ",
                        "argument $HOME *",
                        "argument \"月\"",
                        "argument -q");
        assertThat(told.out().lines()).allMatch(line -> line.startsWith("argument") || line.startsWith("option"));
        assertThat(start("fail").code()).isEqualTo(3);
    }

    @Test
    void the_first_question_writes_an_archive_and_the_next_start_uses_it() throws Exception {
        assertThat(start("ask").out().lines())
                .allMatch(line -> line.startsWith("argument") || line.startsWith("option"));
        await();
        assertThat(archives()).hasSize(1);
        Path archive = archives().get(0);
        assertThat(archive.getFileName().toString())
                .startsWith(System.getProperty("java.runtime.version").split("\\+", 2)[0])
                .endsWith(Runtime.version().feature() < 25 ? ".jsa" : ".aot");
        Started second = start("ask");
        assertThat(second.out())
                .contains("option -XX:" + (Runtime.version().feature() < 25 ? "SharedArchiveFile=" : "AOTCache=")
                        + archive);
        assertThat(second.err()).isEmpty();
        assertThat(archives()).containsExactly(archive);
    }

    @Test
    void a_damaged_archive_is_no_obstacle() throws Exception {
        start("ask");
        await();
        Path archive = archives().get(0);
        Files.delete(archive);
        Files.writeString(archive, "no archive");
        Started next = start("ask", "x");
        assertThat(next.code()).isZero();
        assertThat(next.out()).startsWith("argument ask\nargument x\n");
        assertThat(next.err()).isEmpty();
    }

    @Test
    void a_new_jar_gets_an_archive_of_its_own() throws Exception {
        start("ask");
        await();
        writeJar("a longer one");
        start("ask");
        await();
        assertThat(archives()).hasSize(2);
    }

    @Test
    void sharing_is_switched_off_by_the_environment_and_by_a_cache_that_cannot_be_written() throws Exception {
        Started off = start(place.resolve("footnote"), Map.of("FOOTNOTE_CDS", "off"), "ask");
        assertThat(off.out()).doesNotContain("Archive");
        Path file = Files.writeString(folder.resolve("file"), "");
        Started blocked = start(place.resolve("footnote"), Map.of("XDG_CACHE_HOME", file.toString()), "ask");
        assertThat(blocked.code()).isZero();
        assertThat(blocked.err()).isEmpty();
        assertThat(blocked.out()).doesNotContain("Archive");
        assertThat(archives()).isEmpty();
    }

    @Test
    void a_small_heap_is_no_news() throws Exception {
        for (String archives : List.of("on", "off")) {
            Started told = start(
                    place.resolve("footnote"),
                    Map.of("FOOTNOTE_JAVA_OPTS", "-Xmx64m", "FOOTNOTE_CDS", archives),
                    "search",
                    "moon");
            assertThat(told.err()).isEmpty();
            assertThat(told.out().lines())
                    .contains("option -XX:NewSize=192m", "option -Xmx64m")
                    .allMatch(line -> line.startsWith("argument") || line.startsWith("option"));
        }
    }

    @Test
    void a_service_keeps_the_choices_of_the_jdk_and_more_options_can_be_given() throws Exception {
        assertThat(start("ask").out()).contains("option -XX:TieredStopAtLevel=1");
        Started served =
                start(place.resolve("footnote"), Map.of("FOOTNOTE_JAVA_OPTS", "-Xmx77m -Da=b"), "serve", "--port", "0");
        assertThat(served.out())
                .contains("option -Xmx77m", "option -Da=b", "argument --port")
                .doesNotContain("TieredStopAtLevel");
    }

    @Test
    void the_jar_is_found_through_links() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("with a blank/footnote"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);
        assertThat(start(second, Map.of(), "ask").out()).contains("argument ask");
    }

    @Test
    void what_is_missing_is_told_with_the_remedy() throws Exception {
        Started none = start(place.resolve("footnote"), Map.of("JAVA_HOME", folder.toString()), "ask");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("JAVA_HOME is " + folder, "has no bin/java");
        Files.delete(place.resolve("footnote.jar"));
        assertThat(start("ask").err()).contains("footnote.jar is missing");
        Path old = Files.createDirectories(folder.resolve("old/bin")).getParent();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
        Files.createFile(
                old.resolve("bin/java"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(place.resolve("footnote.jar"), "");
        assertThat(start(place.resolve("footnote"), Map.of("JAVA_HOME", old.toString()), "ask")
                        .err())
                .contains("version 1.8.0_402; Footnote needs 17 or newer");
    }

    /** The names of all options of java in a script. */
    private static Set<String> options(String name) throws IOException {
        Set<String> out = new TreeSet<>();
        String commands = Files.readString(SCRIPTS.resolve(name))
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("rem "))
                .collect(Collectors.joining("\n"));
        Matcher found = OPTIONS.matcher(commands);
        while (found.find()) {
            out.add(found.group());
        }
        return out;
    }

    @Test
    void the_script_for_windows_starts_java_as_the_other_does() throws Exception {
        Set<String> unix = options("footnote");
        Set<String> windows = options("footnote.cmd");
        // Archives that a second process makes, or that are written at the end, are left to the other script.
        assertThat(windows)
                .containsExactlyInAnyOrderElementsOf(unix.stream()
                        .filter(option -> !option.contains("AOT")
                                && !option.contains("aot")
                                && !option.contains("ArchiveClassesAtExit")
                                && !option.contains("Diagnostic")
                                && !option.contains("DisplayVMOutput"))
                        .toList());
        String text = Files.readString(SCRIPTS.resolve("footnote.cmd"));
        assertThat(text)
                .contains("in (serve batch mcp chat)", "%FOOTNOTE_JAVA_OPTS%", "FOOTNOTE_CDS", "JAVA_HOME")
                .endsWith("-jar \"%JAR%\" %*\n");
        assertThat(Files.readString(SCRIPTS.resolve("footnote")))
                .contains("serve | batch | mcp | chat)", "FOOTNOTE_JAVA_OPTS", "FOOTNOTE_CDS", "JAVA_HOME");
    }
}
