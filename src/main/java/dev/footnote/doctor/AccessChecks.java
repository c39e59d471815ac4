package dev.footnote.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.config.NearestName;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.probe.RawReply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Is the host there, does it take the key, does it serve the model, and is there money? */
final class AccessChecks {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ids that a finding lists. */
    private static final int SHOWN = 12;

    /** A research run folds all the time in less. */
    private static final long SMALL_WINDOW = 16_384;

    private static final int NOT_FOUND = 404;
    private static final int NO_METHOD = 405;

    private final Patient patient;
    private final Map<String, Long> models = new LinkedHashMap<>();
    private boolean listed;

    AccessChecks(Patient patient) {
        this.patient = patient;
    }

    Finding reach() {
        EndpointSettings endpoint = patient.endpoint();
        if (patient.lacksKey()) {
            return Finding.fail(
                    Check.REACH,
                    "no key is set for " + endpoint.host() + ", so nothing was sent",
                    "put one into " + endpoint.keyVariable() + " or llm." + endpoint.name() + ".key");
        }
        RawReply reply = patient.get("/models");
        patient.is(HostKind.of(tree(reply.body()), endpoint.name(), endpoint.host()));
        if (reply.status() == NOT_FOUND || reply.status() == NO_METHOD) {
            return Finding.warn(
                    Check.REACH,
                    "the host answers, but has no list of models",
                    "name the model and its window: --model-name, llm." + endpoint.name() + ".window; if nothing else"
                            + " works, correct llm." + endpoint.name() + ".base_url");
        }
        if (reply.problem() != null) {
            ModelFailure failure = reply.problem();
            boolean passing = failure.kind() == ModelFailure.Kind.RATE || failure.kind() == ModelFailure.Kind.OVERLOAD;
            return Failures.of(Check.REACH, passing ? Finding.Level.WARN : Finding.Level.FAIL, failure);
        }
        read(tree(reply.body()));
        return Finding.pass(
                Check.REACH,
                "answers and takes the key; it shows " + models.size() + (models.size() == 1 ? " model" : " models"));
    }

    private void read(JsonNode list) {
        listed = list.path("data").isArray();
        for (JsonNode item : list.path("data")) {
            String id = item.path("id").asText("");
            if (!id.isEmpty()) {
                models.put(id, window(item));
            }
        }
    }

    /** Moonshot and OpenRouter, vLLM and SGLang, llama.cpp; 0 where none is told. */
    private static long window(JsonNode item) {
        for (String pointer : List.of("/context_length", "/max_model_len", "/meta/n_ctx")) {
            if (item.at(pointer).asLong(0) > 0) {
                return item.at(pointer).asLong();
            }
        }
        return 0;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    Finding model() {
        EndpointSettings endpoint = patient.endpoint();
        String id = endpoint.model().equals("auto") ? chosen() : endpoint.model();
        if (id.isEmpty()) {
            return Finding.fail(
                    Check.MODEL,
                    "it is not settled which model is meant; the host shows " + shown(),
                    "name one with --model-name or llm." + endpoint.name() + ".model");
        }
        patient.use(id);
        if (listed && !models.containsKey(id)) {
            return missing(id);
        }
        return window(id, models.getOrDefault(id, 0L));
    }

    private String chosen() {
        List<String> prefer = patient.endpoint().prefer();
        if (!listed) {
            return prefer.isEmpty() ? "" : prefer.get(0);
        }
        return prefer.stream()
                .filter(models::containsKey)
                .findFirst()
                .orElse(
                        prefer.isEmpty() && models.size() == 1
                                ? models.keySet().iterator().next()
                                : "");
    }

    /** Many servers take an id that they do not list, so the other checks go on with it. */
    private Finding missing(String id) {
        String near = NearestName.to(id, models.keySet())
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
        return Finding.fail(
                Check.MODEL,
                "the host does not list " + id + "; it shows " + shown(),
                "choose one of them with --model-name; a retired model has to be replaced" + near);
    }

    private String shown() {
        List<String> ids = new ArrayList<>(models.keySet());
        return ids.isEmpty()
                ? "none"
                : String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size()))) + (ids.size() > SHOWN ? ", …" : "");
    }

    private Finding window(String id, long told) {
        long set = patient.endpoint().window();
        String setting = "llm." + patient.endpoint().name() + ".window";
        if (told == 0 && set == 0) {
            return Finding.warn(
                    Check.MODEL,
                    id + "; the host does not tell its window, " + patient.familyWindow() + " tokens are assumed",
                    "set " + setting + " to what the server was started with");
        }
        if (told > 0 && set > told) {
            return Finding.fail(
                    Check.MODEL,
                    id + "; " + setting + " is " + set + ", and the host tells " + told,
                    "lower " + setting + ", or " + patient.kind().window());
        }
        long window = set > 0 ? set : told;
        String seen =
                id + "; window " + window + " tokens" + (told == 0 ? " by " + setting + ", the host tells none" : "");
        return window < SMALL_WINDOW
                ? Finding.warn(
                        Check.MODEL,
                        seen + ", which long runs outgrow",
                        patient.kind().window())
                : Finding.pass(Check.MODEL, seen);
    }

    Finding balance() {
        if (patient.kind() != HostKind.MOONSHOT) {
            return Finding.skip(Check.BALANCE, "only Moonshot's platform tells");
        }
        RawReply reply = patient.get("/users/me/balance");
        JsonNode available = tree(reply.body()).at("/data/available_balance");
        if (!reply.ok() || !available.isNumber()) {
            return Finding.skip(Check.BALANCE, "this host does not tell");
        }
        BigDecimal left = available.decimalValue();
        String seen = left.stripTrailingZeros().toPlainString() + " available";
        if (left.signum() <= 0) {
            return Finding.fail(Check.BALANCE, seen, "recharge the account; calls are refused");
        }
        return left.compareTo(BigDecimal.ONE) < 0
                ? Finding.warn(Check.BALANCE, seen, "recharge the account; that is a few runs")
                : Finding.pass(Check.BALANCE, seen);
    }
}
