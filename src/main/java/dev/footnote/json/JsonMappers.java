package dev.footnote.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.footnote.api.Source;
import dev.footnote.api.SourceDetails;
import dev.footnote.api.run.ResearchEvent;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How Jackson maps the records of the api: snake_case, times in ISO 8601, constants in lower case. */
final class JsonMappers {

    private static final Pattern DIGIT = Pattern.compile("\\d");

    private static final Pattern NOT_DIGIT = Pattern.compile("\\D");

    private static final Pattern DURATION = Pattern.compile("\\d{1,9}(ms|s|m|h|d)");

    /** Texts of this length fit; a question of 64 KB and a page's whole text do. */
    private static final int LONGEST_STRING = 64 * 1024 * 1024;

    static final JsonMapper MAPPER = build();

    private JsonMappers() {}

    private static JsonMapper build() {
        JsonMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .addModule(times())
                .addMixIn(ResearchEvent.class, EventKinds.class)
                .addMixIn(Source.class, FlatDetails.class)
                .addMixIn(SourceDetails.class, RareDetails.class)
                .withConfigOverride(List.class, o -> o.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .withConfigOverride(Map.class, o -> o.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new LowerCaseConstants(), new JacksonAnnotationIntrospector()))
                .build();
        mapper.getFactory()
                .setCharacterEscapes(new TerminalSafeEscapes())
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_STRING)
                        .build());
        return mapper;
    }

    /** The names of the kinds of events; they are in people's logs and never change. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ResearchEvent.RunStarted.class, name = "run_started"),
        @JsonSubTypes.Type(value = ResearchEvent.ModelCalled.class, name = "model_called"),
        @JsonSubTypes.Type(value = ResearchEvent.AttemptDiscarded.class, name = "attempt_discarded"),
        @JsonSubTypes.Type(value = ResearchEvent.ModelChanged.class, name = "model_changed"),
        @JsonSubTypes.Type(value = ResearchEvent.ModeChosen.class, name = "mode_chosen"),
        @JsonSubTypes.Type(value = ResearchEvent.ModelAnswered.class, name = "model_answered"),
        @JsonSubTypes.Type(value = ResearchEvent.UserNoted.class, name = "user_noted"),
        @JsonSubTypes.Type(value = ResearchEvent.ToolCalled.class, name = "tool_called"),
        @JsonSubTypes.Type(value = ResearchEvent.SearchDone.class, name = "search_done"),
        @JsonSubTypes.Type(value = ResearchEvent.SourceFrozen.class, name = "source_frozen"),
        @JsonSubTypes.Type(value = ResearchEvent.ToolAnswered.class, name = "tool_answered"),
        @JsonSubTypes.Type(value = ResearchEvent.MemoryFolded.class, name = "memory_folded"),
        @JsonSubTypes.Type(value = ResearchEvent.BudgetWarned.class, name = "budget_warned"),
        @JsonSubTypes.Type(value = ResearchEvent.DraftSubmitted.class, name = "draft_submitted"),
        @JsonSubTypes.Type(value = ResearchEvent.QuoteRefused.class, name = "quote_refused"),
        @JsonSubTypes.Type(value = ResearchEvent.ClaimDoubted.class, name = "claim_doubted"),
        @JsonSubTypes.Type(value = ResearchEvent.ClaimsJudged.class, name = "claims_judged"),
        @JsonSubTypes.Type(value = ResearchEvent.ClaimChecked.class, name = "claim_checked"),
        @JsonSubTypes.Type(value = ResearchEvent.AnswerReady.class, name = "answer_ready"),
        @JsonSubTypes.Type(value = ResearchEvent.TrajectoryStarted.class, name = "trajectory_started"),
        @JsonSubTypes.Type(value = ResearchEvent.TrajectoryEnded.class, name = "trajectory_ended"),
        @JsonSubTypes.Type(value = ResearchEvent.TrajectoriesCompared.class, name = "trajectories_compared"),
        @JsonSubTypes.Type(value = ResearchEvent.RunEnded.class, name = "run_ended")
    })
    private interface EventKinds {}

    /** A source is only ever written: what is known of it stands beside its text. */
    @SuppressWarnings("UnusedMethod") // Jackson reads its annotation
    private interface FlatDetails {
        @JsonUnwrapped
        SourceDetails details();
    }

    /** Few sources are rendered; the others say nothing of it. */
    @SuppressWarnings("UnusedMethod") // Jackson reads its annotation
    private interface RareDetails {
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean rendered();
    }

    private static final class LowerCaseConstants extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            String[] lower = new String[constants.length];
            for (int i = 0; i < constants.length; i++) {
                lower[i] = constants[i].name().toLowerCase(Locale.ROOT);
            }
            return lower;
        }
    }

    private static SimpleModule times() {
        SimpleModule module = new SimpleModule("times");
        text(module, Instant.class, Instant::parse, "a time such as 2026-01-31T12:00:00Z");
        text(module, LocalDate.class, LocalDate::parse, "a date such as 2026-01-31");
        text(module, Duration.class, JsonMappers::duration, "a duration such as 90s, 20m or PT20M");
        return module;
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse, String form) {
        module.addSerializer(type, new AsText<>(type));
        module.addDeserializer(type, new FromText<>(type, parse, form));
    }

    /** ISO 8601, or a number with a unit. */
    private static Duration duration(String text) {
        if (DURATION.matcher(text).matches()) {
            long n = Long.parseLong(NOT_DIGIT.matcher(text).replaceAll(""));
            return switch (DIGIT.matcher(text).replaceAll("")) {
                case "ms" -> Duration.ofMillis(n);
                case "s" -> Duration.ofSeconds(n);
                case "m" -> Duration.ofMinutes(n);
                case "h" -> Duration.ofHours(n);
                default -> Duration.ofDays(n);
            };
        }
        return Duration.parse(text);
    }

    private static final class AsText<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        AsText(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class FromText<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> parse;
        private final String form;

        FromText(Class<T> type, Function<String, T> parse, String form) {
            super(type);
            this.parse = parse;
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString("");
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, _valueClass, "give " + form);
            }
        }
    }
}
