package dev.footnote.research;

import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import dev.footnote.testkit.ScriptedCorpus;
import java.util.Map;

/** Opens the program over a corpus of a test and its scripted host. */
public final class ScriptedService {

    private ScriptedService() {}

    /**
     * Opens it; the test closes it.
     *
     * @param corpus documents and host
     * @param more names and values of settings, in turn
     */
    public static FootnoteService over(ScriptedCorpus corpus, String... more) {
        ServiceBuilder builder = FootnoteService.builder()
                .environment(Map.of())
                .corpus(corpus.folder())
                .home(corpus.home());
        corpus.settings().forEach(builder::setting);
        for (int i = 0; i < more.length; i += 2) {
            builder.setting(more[i], more[i + 1]);
        }
        return builder.build();
    }
}
