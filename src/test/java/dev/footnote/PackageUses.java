package dev.footnote;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The "Uses" and "Used by" lines of each {@code package-info.java}. {@link #main} writes them from the compiled classes; {@link PackageUsesTest} holds them
 * to what is real.
 */
public final class PackageUses {

    static final Path SOURCES = Path.of("src/main/java");
    private static final String ROOT = "dev.footnote";
    private static final Pattern LINES =
            Pattern.compile("(?m)^ \\*\\n \\* <p>Uses: [^\\n]*\\n \\*\\n \\* <p>Used by: [^\\n]*\\n");

    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Map<String, Set<String>> usedBy = new TreeMap<>();

    private PackageUses(JavaClasses classes) {
        for (JavaClass from : classes) {
            String here = from.getPackageName();
            uses.computeIfAbsent(here, k -> new TreeSet<>());
            usedBy.computeIfAbsent(here, k -> new TreeSet<>());
            from.getDirectDependenciesFromSelf().stream()
                    .map(d -> d.getTargetClass().getPackageName())
                    .filter(to -> isOurs(to) && !to.equals(here))
                    .forEach(to -> {
                        uses.get(here).add(to);
                        usedBy.computeIfAbsent(to, k -> new TreeSet<>()).add(here);
                    });
        }
    }

    /** Reads the compiled classes of the product. */
    static PackageUses ofProduct() {
        return new PackageUses(ProductClasses.ALL);
    }

    private static boolean isOurs(String name) {
        return name.equals(ROOT) || name.startsWith(ROOT + ".");
    }

    /** The names of all packages with classes. */
    Set<String> packages() {
        return uses.keySet();
    }

    /** The two lines that a package's Javadoc has to hold, with the line breaks around them. */
    String lines(String name) {
        return " *\n * <p>Uses: " + list(uses.get(name)) + "\n *\n * <p>Used by: " + list(usedBy.get(name)) + "\n";
    }

    static Path file(String name) {
        return SOURCES.resolve(name.replace('.', '/')).resolve("package-info.java");
    }

    private static String list(Collection<String> names) {
        return names.isEmpty()
                ? "nothing of ours."
                : names.stream()
                        .map(n -> "{@code " + (n.equals(ROOT) ? ROOT : n.substring(ROOT.length() + 1)) + "}")
                        .collect(Collectors.joining(", ", "", "."));
    }

    /** The text of a package-info with its two lines as they have to be. */
    String mended(String name, String text) {
        String bare = LINES.matcher(text).replaceAll("");
        String multi = bare.startsWith("/** ") ? bare.replaceFirst("^/\\*\\* (.*) \\*/\\n", "/**\n * $1\n */\n") : bare;
        int end = multi.indexOf("\n */\n");
        return multi.substring(0, end + 1) + lines(name) + multi.substring(end + 1);
    }

    /** Writes the lines into all package-info files. Run it from the project's root after an arrow has come or gone. */
    public static void main(String[] args) throws IOException {
        PackageUses real = ofProduct();
        for (String name : real.packages()) {
            String text = Files.readString(file(name));
            String mended = real.mended(name, text);
            if (!mended.equals(text)) {
                Files.writeString(file(name), mended);
            }
        }
    }

    /** All package-info files of the product. */
    static Set<String> described() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(f -> f.endsWith("package-info.java"))
                    .map(f -> SOURCES.relativize(f.getParent())
                            .toString()
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
