package dev.footnote.offline;

import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.offline.span.SpanScorer;
import dev.footnote.text.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How often short answers were right that were found in the same way and for which as much spoke: a logistic regression whose weights are
 * measured on questions with known answers by {@code CalibrateConfidence}, a program among the tests. Safe for many threads.
 */
final class ConfidenceModel {

    /** How an answer was found. */
    enum Way {
        /** In one sentence. */
        SPAN,
        /** Behind a chain of names that was followed to its end. */
        CHAIN,
        /** Although the chain of names could not be followed to its end. */
        BROKEN_CHAIN,
        /** In so many words on the own page of what is asked about. */
        STATED,
        /** The same on the page that a chain of names led to. */
        STATED_CHAIN,
        /** By comparing two things. */
        COMPARISON,
        /** By how much is said of each of two things. */
        CHOICE,
        /** In what is said of both of two things. */
        COMMON,
        /** As yes or no, by whether the best sentence denies something. */
        YES_NO,
        /** In what was said in a dialogue. */
        DIALOGUE
    }

    /** Answers whose features weigh alike. */
    enum Group {
        ENGLISH,
        CHINESE,
        DIALOGUE,
        MANUAL
    }

    /**
     * An answer and what speaks for it.
     *
     * @param question as the user put it
     * @param group it belongs to
     * @param features by name
     */
    record Seen(String question, Group group, Map<String, Double> features) {}

    /** The system property that names a file to be read in place of the program's own weights. */
    static final String PROPERTY = "footnote.offline.confidence";

    /** The name of the weight that counts once for each answer. */
    static final String BIAS = "bias";

    static final double LEAST = 0.02;
    static final double MOST = 0.95;

    private static final String FILE = "confidence.txt";

    private static final AtomicReference<@Nullable Consumer<Seen>> OBSERVER = new AtomicReference<>();

    private final Map<Group, Map<String, Double>> weights = new EnumMap<>(Group.class);

    private ConfidenceModel() {}

    /** Has every answer's features told from now on, for the program that measures the weights; null ends that. */
    static void observe(@Nullable Consumer<Seen> told) {
        OBSERVER.set(told);
    }

    /** Reads the weights that come with the program. */
    static ConfidenceModel read() {
        try (InputStream in = open();
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return of(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own weights " + FILE + " cannot be read", e);
        }
    }

    private static InputStream open() throws IOException {
        String other = System.getProperty(PROPERTY);
        return other != null
                ? Files.newInputStream(Path.of(other))
                : Objects.requireNonNull(ConfidenceModel.class.getResourceAsStream(FILE), FILE);
    }

    /** Reads weights: a line each, with the group, the feature and the weight; lines with "#" are remarks. */
    static ConfidenceModel of(List<String> lines) {
        ConfidenceModel out = new ConfidenceModel();
        for (String line : lines) {
            if (!line.startsWith("#") && !line.isBlank()) {
                int first = line.indexOf(' ');
                int last = line.lastIndexOf(' ');
                out.weights
                        .computeIfAbsent(Group.valueOf(line.substring(0, first)), group -> new HashMap<>())
                        .put(line.substring(first + 1, last), Double.valueOf(line.substring(last + 1)));
            }
        }
        return out;
    }

    /** Returns the share of answers that were right among those for which as much speaks, {@value #LEAST} to {@value #MOST}. */
    double share(Seen seen) {
        Consumer<Seen> told = OBSERVER.get();
        if (told != null) {
            told.accept(seen);
        }
        Map<String, Double> group = weights.getOrDefault(seen.group(), Map.of());
        double sum = group.getOrDefault(BIAS, 0.0);
        for (Map.Entry<String, Double> feature : seen.features().entrySet()) {
            sum += feature.getValue() * group.getOrDefault(feature.getKey(), 0.0);
        }
        return Math.max(LEAST, Math.min(MOST, 1 / (1 + Math.exp(-sum))));
    }

    /** Returns the features that have a weight in a group, in no order. */
    List<String> features(Group group) {
        return new ArrayList<>(weights.getOrDefault(group, Map.of()).keySet());
    }

    /** What speaks for a short answer and against it, as numbers from which its confidence is worked out. */
    static final class AnswerFeatures {

        /** Smaller probabilities count as this one. */
        private static final double LEAST = 1e-4;

        private final QuestionAnalysis asked;
        private final QuestionAnalysis last;
        private final SentenceRanker evidence;
        private final Map<String, Double> out = new LinkedHashMap<>();

        private AnswerFeatures(QuestionAnalysis asked, QuestionAnalysis last, SentenceRanker evidence) {
            this.asked = asked;
            this.last = last;
            this.evidence = evidence;
        }

        /**
         * Returns the features by name.
         *
         * @param asked the question as the user put it
         * @param last what is left of it behind a chain of names; the same without one
         * @param evidence the sentences weighed against {@code last}
         * @param way how the answer was found
         * @param shortAnswer the answer
         * @param spans the likeliest answers, best first
         * @param told the sentences that are cited
         * @param links how likely each name was that was found on the way
         */
        static Map<String, Double> of(
                QuestionAnalysis asked,
                QuestionAnalysis last,
                SentenceRanker evidence,
                ConfidenceModel.Way way,
                String shortAnswer,
                List<AnswerSpan> spans,
                List<ReadSentence> told,
                List<Double> links) {
            AnswerFeatures features = new AnswerFeatures(asked, last, evidence);
            features.out.put("way " + way, 1.0);
            features.pages(told);
            boolean chosen = way == ConfidenceModel.Way.COMPARISON || way == ConfidenceModel.Way.YES_NO;
            if (!chosen) {
                features.out.put("kind " + AskedFor.of(last.text()).kind(), 1.0);
                features.chain(links);
                features.likelihood(spans);
                features.sentence(shortAnswer);
            }
            return features.out;
        }

        /** How surely each name on the way was found. */
        private void chain(List<Double> links) {
            out.put("links", (double) links.size());
            out.put(
                    "weakest link",
                    log(links.stream().mapToDouble(one -> one).min().orElse(1)));
            out.put("all links", links.stream().mapToDouble(AnswerFeatures::log).sum());
        }

        /** How likely the best span is, and how far from the next one. */
        private void likelihood(List<AnswerSpan> spans) {
            double first = spans.isEmpty() ? 0 : spans.get(0).probability();
            double second = spans.size() < 2 ? 0 : spans.get(1).probability();
            out.put("probability", first);
            out.put("log probability", log(first));
            out.put("margin", log(first) - log(second));
        }

        /** Where the answer stands, and how much of the question its sentence holds. */
        private void sentence(String shortAnswer) {
            String words = shortAnswer.toLowerCase(Locale.ROOT);
            List<SentenceRanker.Scored> looked = evidence.ranked()
                    .subList(0, Math.min(SpanScorer.SENTENCES, evidence.ranked().size()));
            int rank = 0;
            SentenceRanker.@Nullable Scored best = null;
            Set<Integer> sources = new HashSet<>();
            for (SentenceRanker.Scored scored : looked) {
                if (holds(scored, words)) {
                    best = best == null ? scored : best;
                    sources.add(scored.sentence().page().source());
                }
                rank += best == null ? 1 : 0;
            }
            out.put("rank", Math.log1p(rank));
            out.put("pages", Math.log1p(sources.size()));
            out.put("best coverage", evidence.best());
            out.put("best joint", evidence.bestJoint());
            out.put("length", Math.log1p(Words.of(shortAnswer).size()));
            out.put("question length", Math.log1p(last.terms().size()));
            out.put("repeats", last.says(shortAnswer) ? 1.0 : 0.0);
            if (best != null) {
                int source = best.sentence().page().source();
                out.put("coverage", best.coverage());
                out.put("asked", evidence.share(last.asked(), best.sentence()));
                out.put("fits", fits(best, words) ? 1.0 : 0.0);
                out.put(
                        "named page",
                        evidence.subjects().stream().anyMatch(subject -> subject.source() == source) ? 1.0 : 0.0);
            }
        }

        private static boolean holds(SentenceRanker.Scored scored, String words) {
            return !words.isEmpty()
                    && scored.sentence().text().toLowerCase(Locale.ROOT).contains(words);
        }

        private boolean fits(SentenceRanker.Scored scored, String words) {
            return Candidates.in(scored.sentence(), last).stream()
                    .map(one -> one.text().toLowerCase(Locale.ROOT))
                    .anyMatch(one -> one.contains(words) || words.contains(one));
        }

        /** How much of the question stands in what is told and on its pages. */
        private void pages(List<ReadSentence> told) {
            Set<String> said = new HashSet<>();
            told.forEach(sentence -> {
                said.addAll(sentence.stems());
                said.addAll(evidence.title(sentence));
            });
            Set<String> near = evidence.stems(told);
            out.put("told", (double) told.size());
            out.put("said", evidence.share(last.terms(), said));
            out.put("near", evidence.share(last.terms(), near));
            out.put("names", evidence.namesNear(asked.names(), told));
        }

        private static double log(double probability) {
            return Math.log(Math.max(LEAST, probability));
        }
    }
}
