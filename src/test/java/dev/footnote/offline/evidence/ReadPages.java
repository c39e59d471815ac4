package dev.footnote.offline.evidence;

import dev.footnote.api.Passage;
import dev.footnote.tools.ParsedPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Pages as the embedded model reads them, for tests. */
public final class ReadPages {

    private ReadPages() {}

    /**
     * Returns pages, the first of them from source 1.
     *
     * @param titlesAndTexts title and text by turns
     */
    public static List<ParsedPage> of(String... titlesAndTexts) {
        List<ParsedPage> out = new ArrayList<>();
        for (int i = 0; i < titlesAndTexts.length; i += 2) {
            int number = out.size() + 1;
            Passage passage = new Passage(number, 0, titlesAndTexts[i + 1]);
            out.add(new ParsedPage(
                    number, URI.create("file:/pages/" + number), titlesAndTexts[i], 1, 1, List.of(passage)));
        }
        return out;
    }

    /** Returns the sentences of some pages, weighed against a question. */
    public static SentenceRanker ranked(String question, String... titlesAndTexts) {
        return new SentenceRanker(new QuestionAnalysis(question), of(titlesAndTexts), new SentenceSplitter());
    }
}
