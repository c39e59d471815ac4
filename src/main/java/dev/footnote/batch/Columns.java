package dev.footnote.batch;

import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.SearchScope;
import dev.footnote.config.Durations;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which field of a line is what, guessed by its name. */
final class Columns {

    /** The names that data sets and people use, the likeliest first. */
    private enum Role {
        QUESTION("question query q prompt problem question_text query_text user_query input instruction text"
                + " 问题 問題 提问 提問 题目 題目 查询 查詢 質問 질문"),
        ID("id _id qid question_id query_id uid uuid key idx index 编号 編號 序号 序號"),
        LANGUAGE("language lang 语言 語言"),
        CORPUS("corpus"),
        MAX_STEPS("max_steps"),
        MAX_TOKENS("max_tokens"),
        MAX_COST_USD("max_cost_usd max_cost"),
        MAX_TIME("max_time");

        private final String names;

        Role(String names) {
            this.names = names;
        }
    }

    private final Map<Role, String> found = new EnumMap<>(Role.class);
    private final List<String> all;
    private final List<String> ignored;

    Columns(Collection<String> names) {
        all = List.copyOf(names);
        ignored = new ArrayList<>(names);
        for (Role role : Role.values()) {
            Stream.of(role.names.split(" "))
                    .flatMap(wanted -> names.stream().filter(name -> plain(name).equals(wanted)))
                    .findFirst()
                    .ifPresent(name -> {
                        found.put(role, name);
                        ignored.remove(name);
                    });
        }
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    boolean hasQuestion() {
        return found.containsKey(Role.QUESTION);
    }

    /** What to say where no field is a question. */
    String noQuestion() {
        return "no field is the question; there is " + (all.isEmpty() ? "none at all" : String.join(", ", all))
                + "; name it \"question\"";
    }

    /** The guess, for people. */
    String told() {
        StringBuilder text = new StringBuilder();
        found.forEach((role, name) -> text.append(text.length() == 0 ? "" : ", ")
                .append(role.name().toLowerCase(Locale.ROOT))
                .append(" from \"")
                .append(name)
                .append('"'));
        if (!found.containsKey(Role.ID)) {
            text.append(", id made of line and text");
        }
        ignored.removeIf(String::isBlank);
        return ignored.isEmpty() ? text.toString() : text + "; not used: " + String.join(", ", ignored);
    }

    /** Gives a field's text by its name. */
    @FunctionalInterface
    interface Row {
        /** Null where it is missing. */
        @Nullable
        String text(String field) throws BadLine;
    }

    /** The question of a line whose fields are these. */
    Question question(Row row, String file, long line) throws BadLine {
        if (!hasQuestion()) {
            throw new BadLine(noQuestion());
        }
        String text = value(row, Role.QUESTION);
        if (text == null) {
            throw new BadLine("the question is empty");
        }
        try {
            Budget budget = new Budget(
                    number(row, Role.MAX_STEPS, Integer::valueOf),
                    number(row, Role.MAX_TOKENS, Long::valueOf),
                    number(row, Role.MAX_COST_USD, BigDecimal::new),
                    number(row, Role.MAX_TIME, Durations::parse));
            ResearchRequest request = new ResearchRequest(text, budget, value(row, Role.LANGUAGE), SearchScope.ALL);
            String id = value(row, Role.ID);
            String corpus = value(row, Role.CORPUS);
            return new Question(
                    id == null ? Hashes.idOf(line, text) : id,
                    request,
                    corpus == null ? null : Path.of(corpus),
                    file,
                    line);
        } catch (IllegalArgumentException e) {
            throw new BadLine(String.valueOf(e.getMessage()), e);
        }
    }

    private <T> @Nullable T number(Row row, Role role, Function<String, T> parser) throws BadLine {
        String text = value(row, role);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new BadLine(found.get(role) + " is \"" + text + "\", which is no number", e);
        }
    }

    private @Nullable String value(Row row, Role role) throws BadLine {
        String name = found.get(role);
        String value = name == null ? null : row.text(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        checkText("\"" + name + "\"", value);
        return value.strip();
    }

    /** What was guessed wrongly about an encoding must not be asked. */
    static void checkText(String what, String value) throws BadLine {
        if (value.indexOf(TextInput.NO_TEXT) >= 0) {
            throw new BadLine(what + " is not in UTF-8; convert the file with iconv -f ITS_ENCODING -t UTF-8");
        }
        if (value.indexOf('\0') >= 0) {
            throw new BadLine(what + " has a NUL character; take it out, or convert the file to UTF-8");
        }
    }
}
