package dev.footnote.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {

    /** What a child that starts says. */
    private static final String STARTED = "started";

    @TempDir
    private Path folder;

    /** A program that starts. */
    static final class Hello {

        private Hello() {}

        public static void main(String[] arguments) {
            System.out.println(STARTED);
        }
    }

    @Test
    void a_child_finds_its_main_class_where_a_loader_of_its_own_holds_it() throws Exception {
        List<URL> entries = new ArrayList<>();
        for (String entry :
                ChildJvm.classPath(ChildJvmTest.class.getClassLoader()).split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(entries.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThat(output(ChildJvm.command(loader.loadClass(Hello.class.getName()))))
                    .isEqualTo(STARTED);
        }
        assertThat(output(ChildJvm.command(Hello.class))).isEqualTo(STARTED);
    }

    @Test
    void a_loader_of_its_own_says_its_class_path_and_not_the_property() throws Exception {
        Path one = Files.createDirectory(folder.resolve("a folder"));
        Path two = Files.createFile(folder.resolve("some.jar"));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {one.toUri().toURL(), two.toUri().toURL()}, null)) {
            assertThat(ChildJvm.classPath(loader)).isEqualTo(one + File.pathSeparator + two);
        }
    }

    @Test
    void nothing_else_starts_a_child_by_the_property() throws Exception {
        String property = "getProperty(\"java.class" + ".path\")";
        try (Stream<Path> files =
                Stream.concat(Files.walk(Path.of("src/test/java")), Files.walk(Path.of("src/jmh/java")))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> text(file).contains(property)))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("ChildJvm.java");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String output(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            process.destroy();
        }
    }
}
