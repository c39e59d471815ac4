package dev.footnote.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.testkit.TempFolder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A home and a server for one test each, which opens the server as it needs it: a field with {@code @RegisterExtension}. Both go when the
 * test has ended.
 */
final class DoorExtension implements AfterEachCallback {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home = TempFolder.create();
    private @Nullable Door door;

    /** Opens the server with the embedded model over the bundled sample; one that was open is closed. */
    Door open(Map<String, String> settings) {
        return use(() -> Door.open(home, settings, null));
    }

    /** Opens the server with the embedded model and the web; one that was open is closed. */
    Door onTheWeb(Map<String, String> settings) {
        return use(() -> Door.onTheWeb(home, settings));
    }

    private Door use(Supplier<Door> opener) {
        close();
        Door opened = opener.get();
        door = opened;
        return opened;
    }

    private void close() {
        Door open = door;
        door = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        close();
        TempFolder.delete(home);
    }

    Path home() {
        return home;
    }

    /**
     * Returns the open server.
     *
     * @throws AssertionError if the test has opened none
     */
    Door door() {
        if (door == null) {
            throw new AssertionError("no server was opened");
        }
        return door;
    }

    /** Posts JSON; the response must keep to the description of the interface. */
    HttpResponse<String> post(String path, String body) throws Exception {
        HttpResponse<String> response = door().call("POST", path, body, "Content-Type", "application/json");
        Contract.load().check("POST", path, response);
        return response;
    }

    /** Returns the body of a response as JSON. */
    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }
}
