package dev.footnote.testkit;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands that start a class of this class path in a JVM of its own. */
public final class ChildJvm {

    private ChildJvm() {}

    /**
     * Returns a command to which the arguments of the program may be added.
     *
     * @param main the class to start; its own loader says what the class path is
     * @param options options of the JVM, such as {@code -Xmx256m}
     */
    public static List<String> command(Class<?> main, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(main.getClassLoader()), main.getName()));
        return command;
    }

    /**
     * Returns the class path of a loader. The property {@code java.class.path} is Maven's own where {@code exec:java} runs a program.
     *
     * @param loader of a class of ours
     */
    public static String classPath(ClassLoader loader) {
        if (loader instanceof URLClassLoader own) {
            return Stream.of(own.getURLs()).map(ChildJvm::path).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(url.toString(), e);
        }
    }
}
