package dev.footnote;

import dev.footnote.api.Answer;
import dev.footnote.api.CancelledException;
import dev.footnote.api.Indexed;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.StructuredOutput;
import dev.footnote.api.TransientException;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunStore;
import dev.footnote.api.search.SearchResult;
import dev.footnote.json.Json;
import dev.footnote.service.FootnoteService;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Researches questions, and searches, reads and indexes on its own. Safe for many threads; several instances live side by side. Close it when done: runs that are still going
 * end as cancelled, and all methods but {@code close} throw {@link IllegalStateException} from then on.
 *
 * <p>What is thrown is a {@link dev.footnote.api.FootnoteException}: trying again helps with a {@link TransientException}, and not with a {@link
 * PermanentException} or {@link InvalidInputException}.
 *
 * <pre>{@code
 * import dev.footnote.Footnote;
 * import dev.footnote.api.Answer;
 * import java.nio.file.Path;
 *
 * public class Ask {
 *     public static void main(String[] args) {
 *         try (Footnote footnote = Footnote.builder().corpus(Path.of("docs")).model("offline").build()) {
 *             Answer answer = footnote.research("Who designed the bridge?");
 *             System.out.println(answer.answer());
 *             answer.sources().forEach(source -> System.out.println(source.id() + " " + source.url()));
 *         }
 *     }
 * }
 * }</pre>
 */
public final class Footnote implements AutoCloseable {

    private final FootnoteService service;

    Footnote(FootnoteService service) {
        this.service = service;
    }

    /** Returns a builder with the settings' defaults, the process's environment, and nothing else. */
    public static FootnoteBuilder builder() {
        return new FootnoteBuilder();
    }

    /**
     * Researches a question with the default budget and waits for the answer.
     *
     * @param question at most 64 KB
     * @return the answer, whatever its status; see {@link Answer#status}
     * @throws InvalidInputException if the question or a setting cannot be used; nothing was sent then
     * @throws TransientException if the host has to be asked for its model, or the index is built by another process, and that does not come to an end now
     * @throws PermanentException if the host refuses to tell its model, or the index cannot be written
     * @throws CancelledException if the calling thread is interrupted; the run is cancelled, and the thread stays interrupted
     */
    public Answer research(String question) {
        return service.research(question);
    }

    /**
     * Researches a question and waits for the answer.
     *
     * @param request the question and its limits
     * @return the answer, whatever its status; see {@link Answer#status}
     * @throws InvalidInputException if a setting cannot be used; nothing was sent then
     * @throws TransientException if the host has to be asked for its model, or the index is built by another process, and that does not come to an end now
     * @throws PermanentException if the host refuses to tell its model, or the index cannot be written
     * @throws CancelledException if the calling thread is interrupted; the run is cancelled, and the thread stays interrupted
     */
    public Answer research(ResearchRequest request) {
        return service.research(request);
    }

    /**
     * Researches a question and waits for the answer, which also fills a record.
     *
     * @param question at most 64 KB
     * @param form a record whose components are strings, wrappers of numbers and Boolean, enums, records, or lists of them
     * @param <T> the record
     * @return the record, in which what the sources do not support is null, and the answer
     * @throws InvalidInputException if the question, the record or a setting cannot be used; nothing was sent then
     * @throws TransientException if the host has to be asked for its model, or the index is built by another process, and that does not come to an end now
     * @throws PermanentException if the host refuses to tell its model, or the index cannot be written
     * @throws CancelledException if the calling thread is interrupted; the run is cancelled, and the thread stays interrupted
     */
    public <T extends Record> Structured<T> research(String question, Class<T> form) {
        Answer answer = research(FootnoteService.request(question).withOutputSchema(Json.schemaOf(form)));
        StructuredOutput output = answer.output();
        return new Structured<>(output == null ? null : Json.value(output.json(), form), answer);
    }

    /**
     * An answer that fills a record.
     *
     * @param value its components are null where the sources do not support them; null itself where the run brought no draft
     * @param answer the whole answer; {@link Answer#output} tells what each component rests on
     * @param <T> the record
     */
    public record Structured<T extends Record>(@Nullable T value, Answer answer) {}

    /**
     * Starts a run, which goes on whether or not anybody watches it.
     *
     * @param request the question and its limits
     * @return the run, to watch, cancel or wait for
     * @throws InvalidInputException if a setting cannot be used; nothing was sent then
     * @throws TransientException if the host has to be asked for its model, or the index is built by another process, and that does not come to an end now
     * @throws PermanentException if the host refuses to tell its model, or the index cannot be written
     */
    public ResearchRun start(ResearchRequest request) {
        return service.start(request);
    }

    /**
     * Goes on with a run where its record in the {@link RunStore} ends, such as after a restart. A run that has ended is returned as it is; nothing is asked again then.
     *
     * @param id the run's id
     * @return the run, or empty if the store does not know the id
     * @throws TransientException if the host has to be asked for its model and cannot be reached now
     * @throws PermanentException if the host refuses to tell its model
     * @throws IllegalStateException if the store has lost the text of a source of the run
     */
    public Optional<ResearchRun> resume(String id) {
        return service.stored(id).map(service::resume);
    }

    /**
     * Searches once, outside of any run.
     *
     * @param query the words to look for
     * @return the hits, best first, and how each engine did; that an engine failed is told there and not thrown
     * @throws InvalidInputException if the query is blank
     * @throws TransientException if another process is building the index and does not come to an end
     * @throws PermanentException if the index cannot be written
     */
    public SearchResult search(String query) {
        return service.search(query);
    }

    /**
     * Reads a page, or a file of the corpus, outside of any run.
     *
     * @param url http, https, or an address of the corpus
     * @return the text as it would be cited
     * @throws InvalidInputException if such an address cannot be read here
     * @throws TransientException if the page cannot be had now
     * @throws PermanentException if the page cannot be had
     */
    public Source read(URI url) {
        return service.read(url);
    }

    /**
     * Reads a local file as the corpus would.
     *
     * @param file HTML, Markdown, text, PDF or DOCX
     * @return the text as it would be cited
     * @throws InvalidInputException if the file cannot be read
     */
    public Source read(Path file) {
        return service.read(file);
    }

    /**
     * Brings the index of the corpus up to date; does nothing where there is none. Each run does this before it begins.
     *
     * @param progress hears a line now and then
     * @return the counts of documents in the index
     * @throws TransientException if another process is building the index and does not come to an end
     * @throws PermanentException if the index cannot be written
     * @throws CancelledException if the calling thread is interrupted; the thread stays interrupted
     */
    public Indexed index(Consumer<String> progress) {
        return service.index(progress);
    }

    /**
     * Ends runs that are still going as cancelled, and calls of other threads with a {@link CancelledException}; waits until none of them is at work, for at most some seconds; and
     * frees everything. After that all other methods throw {@link IllegalStateException}.
     */
    @Override
    public void close() {
        service.close();
    }
}
