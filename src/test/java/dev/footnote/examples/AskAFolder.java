package dev.footnote.examples;

import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import java.nio.file.Path;

/** Asks a folder of documents with the embedded model: no key, no network. */
public final class AskAFolder {

    private AskAFolder() {}

    /**
     * @param args the folder, where its index may be kept, and the question
     */
    public static void main(String... args) {
        try (Footnote footnote = Footnote.builder()
                .corpus(Path.of(args[0]))
                .home(Path.of(args[1]))
                .model("offline")
                .build()) {
            Answer answer = footnote.research(args[2]);
            System.out.println(answer.status() + ": " + answer.answer());
            answer.sources().forEach(source -> System.out.println("[" + source.id() + "] " + source.url()));
        }
    }
}
