package dev.footnote.service;

import dev.footnote.api.InvalidInputException;
import dev.footnote.evidence.SourceFreezer;
import dev.footnote.text.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The bundled sample, laid out as files so that it is read like anybody's folder. */
final class SampleFiles {

    private static final String PLACE = "/dev/footnote/sample/";

    /** Where queries go, for the line that tells what leaves the machine. */
    static final String SEARCHED =
            "no documents are given, so only the bundled sample is searched, pages on the exploration of the Moon";

    private static final String NOTE =
            "**Note:** only the bundled sample was searched, pages on the exploration of the Moon,"
                    + " as no documents were given.";
    private static final String CHINESE_NOTE = "**注意**：没有给出任何文档，因此只检索了自带的样例（关于月球探测的网页）。";

    private SampleFiles() {}

    /** What an answer from the sample says first. */
    static String note(String question) {
        return Languages.isChinese(question) ? CHINESE_NOTE : NOTE;
    }

    /** The sample's folder below home, filled on first use. */
    static Path folder(Path home) {
        try {
            String list = new String(resource("index.txt"), StandardCharsets.UTF_8);
            Path folder = home.resolve("sample-" + SourceFreezer.sha256(list).substring(0, 12));
            for (String name : list.lines().filter(line -> !line.isBlank()).toList()) {
                Path file = folder.resolve(name.strip());
                byte[] wanted = resource(name.strip());
                if (!Files.exists(file) || Files.size(file) != wanted.length) {
                    write(file, wanted);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new InvalidInputException(
                    "the sample cannot be written below " + home + " (" + e.getMessage()
                            + "); give another place with --home",
                    e);
        }
    }

    /** By way of a second file: two processes that unpack at once never see half a page. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Path parent = file.getParent();
        Files.createDirectories(parent);
        Path fresh = Files.createTempFile(parent, ".fresh", ".tmp");
        Files.write(fresh, bytes);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SampleFiles.class.getResourceAsStream(PLACE + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + PLACE + name + "; build it anew");
            }
            return in.readAllBytes();
        }
    }
}
