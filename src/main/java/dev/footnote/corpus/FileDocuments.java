package dev.footnote.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.CancelledException;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.SourceDetails;
import dev.footnote.config.FileNames;
import dev.footnote.evidence.SourceFreezer;
import dev.footnote.page.DocumentParser;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.text.Languages;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the documents of a file: one of most kinds, one a line of JSON lines. */
final class FileDocuments {

    private static final Pattern PARSER_PLACE =
            Pattern.compile("(?<!\\s)\\s*+\\(?(?:start marker )?at \\[Source:[^\\]]*+\\]\\)?");

    private static final String PART = ".inc";

    /** Problems of one file that are told singly. */
    private static final int TOLD = 5;

    /** A faulty or strangely made text stays below; other bytes taken for one have 10 % and more. */
    private static final double MOST_ODD = 0.03;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CorpusSettings settings;
    private final DocumentParser parser;

    FileDocuments(CorpusSettings settings, DocumentParser parser) {
        this.settings = settings;
        this.parser = parser;
    }

    /** Takes a document; it may fail on writing. */
    interface Taker {
        void take(CorpusDocument document) throws IOException;
    }

    /** Writing the index failed, which is no fault of the file. */
    static final class IndexFailure extends IOException {
        private static final long serialVersionUID = 1L;

        IndexFailure(IOException cause) {
            super(cause);
        }
    }

    /** What decides which files are left out: under other limits, they may not be. */
    String means() {
        return settings.maxFileBytes() + " " + settings.maxLineBytes() + " " + parser.readsPdf();
    }

    boolean takes(Path file) {
        return settings.extensions().contains(extension(file));
    }

    /** The ending; parts that other files include may have it before one of their own, as "usage.rst.inc". */
    private static String extension(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The ending of a file's name, in words where it has none. */
    static String kind(Path file) {
        return name(file).indexOf('.') < 0 ? "no ending" : extension(file);
    }

    private static String name(Path file) {
        String name = FileNames.last(file);
        String whole = name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name;
        return whole.indexOf('.') > 0 ? whole : name;
    }

    /** Hands over a file's documents; what cannot be read is added to the problems. */
    void read(Path file, Taker taker, List<String> problems) throws IndexFailure {
        try {
            if (extension(file).equals("jsonl")) {
                lines(file, taker, problems);
                return;
            }
            if (Files.size(file) > settings.maxFileBytes()) {
                problems.add(file + ": has " + Files.size(file) + " bytes, more than corpus.max_file_bytes; left out");
                return;
            }
            ParsedDocument parsed = parser.parse(file.toUri(), name(file), Files.readAllBytes(file));
            if (parsed.text().isBlank()) {
                problems.add(file + ": holds no text; left out");
                return;
            }
            if (isBinary(parsed.text())) {
                problems.add(file + ": holds bytes that are no text, whatever its name says; left out");
                return;
            }
            String title = parsed.title().isBlank() ? name(file) : parsed.title();
            hand(document(file.toUri(), title, parsed), taker);
        } catch (IndexFailure | CancelledException e) {
            throw e;
        } catch (IOException e) {
            problems.add(file + ": cannot be read (" + why(e) + "); left out");
        } catch (FootnoteException e) {
            problems.add(file + ": cannot be read (" + e.getMessage() + "); left out");
        }
    }

    /** The file system's own words are often no more than the path. */
    private static String why(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "you may not read it";
        }
        if (e instanceof NoSuchFileException) {
            return "it is gone";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Text has next to no control characters, and few that could not be decoded. */
    private static boolean isBinary(String text) {
        long odd = text.chars()
                .filter(c -> c == '\uFFFD' || (Character.isISOControl(c) && !Character.isWhitespace(c)))
                .count();
        return odd > MOST_ODD * text.length();
    }

    private static CorpusDocument document(URI url, String title, ParsedDocument parsed) {
        return new CorpusDocument(
                url, title, parsed.text(), parsed.language(), parsed.published(), parsed.details(), parsed.links());
    }

    private static void hand(CorpusDocument document, Taker taker) throws IndexFailure {
        try {
            taker.take(document);
        } catch (IOException e) {
            throw new IndexFailure(e);
        }
    }

    private void lines(Path file, Taker taker, List<String> problems) throws IOException {
        Set<URI> seen = new HashSet<>();
        int bad = 0;
        int number = 0;
        try (Utf8Lines in = new Utf8Lines(Files.newInputStream(file), settings.maxLineBytes())) {
            for (Utf8Lines.Line line = in.next(); line != null; line = in.next()) {
                number++;
                String problem = line.problem() != null || line.text().isBlank()
                        ? line.problem()
                        : line(file, line.text(), seen, taker);
                if (problem != null && ++bad <= TOLD) {
                    problems.add(file + " line " + number + ": " + problem + "; left out");
                }
            }
        }
        if (bad > TOLD) {
            problems.add(file + ": " + (bad - TOLD) + " more lines could not be taken");
        }
    }

    private static @Nullable String line(Path file, String line, Set<URI> seen, Taker taker) throws IndexFailure {
        JsonNode record;
        try {
            record = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            // Jackson adds where its own input is hidden, which helps nobody.
            return "is no JSON (" + PARSER_PLACE.matcher(e.getOriginalMessage()).replaceAll("") + ")";
        }
        if (!record.isObject()) {
            return "is no JSON object";
        }
        String text = record.path("text").asText("");
        if (text.isBlank()) {
            return "has no \"text\"";
        }
        String title = record.path("title").asText("").strip();
        URI url = address(file, record, title, text);
        if (!seen.add(url)) {
            return "has the address of an earlier line, " + url;
        }
        hand(new CorpusDocument(url, title, text, Languages.of(text), null, SourceDetails.NONE, List.of()), taker);
        return null;
    }

    private static URI address(Path file, JsonNode record, String title, String text) {
        String given = record.path("url").asText("").strip();
        if (!given.isEmpty()) {
            try {
                URI url = new URI(given);
                if (url.isAbsolute()) {
                    return url;
                }
            } catch (URISyntaxException e) {
                // An address that is none is left for the record's own, below.
                given = "";
            }
        }
        String id = record.path("id").asText("").strip();
        URI base = file.toUri();
        String fragment = id.isEmpty() ? hash(title + "\n" + text, 12) : id;
        try {
            return new URI(base.getScheme(), base.getAuthority(), base.getPath(), null, fragment);
        } catch (URISyntaxException e) {
            return URI.create(base + "#" + hash(fragment, 12));
        }
    }

    static String hash(String text, int digits) {
        return SourceFreezer.sha256(text).substring(0, digits);
    }
}
