package dev.footnote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a package's Javadoc says of its neighbours is what the classes do. */
class PackageUsesTest {

    private static final PackageUses REAL = PackageUses.ofProduct();

    @Test
    void each_package_has_a_description() throws IOException {
        assertThat(PackageUses.described()).isEqualTo(REAL.packages());
    }

    @TestFactory
    Stream<DynamicTest> the_lines_of_each_package_are_the_real_arrows() {
        return REAL.packages().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(Files.readString(PackageUses.file(name)))
                                .as("run the main method of PackageUses to write the lines anew")
                                .contains(REAL.lines(name))));
    }

    @Test
    void lines_are_replaced_and_not_repeated() {
        String once = REAL.mended("dev.footnote.api", "/** Values. */\npackage dev.footnote.api;\n");
        assertThat(once).startsWith("/**\n * Values.\n *\n * <p>Uses: ").contains("<p>Used by: {@code ");
        assertThat(REAL.mended("dev.footnote.api", once)).isEqualTo(once);
    }
}
