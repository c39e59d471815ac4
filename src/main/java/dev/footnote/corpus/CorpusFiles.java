package dev.footnote.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Cancellation;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.PublishedDate;
import dev.footnote.page.DocumentParser;
import dev.footnote.page.ParsedDocument;
import dev.footnote.text.Languages;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks folders and reads their files as documents. */
final class CorpusFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A document.
     *
     * @param uri stable address
     * @param title may be empty
     * @param text its whole text
     * @param language BCP 47
     * @param published a date it gives, or null
     */
    record Document(
            URI uri,
            String title,
            String text,
            String language,
            @Nullable PublishedDate published) {}

    private final CorpusSettings settings;
    private final DocumentParser parser;

    CorpusFiles(CorpusSettings settings, DocumentParser parser) {
        this.settings = settings;
        this.parser = parser;
    }

    /** The files that are read, with what tells a changed one: size and time of change. Hidden ones are passed over. */
    Map<Path, String> list(List<Path> folders, Consumer<String> problems) throws IOException {
        Map<Path, String> out = new TreeMap<>();
        for (Path folder : folders) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    boolean hidden = !dir.equals(folder)
                            && String.valueOf(dir.getFileName()).startsWith(".");
                    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && settings.extensions().contains(extension(file))) {
                        out.put(
                                file,
                                attributes.size() + " "
                                        + attributes.lastModifiedTime().toMillis());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    problems.accept(file + " cannot be read (" + e.getMessage() + "); it is left out");
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return out;
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.startsWith(".") ? "" : name.substring(name.lastIndexOf('.') + 1);
    }

    void read(Path file, Consumer<Document> documents, Consumer<String> problems, Cancellation cancellation) {
        try {
            if (extension(file).equals("jsonl")) {
                lines(file, documents, problems, cancellation);
            } else if (Files.size(file) > settings.maxFileBytes()) {
                problems.accept(file + " has " + Files.size(file) + " bytes, more than corpus.max_file_bytes ("
                        + settings.maxFileBytes() + "); it is left out");
            } else {
                whole(file, documents, problems);
            }
        } catch (MalformedInputException e) {
            problems.accept(file + " is not in UTF-8; it is left out. Convert it");
        } catch (IOException e) {
            problems.accept(file + " cannot be read (" + e.getMessage() + "); it is left out");
        } catch (FootnoteException e) {
            problems.accept(file + ": " + e.getMessage());
        }
    }

    private void whole(Path file, Consumer<Document> documents, Consumer<String> problems) throws IOException {
        URI uri = file.toUri();
        ParsedDocument parsed = parser.parse(uri, String.valueOf(file.getFileName()), Files.readAllBytes(file));
        if (parsed.text().isBlank()) {
            problems.accept(file + " holds no text; it is left out");
            return;
        }
        String language = parsed.language();
        documents.accept(new Document(
                uri,
                parsed.title(),
                parsed.text(),
                language == null ? Languages.of(parsed.text()) : language,
                parsed.published()));
    }

    private static void lines(
            Path file, Consumer<Document> documents, Consumer<String> problems, Cancellation cancellation)
            throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                cancellation.throwIfCancelled();
                if (!line.isBlank()) {
                    line(file, number, line, documents, problems);
                }
            }
        }
    }

    private static void line(
            Path file, int number, String line, Consumer<Document> documents, Consumer<String> problems) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            problems.accept(file + " line " + number + " is no valid JSON; it is left out");
            return;
        }
        String text = node.path("text").asText("");
        if (!node.isObject() || text.isBlank()) {
            problems.accept(file + " line " + number + " has no \"text\"; it is left out");
            return;
        }
        String id = node.path("id").asText(String.valueOf(number));
        documents.accept(new Document(
                address(file, id, node.path("url").asText("")),
                node.path("title").asText(""),
                text,
                Languages.of(text),
                null));
    }

    /** The record's own address where it has a usable one, else the file's with the record's id as fragment. */
    private static URI address(Path file, String id, String url) {
        try {
            URI uri = new URI(url.strip());
            if (uri.isAbsolute()) {
                return uri;
            }
            URI base = file.toUri();
            return new URI(base.getScheme(), base.getSchemeSpecificPart(), id);
        } catch (URISyntaxException e) {
            return URI.create(file.toUri() + "#" + id.replaceAll("[^A-Za-z0-9._~-]", "_"));
        }
    }
}
