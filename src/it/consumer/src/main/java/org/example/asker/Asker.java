package org.example.asker;

import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import java.nio.file.Path;

/** Asks a folder one question; the arguments are folder, question, and where the index may be kept. */
public final class Asker {

    private Asker() {}

    public static void main(String... args) {
        try (Footnote footnote = Footnote.builder()
                .corpus(Path.of(args[0]))
                .home(Path.of(args[2]))
                .model("offline")
                .build()) {
            Answer answer = footnote.research(args[1]);
            System.out.println(answer.status() + ": " + answer.answer());
        }
    }
}
