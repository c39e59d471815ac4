package dev.footnote.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.Query;
import dev.footnote.json.JsonNodes;
import dev.footnote.text.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers as files, a file each. A folder that cannot be read or written costs calls, never a search. Safe for many threads and processes. */
final class DiskSearchCache {

    private static final Logger LOG = LoggerFactory.getLogger(DiskSearchCache.class);

    /** Answers, and what a process that was killed left half written. */
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{64}\\.json|search\\d+\\.part");

    private final Path folder;
    private final Duration keep;
    private final Clock clock;
    private final AtomicBoolean pruned = new AtomicBoolean();

    DiskSearchCache(Path folder, Duration keep, Clock clock) {
        this.folder = folder;
        this.keep = keep;
        this.clock = clock;
    }

    Optional<List<Hit>> read(String engine, Query query) {
        Path file = file(engine, query);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode entry = JsonNodes.MAPPER.readTree(Files.readAllBytes(file));
            Instant at = Instant.parse(entry.path("at").asText());
            if (at.plus(keep).isBefore(clock.instant())) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            List<Hit> hits = new ArrayList<>();
            entry.path("hits").forEach(hit -> hits.add(hit(hit)));
            return Optional.of(List.copyOf(hits));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            LOG.warn("the cached search {} cannot be read ({}); it is asked anew", file, e.getMessage());
            return Optional.empty();
        }
    }

    void write(String engine, Query query, List<Hit> hits) {
        ObjectNode entry = JsonNodes.object();
        entry.put("at", clock.instant().toString()).put("engine", engine).put("query", query.text());
        var list = entry.putArray("hits");
        hits.forEach(hit -> list.add(json(hit)));
        try {
            Files.createDirectories(folder);
            if (pruned.compareAndSet(false, true)) {
                prune();
            }
            Path partial = Files.createTempFile(folder, "search", ".part");
            Files.write(partial, JsonNodes.MAPPER.writeValueAsBytes(entry));
            Files.move(partial, file(engine, query), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("the search cache {} cannot be written ({}); correct search.cache_folder", folder, e.getMessage());
        }
    }

    /** Once a process, so that the folder does not grow for ever with what nobody asks again. */
    private void prune() throws IOException {
        Instant oldest = clock.instant().minus(keep);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(DiskSearchCache::isOurs).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("another process was quicker with {}", e.getFile());
        }
    }

    private static boolean isOurs(Path file) {
        return OURS.matcher(String.valueOf(file.getFileName())).matches();
    }

    private Path file(String engine, Query query) {
        return folder.resolve(Sha256.hex(engine + "\n" + query) + ".json");
    }

    private static ObjectNode json(Hit hit) {
        ObjectNode out = JsonNodes.object();
        out.put("url", hit.url().toString()).put("title", hit.title()).put("snippet", hit.snippet());
        JsonNodes.put(out, "engines", hit.engines());
        PublishedDate date = hit.date();
        if (date != null) {
            out.put("date", date.date().toString())
                    .put("precision", date.precision().name())
                    .put("kind", date.kind().name());
        }
        if (hit.language() != null) {
            out.put("language", hit.language());
        }
        return out;
    }

    private static Hit hit(JsonNode json) {
        List<String> engines = new ArrayList<>();
        json.path("engines").forEach(e -> engines.add(e.asText()));
        PublishedDate date = json.has("date")
                ? new PublishedDate(
                        LocalDate.parse(JsonNodes.text(json, "date")),
                        PublishedDate.Precision.valueOf(JsonNodes.text(json, "precision")),
                        PublishedDate.Kind.valueOf(JsonNodes.text(json, "kind")))
                : null;
        return new Hit(
                URI.create(JsonNodes.text(json, "url")),
                JsonNodes.text(json, "title"),
                JsonNodes.text(json, "snippet"),
                engines,
                date,
                json.has("language") ? JsonNodes.text(json, "language") : null);
    }
}
