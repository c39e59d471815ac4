package dev.footnote;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** CONTRIBUTING gives a reason for each dependency of the POM, and for no other; the documents name tests that exist. */
class DocumentsTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([\\w.-]+:[\\w.-]+)`((?: \\([^)\\n]*\\))?) \\| (\\S[^|\\n]*) \\|$");

    @Test
    void each_dependency_has_its_line() throws Exception {
        assertThat(listed()).isEqualTo(declared());
    }

    private static final Pattern TEST_NAME = Pattern.compile("`([A-Z]\\w*(?:Test|IT))`");

    @Test
    void tests_that_the_documents_name_exist() throws Exception {
        Set<String> known = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".java"))
                    .forEach(f -> known.add(f.substring(0, f.length() - ".java".length())));
        }
        for (String document : List.of("ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "README.md")) {
            Matcher name = TEST_NAME.matcher(Files.readString(Path.of(document)));
            while (name.find()) {
                assertThat(known).as(document).contains(name.group(1));
            }
        }
    }

    private static final Pattern MAIN_CLASS = Pattern.compile("-Dexec\\.mainClass=([\\w.]+)");

    @Test
    void programs_that_contributing_names_can_be_started() throws Exception {
        Matcher name = MAIN_CLASS.matcher(Files.readString(Path.of("CONTRIBUTING.md")));
        int found = 0;
        while (name.find()) {
            found++;
            Class<?> program = Class.forName(name.group(1), false, DocumentsTest.class.getClassLoader());
            assertThat(Modifier.isPublic(program.getModifiers()))
                    .as(program.getName())
                    .isTrue();
            assertThat(program.getMethod("main", String[].class).getModifiers() & Modifier.STATIC)
                    .as(program.getName())
                    .isNotZero();
        }
        assertThat(found).isPositive();
    }

    @Test
    void each_package_stands_in_the_architecture() throws Exception {
        String text = Files.readString(Path.of("ARCHITECTURE.md"));
        assertThat(PackageUses.ofProduct().packages())
                .filteredOn(name -> !name.equals("dev.footnote"))
                .allSatisfy(name -> {
                    String shown = name.substring("dev.footnote.".length());
                    // What lies two levels down is named within the line of its parent.
                    String named =
                            shown.split("\\.", -1).length > 2 ? shown.substring(shown.lastIndexOf('.') + 1) : shown;
                    assertThat(text).contains("`" + named + "`");
                });
    }

    private static Set<String> listed() throws Exception {
        Set<String> out = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("CONTRIBUTING.md")));
        while (row.find()) {
            out.add(row.group(1) + row.group(2));
        }
        return out;
    }

    private static Set<String> declared() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        Element project =
                factory.newDocumentBuilder().parse(Path.of("pom.xml").toFile()).getDocumentElement();
        Set<String> out = new TreeSet<>();
        for (Element list : children(project, "dependencies")) {
            for (Element dependency : children(list, "dependency")) {
                out.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId") + marks(dependency));
            }
        }
        return out;
    }

    /** As the table writes it: optional, and a scope other than compile. */
    private static String marks(Element dependency) {
        String optional = text(dependency, "optional").equals("true") ? "optional" : "";
        String scope = text(dependency, "scope");
        String both = optional.isEmpty() || scope.isEmpty() ? optional + scope : optional + ", " + scope;
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(Element::getTextContent)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> out = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && element.getTagName().equals(name)) {
                out.add(element);
            }
        }
        return out;
    }
}
