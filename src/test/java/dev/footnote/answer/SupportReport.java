package dev.footnote.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.quote.QuoteMatcher;
import dev.footnote.answer.support.Assessment;
import dev.footnote.answer.support.ClaimSupport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Prints how many bad claims are caught and how many sound ones pass, by kind. Arguments: files of cases, one JSON object a
 * line with {@code id, kind, lang, claim, source_text, quote, expect}, or with the fields of FoolMeTwice; {@code -v} names each
 * wrong verdict; {@code -r} prints how many of the flagged claims are bad, by the kind of reason; {@code -o FILE} writes the
 * verdicts.
 */
public final class SupportReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, int[]> rows = new TreeMap<>();
    private final Map<String, int[]> byReason = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    private SupportReport() {}

    static SupportReport of(List<String> lines) throws IOException {
        SupportReport report = new SupportReport();
        for (String line : lines) {
            if (!line.isBlank()) {
                report.add(form(JSON.readTree(line), report.answers.size()));
            }
        }
        return report;
    }

    /** Brings a line of the form of FoolMeTwice (a claim, its label, the passages of an encyclopaedia that decide it) into the form of a case. */
    private static JsonNode form(JsonNode line, int number) {
        if (!line.has("gold_evidence")) {
            return line;
        }
        ObjectNode out = JSON.createObjectNode();
        out.put("id", "line" + number).put("kind", "encyclopaedia").put("lang", "en");
        out.set("claim", line.get("text"));
        ArrayNode quotes = out.putArray("quote");
        Set<String> text = new LinkedHashSet<>();
        text.add(line.get("wikipedia_page").asText().replace('_', ' '));
        line.get("gold_evidence").forEach(e -> {
            quotes.add(e.get("text"));
            text.add(e.get("text").asText());
        });
        line.path("retrieved_evidence").forEach(e -> text.add(e.get("text").asText()));
        out.put("source_text", String.join("\n\n", text));
        out.putObject("expect").put("support", line.get("label").asText().equals("SUPPORTS") ? "full" : "none");
        return out;
    }

    double caught() {
        int[] all = rows.getOrDefault("all", new int[4]);
        return (double) all[1] / Math.max(1, all[0]);
    }

    double passed() {
        int[] all = rows.getOrDefault("all", new int[4]);
        return (double) all[3] / Math.max(1, all[2]);
    }

    private void add(JsonNode c) {
        List<QuotedPassage> passages = passages(c);
        boolean found =
                passages.size() == (c.get("quote").isArray() ? c.get("quote").size() : 1);
        Assessment said = new ClaimSupport().assess(c.get("claim").asText(), passages);
        boolean bad = !c.at("/expect/support").asText().equals("full")
                || !c.at("/expect/quote_found").asBoolean(true);
        boolean flagged = !found || !said.support().name().equals("FULL");
        for (String key :
                List.of("all", "lang " + c.get("lang").asText(), c.get("kind").asText())) {
            int[] row = rows.computeIfAbsent(key, k -> new int[4]);
            row[bad ? 0 : 2]++;
            row[bad ? 1 : 3] += flagged == bad ? 1 : 0;
        }
        countReasons(said, bad);
        if (flagged != bad) {
            wrong.add((bad ? "MISSED " : "FALSE FLAG ") + c.get("id").asText() + " "
                    + c.get("kind").asText() + "\n    claim: " + c.get("claim").asText() + "\n    quote: "
                    + c.get("quote") + "\n    found " + found + " " + said.reasons());
        }
        answers.add("{\"id\": \"" + c.get("id").asText() + "\", \"quote_found\": " + found + ", \"support\": \""
                + said.support().name().toLowerCase(java.util.Locale.ROOT) + "\"}");
    }

    /** Counts, for each kind of reason, the claims that have it, and those that have no other kind. */
    private void countReasons(Assessment said, boolean bad) {
        Set<String> kinds = new LinkedHashSet<>();
        said.reasons().forEach(r -> kinds.add(r.kind() + (r.contradicts() ? " contradicts" : " missing")));
        for (String kind : kinds) {
            int[] row = byReason.computeIfAbsent(kind, k -> new int[4]);
            row[0]++;
            row[1] += bad ? 1 : 0;
            row[2] += kinds.size() == 1 ? 1 : 0;
            row[3] += kinds.size() == 1 && bad ? 1 : 0;
        }
    }

    /** Prints how many of the claims with a reason are really bad, by the kind of reason. */
    void printReasons(PrintStream out) {
        out.printf("%-28s %18s %18s%n", "", "bad of flagged", "no other reason");
        byReason.forEach((kind, r) -> out.printf(
                "%-28s %6d/%-5d %s %6d/%-5d %s%n", kind, r[1], r[0], share(r[1], r[0]), r[3], r[2], share(r[3], r[2])));
    }

    private static List<QuotedPassage> passages(JsonNode c) {
        String text = c.get("source_text").asText();
        QuoteMatcher matcher = new QuoteMatcher(text);
        List<QuotedPassage> out = new ArrayList<>();
        List<JsonNode> quotes = new ArrayList<>();
        if (c.get("quote").isArray()) {
            c.get("quote").forEach(quotes::add);
        } else {
            quotes.add(c.get("quote"));
        }
        for (JsonNode quote : quotes) {
            // A place with a flaw, such as dots that leave out a part of the sentence, is refused as no place is.
            Optional<QuoteMatcher.Place> seen = matcher.look(quote.asText());
            Optional<QuoteMatcher.Place> place = seen.filter(p -> p.flaw() == null);
            int[] loose = seen.isEmpty() ? Loosely.find(text, quote.asText()) : new int[0];
            if (loose.length == 2) {
                out.add(new QuotedPassage(text, loose[0], loose[1], "", null, null));
            }
            place.ifPresent(p -> out.add(new QuotedPassage(text, p.start(), p.end(), "", null, null)));
        }
        return out;
    }

    /** Finds a quote by its letters and digits alone. */
    private static final class Loosely {
        static int[] find(String text, String quote) {
            if (quote.contains("…") || quote.contains("...")) {
                return new int[0];
            }
            List<Integer> places = new ArrayList<>();
            String plain = plain(text, places);
            String wanted = plain(quote, new ArrayList<>());
            int at = plain.indexOf(wanted);
            return at < 0 || wanted.isEmpty()
                    ? new int[0]
                    : new int[] {places.get(at), places.get(at + wanted.length() - 1) + 1};
        }

        private static String plain(String text, List<Integer> places) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                String form = java.text.Normalizer.normalize(text.substring(i, i + 1), java.text.Normalizer.Form.NFKC);
                for (char c : form.toCharArray()) {
                    if (Character.isLetterOrDigit(c)) {
                        out.append(c);
                        places.add(i);
                    }
                }
            }
            return out.toString();
        }
    }

    void print(PrintStream out, boolean verbose) {
        out.printf("%-24s %14s %14s%n", "", "bad caught", "sound passed");
        rows.forEach((key, r) -> out.printf(
                "%-24s %5d/%-3d %s %5d/%-3d %s%n", key, r[1], r[0], share(r[1], r[0]), r[3], r[2], share(r[3], r[2])));
        if (verbose) {
            wrong.forEach(out::println);
        }
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "   -" : String.format(java.util.Locale.ROOT, "%.2f", (double) part / whole);
    }

    /** Prints the table. */
    public static void main(String[] args) throws IOException {
        List<String> lines = new ArrayList<>();
        Path answers = null;
        boolean verbose = false;
        boolean reasons = false;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("-o")) {
                answers = Path.of(args[++i]);
            } else if (args[i].equals("-v")) {
                verbose = true;
            } else if (args[i].equals("-r")) {
                reasons = true;
            } else {
                Path file = Path.of(args[i]);
                lines.addAll(
                        args[i].endsWith(".txt")
                                ? SupportCases.lines(Files.readString(file))
                                : Files.readAllLines(file));
            }
        }
        SupportReport report = of(lines);
        report.print(System.out, verbose);
        if (reasons) {
            report.printReasons(System.out);
        }
        if (answers != null) {
            Files.write(answers, report.answers);
        }
    }
}
