package dev.footnote.examples;

import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.web.search.WebSearchEngine;
import dev.langchain4j.web.search.WebSearchInformationResult;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchResults;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Brings a LangChain4j model and a search engine of one's own: here, the pages of a company's wiki. */
public final class OwnModelAndEngine {

    private OwnModelAndEngine() {}

    /**
     * @param args the model's base address, the wiki's address, where Footnote may keep files, and the question
     */
    public static void main(String... args) {
        StreamingChatModel model = OpenAiStreamingChatModel.builder()
                .baseUrl(args[0])
                .apiKey("none needed here")
                .modelName("kimi-k2-thinking")
                .returnThinking(true)
                .sendThinking(true)
                .build();
        URI wiki = URI.create(args[1]);
        WebSearchEngine engine = query -> WebSearchResults.from(
                WebSearchInformationResult.from(1L),
                List.of(WebSearchOrganicResult.from(
                        "The Aldermoor bridge", wiki.resolve("/bridge"), "Who built it, and when.", null)));
        try (Footnote footnote = Footnote.builder()
                .chatModel(model, "kimi-k2-thinking")
                .searchEngine("wiki", engine)
                .home(Path.of(args[2]))
                .setting("net.allow_private", "true") // the wiki stands in the own network
                .build()) {
            Answer answer = footnote.research(args[3]);
            System.out.println(answer.status() + ": " + answer.answer());
            answer.sources().forEach(source -> System.out.println("[" + source.id() + "] " + source.url()));
        }
    }
}
