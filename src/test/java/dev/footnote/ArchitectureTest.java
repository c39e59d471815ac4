package dev.footnote;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house rules on packages and arrows. */
class ArchitectureTest {

    private static final String ROOT = "dev.footnote";

    private static final JavaClasses CLASSES = ProductClasses.ALL;

    /** What each package may import of ours; its own sub-packages are always allowed. */
    private static final Map<String, List<String>> ARROWS = new LinkedHashMap<>();

    static {
        arrow("api", "");
        arrow("json", "api text");
        arrow("text", "");
        arrow("threads", "");
        arrow("net", "api config threads");
        arrow("config", "api");
        arrow("evidence", "api text");
        arrow("tools", "api text");
        arrow("url", "api text net");
        arrow("search", "api json text net config url");
        arrow("page", "api text net config evidence threads");
        arrow("corpus", "api text config evidence page");
        arrow("llm", "api text net config threads");
        arrow("offline", "api text tools config");
        arrow("markdown", "");
        arrow("answer", "api text config evidence markdown");
        arrow("research", "api json config evidence tools search url page text llm offline answer net");
        arrow("external", "api config research");
        arrow("formula", "api config llm research tools url");
        arrow("store", "api");
        arrow("estimate", "api");
        arrow("trace", "api");
        arrow("doctor", "api config llm text");
        arrow("trajectory", "api json text config tools markdown answer.render");
        arrow(
                "service",
                "api json text config evidence tools search url page corpus llm net offline research store threads"
                        + " estimate trace external formula");
        arrow("mcp", "service threads api json text");
        arrow("cli", "mcp service api text json config answer.render batch http trajectory doctor trace");
        arrow("http", "mcp service threads trace api json config text tools answer.render batch");
        arrow("batch", "service api json config text");
    }

    private static void arrow(String from, String to) {
        ARROWS.put(from, to.isEmpty() ? List.of() : Arrays.asList(to.split(" ")));
    }

    @Test
    void the_rules_see_the_classes() {
        assertThat(CLASSES.size()).isGreaterThan(50);
    }

    @TestFactory
    Stream<DynamicTest> packages_import_only_along_the_arrows() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(arrow.getKey(), () -> {
                    Stream<String> allowed = arrow.getValue().stream().map(p -> inPackage(p));
                    String[] mine = Stream.concat(Stream.of(inPackage(arrow.getKey())), allowed)
                            .toArray(String[]::new);
                    var ours = resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(mine)));
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + arrow.getKey() + "..")
                            .should()
                            .dependOnClassesThat(ours)
                            .allowEmptyShould(true)
                            .check(CLASSES);
                }));
    }

    /** A package with a dot names one sub-package; one without means it and all below it. */
    private static String inPackage(String name) {
        return ROOT + "." + name + (name.contains(".") ? "" : "..");
    }

    /** A package without a list of its own could import what it liked. */
    @Test
    void each_package_has_its_arrows() {
        assertThat(CLASSES.stream()
                        .map(c -> c.getPackageName())
                        .filter(name -> name.startsWith(ROOT + "."))
                        .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
    }

    /** An arrow that nothing needs would let a mistake pass. */
    @TestFactory
    Stream<DynamicTest> each_allowed_arrow_is_used() {
        return ARROWS.entrySet().stream()
                .flatMap(arrow -> arrow.getValue().stream()
                        .map(to -> DynamicTest.dynamicTest(
                                arrow.getKey() + " to " + to,
                                () -> assertThat(CLASSES.stream()
                                                .filter(resideInAPackage(ROOT + "." + arrow.getKey() + ".."))
                                                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                                                .anyMatch(d -> resideInAPackage(inPackage(to))
                                                        .test(d.getTargetClass())))
                                        .isTrue())));
    }

    @Test
    void no_simple_class_name_is_used_twice() {
        Map<String, List<String>> places = CLASSES.stream()
                .filter(c -> c.isTopLevelClass() && !c.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(places.values()).allSatisfy(names -> assertThat(names).hasSize(1));
    }

    /** A package that holds more has more than one trade. */
    @Test
    void no_package_has_more_than_25_types() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(c -> c.isTopLevelClass() && !c.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(25));
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void only_the_front_door_wires_the_store() {
        noClasses()
                .that(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(ROOT + ".service", ROOT + ".store.."))))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".store.."))
                .check(CLASSES);
    }

    @Test
    void api_needs_only_the_jdk_and_jspecify() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".api..")
                .check(CLASSES);
    }

    @Test
    void each_library_has_its_home() {
        home("org.jsoup..", "page", "search");
        home("org.apache.lucene..", "corpus", "text");
        home("org.apache.pdfbox..", "page");
        home("org.commonmark..", "markdown", "answer.render");
        home("io.javalin..", "http");
        home("org.eclipse.jetty..", "http");
        home("picocli..", "cli");
        home("de.siegmar..", "batch");
        home("com.hankcs..", "offline");
        home("io.micrometer..", "http");
        home("io.opentelemetry..", "trace");
        home("dev.langchain4j.web.search..", "search", "", "service");
        home("dev.langchain4j.mcp..", "external");
        home("dev.langchain4j.service..", "research", "", "service", "external");
        home("dev.langchain4j.memory..", "research");
        home("dev.langchain4j.model..", "llm", "offline", "research", "tools", "", "service", "external");
        home("dev.langchain4j.data..", "llm", "offline", "research", "search", "", "service");
        home("dev.langchain4j.agent..", "llm", "offline", "research", "tools", "", "service", "external");
    }

    private static void home(String library, String... packages) {
        String[] allowed = Arrays.stream(packages)
                .map(p -> p.isEmpty() ? ROOT : ROOT + "." + p + "..")
                .toArray(String[]::new);
        noClasses()
                .that(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(CLASSES);
    }

    @Test
    void sockets_are_opened_in_few_places() {
        noClasses()
                .that(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(ROOT + ".net..", ROOT + ".llm.."))))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.http.HttpClient")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .check(CLASSES);
    }

    @Test
    void programs_are_started_in_few_places() {
        noClasses()
                .that(resideInAPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(ROOT + ".page.render..", ROOT + ".cli.terminal.."))))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .check(CLASSES);
    }

    /** All that the browser loads is fetched by the guarded transport; only the reader of pages knows of a browser. */
    @Test
    void only_page_readers_and_their_wiring_know_the_renderer() {
        noClasses()
                .that(resideInAPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(ROOT + ".page", ROOT + ".page.render..", ROOT + ".service"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".page.render..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".page.render..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(CLASSES);
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".cli.."))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void time_comes_from_a_clock() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
        noClasses()
                .that(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(ROOT + ".service", ROOT + ".cli.."))))
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(CLASSES);
    }

    @Test
    void only_edges_read_the_environment() {
        noClasses()
                .that(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(ROOT + ".service", ROOT + ".cli.."))))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }

    /** A pattern is compiled once, in a constant. The exceptions build theirs from settings or from words that are known at run time. */
    @Test
    void no_method_compiles_a_regular_expression() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .callMethod(String.class, "matches", String.class)
                .orShould()
                .callMethod(String.class, "replaceAll", String.class, String.class)
                .orShould()
                .callMethod(String.class, "replaceFirst", String.class, String.class)
                .orShould()
                .callMethod(Pattern.class, "matches", String.class, CharSequence.class)
                .check(CLASSES);
        List<String> builders = List.of(
                "dev.footnote.text.WordPatterns",
                "dev.footnote.llm.endpoint.ModelFamily",
                "dev.footnote.tools.ToolParser");
        assertThat(CLASSES.stream()
                        .filter(c -> !builders.contains(topLevel(c)))
                        .flatMap(c -> c.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(Pattern.class)
                                && call.getName().equals("compile")
                                && !call.getOrigin().getName().equals("<clinit>"))
                        .map(call -> call.getSourceCodeLocation().toString()))
                .isEmpty();
    }

    /** What {@link String#split} does without a regular expression: one character that means nothing to it, or one escaped. */
    private static final Pattern PLAIN_SPLIT =
            Pattern.compile("[^.$|()\\[{^?*+\\\\]|\\\\[^A-Za-z0-9]|\\\\\\\\[^A-Za-z0-9]|\\\\[nt]");

    private static final Pattern SPLIT = Pattern.compile("\\.split\\(\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void strings_are_split_at_plain_characters() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(PackageUses.SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                SPLIT.matcher(Files.readString(file))
                        .results()
                        .filter(m -> !PLAIN_SPLIT.matcher(m.group(1)).matches())
                        .forEach(m -> found.add(file + ": " + m.group()));
            }
        }
        assertThat(found).isEmpty();
    }

    private static String topLevel(JavaClass type) {
        String name = type.getName();
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }

    @Test
    void static_fields_are_final() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(ROOT + "..")
                .and()
                .areStatic()
                .should()
                .beFinal()
                .check(CLASSES);
    }

    @Test
    void packages_are_null_marked() {
        assertThat(CLASSES.stream()
                        .map(c -> c.getPackage())
                        .distinct()
                        .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                        .map(p -> p.getName()))
                .isEmpty();
    }

    @Test
    void nobody_throws_a_bare_runtime_exception() {
        noClasses()
                .that()
                .doNotHaveSimpleName("FootnoteException")
                .should()
                .callConstructor(RuntimeException.class, String.class)
                .orShould()
                .callConstructor(RuntimeException.class, String.class, Throwable.class)
                .orShould()
                .callConstructor(RuntimeException.class, Throwable.class)
                .check(CLASSES);
    }
}
