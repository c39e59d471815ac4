package dev.footnote.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hankcs.hanlp.HanLP;
import dev.footnote.text.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Questions with short answers and the documents that they were asked of.
 *
 * @param questions in the order of the files
 * @param documents texts by title and a number
 */
record TrainingSet(List<Question> questions, Map<String, String> documents) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The subject of a sentence, which is the title of the page that it comes from where it opens one. */
    private static final Pattern SUBJECT =
            Pattern.compile("^\"?(\\p{Lu}[^,;:()\"]{1,60}?)\"?,? (?:\\(|is |was |are |were )");

    private static final Pattern PRONOUN = Pattern.compile("(?:He|She|It|They|His|Her|Its|Their|This|The [a-z]).*");

    /** A question with the answers that count as right. */
    record Question(String text, List<String> answers) {}

    /**
     * Reads a file of SQuAD's form ({@code data}, {@code paragraphs}, {@code qas}; also CMRC 2018 and XQuAD) or of HotpotQA's
     * ({@code question, answer, context}, as one array or a line a question; with {@code evidence}, a list of sentences, in place of the
     * context each sentence is a document). Chinese is brought into simplified characters.
     */
    static TrainingSet read(Path file) throws IOException {
        TrainingSet out = new TrainingSet(new ArrayList<>(), new LinkedHashMap<>());
        String read = Files.readString(file);
        String text = Languages.hasHan(read) ? HanLP.convertToSimplifiedChinese(read) : read;
        if (file.toString().endsWith(".jsonl")) {
            for (String line : text.split("\n", -1)) {
                if (!line.isBlank()) {
                    out.hotpot(JSON.readTree(line));
                }
            }
            return out;
        }
        JsonNode root = JSON.readTree(text);
        if (root.isArray()) {
            root.forEach(out::hotpot);
        }
        root.path("data").forEach(out::squad);
        return out;
    }

    /** Returns the same documents with at most so many of the questions, taken at even distances. */
    TrainingSet atMost(int most) {
        List<Question> kept = new ArrayList<>();
        int all = questions.size();
        int wanted = Math.min(most, all);
        for (int i = 0; i < wanted; i++) {
            kept.add(questions.get((int) ((long) i * all / wanted)));
        }
        return new TrainingSet(kept, documents);
    }

    private void squad(JsonNode article) {
        int number = 0;
        for (JsonNode paragraph : article.path("paragraphs")) {
            String title = article.path("title").asText("").replace('_', ' ');
            document(
                    title + "\n" + number++ + " " + paragraph.path("id").asText(),
                    paragraph.path("context").asText());
            for (JsonNode qa : paragraph.path("qas")) {
                List<String> answers = new ArrayList<>();
                qa.path("answers")
                        .forEach(answer -> answers.add(answer.path("text").asText()));
                if (!answers.isEmpty()) {
                    questions.add(new Question(qa.path("question").asText(), answers));
                }
            }
        }
    }

    /** HotpotQA's own files list pairs of title and sentences; others list the titles and, beside them, the sentences. */
    private void hotpot(JsonNode node) {
        JsonNode context = node.path("context");
        for (JsonNode sentence : node.path("evidence")) {
            String text = sentence.asText();
            document(subject(text) + "\n" + text, text);
        }
        if (context.isArray()) {
            context.forEach(pair -> document(pair.path(0).asText() + "\n", sentences(pair.path(1))));
        } else {
            for (int i = 0; i < context.path("title").size(); i++) {
                String title = context.path("title").path(i).asText();
                document(title + "\n", sentences(context.path("sentences").path(i)));
            }
        }
        questions.add(new Question(
                node.path("question").asText(), List.of(node.path("answer").asText())));
    }

    private static String subject(String sentence) {
        Matcher found = SUBJECT.matcher(sentence);
        boolean named = found.find() && !PRONOUN.matcher(found.group(1)).matches();
        return named ? found.group(1) : "";
    }

    private static String sentences(JsonNode list) {
        StringBuilder out = new StringBuilder();
        list.forEach(sentence ->
                out.append(out.isEmpty() ? "" : " ").append(sentence.asText().strip()));
        return out.toString();
    }

    private void document(String key, String text) {
        documents.putIfAbsent(key, text);
    }

    /** Writes the documents as a corpus and returns its folder. */
    Path corpus(Path folder) throws IOException {
        Files.createDirectories(folder);
        StringBuilder out = new StringBuilder();
        int number = 0;
        for (Map.Entry<String, String> document : documents.entrySet()) {
            String id = "d" + number++;
            out.append(JSON.createObjectNode()
                            .put("id", id)
                            .put(
                                    "title",
                                    document.getKey()
                                            .substring(0, document.getKey().indexOf('\n')))
                            .put("text", document.getValue())
                            .put("url", "corpus://training/" + id))
                    .append('\n');
        }
        Files.writeString(folder.resolve("corpus.jsonl"), out);
        return folder;
    }
}
