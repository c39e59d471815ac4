package dev.footnote.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Each setting is either listed as bounding nothing, or beside the test that fails when its limit is taken away. */
class LimitTestsTest {

    private static final Path TESTS = Path.of("src/test/java");

    private final Map<String, String> limits = read("limits.txt");
    private final Map<String, String> unlimited = read("unlimited.txt");

    /** Names or patterns, and what stands behind each. */
    private static Map<String, String> read(String file) {
        Map<String, String> out = new LinkedHashMap<>();
        try (InputStream in = LimitTestsTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] parts = line.strip().split(" +", 2);
                assertThat(out.put(parts[0], parts.length == 1 ? "" : parts[1]))
                        .as("a second line for " + parts[0])
                        .isNull();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    private static List<String> settings() {
        return Settings.defaults().shown().stream().map(Settings.Shown::name).toList();
    }

    private static boolean fits(String pattern, String name) {
        String[] wanted = pattern.split("\\.");
        String[] parts = name.split("\\.");
        return wanted.length == parts.length
                && Stream.iterate(0, i -> i < parts.length, i -> i + 1)
                        .allMatch(i -> wanted[i].equals("*") || wanted[i].equals(parts[i]));
    }

    private static List<String> fitting(Map<String, String> list, String name) {
        return list.keySet().stream().filter(pattern -> fits(pattern, name)).toList();
    }

    @Test
    void each_setting_stands_in_one_of_the_two_lists() {
        for (String name : settings()) {
            List<String> lines = new ArrayList<>(fitting(limits, name));
            lines.addAll(fitting(unlimited, name));
            assertThat(lines)
                    .as(name + " belongs into limits.txt with the test that fails without it, or into unlimited.txt")
                    .hasSize(1);
        }
    }

    @Test
    void no_line_speaks_of_a_setting_that_is_not_there() {
        List<String> names = settings();
        assertThat(Stream.concat(limits.keySet().stream(), unlimited.keySet().stream()))
                .allSatisfy(pattern -> assertThat(names).as(pattern).anyMatch(name -> fits(pattern, name)));
        assertThat(unlimited.values()).containsOnly("");
    }

    @Test
    void each_limit_names_a_test_that_is_run() throws IOException {
        Map<String, Path> sources;
        try (Stream<Path> files = Files.walk(TESTS)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (first, second) -> first)); // package-info
        }
        limits.forEach((name, test) -> {
            String[] parts = test.split("#");
            assertThat(parts).as(name).hasSize(2);
            assertThat(sources).as(name).containsKey(parts[0]);
            assertThat(tests(sources.get(parts[0]))).as(name).contains(parts[1]);
        });
    }

    private static List<String> tests(Path source) {
        String path = TESTS.relativize(source).toString();
        String name = path.substring(0, path.length() - ".java".length()).replace('/', '.');
        try {
            return Arrays.stream(Class.forName(name, false, LimitTestsTest.class.getClassLoader())
                            .getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class)
                            || method.isAnnotationPresent(ParameterizedTest.class))
                    .map(Method::getName)
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
