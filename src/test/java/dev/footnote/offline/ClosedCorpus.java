package dev.footnote.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.Footnote;
import dev.footnote.api.Passage;
import dev.footnote.api.search.Hit;
import dev.footnote.tools.ParsedPage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder's documents behind the program's own search, for programs that look at one step of the embedded model alone. */
final class ClosedCorpus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Document(String title, String text) {}

    private final Map<String, Document> documents = new HashMap<>();
    private final Footnote footnote;

    /**
     * Opens a corpus.
     *
     * @param folder with a {@code corpus.jsonl} of {@code id, title, text, url}
     */
    ClosedCorpus(Path folder) throws IOException {
        for (String line : Files.readAllLines(folder.resolve("corpus.jsonl"))) {
            JsonNode node = JSON.readTree(line);
            documents.put(
                    node.path("url").asText(),
                    new Document(node.path("title").asText(), node.path("text").asText()));
        }
        footnote = Footnote.builder().corpus(folder).model("offline").build();
        footnote.index(line -> {});
    }

    /** Returns the addresses of the best documents for a query. */
    List<String> search(String query) {
        return footnote.search(query).hits().stream()
                .map(Hit::url)
                .map(URI::toString)
                .toList();
    }

    /** Returns documents as pages that were read in this order. */
    List<ParsedPage> read(List<String> addresses) {
        List<ParsedPage> out = new ArrayList<>();
        for (String address : addresses) {
            Document document = documents.get(address);
            if (document != null && !document.text().isBlank()) {
                int number = out.size() + 1;
                Passage passage = new Passage(number, 0, document.text());
                out.add(new ParsedPage(number, URI.create(address), document.title(), 1, 1, List.of(passage)));
            }
        }
        return out;
    }

    @Override
    public void close() {
        footnote.close();
    }
}
