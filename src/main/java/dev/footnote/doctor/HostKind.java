package dev.footnote.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The program that serves the model, as far as its list of models tells; it decides the wording of a remedy. */
enum HostKind {
    MOONSHOT("use another model or endpoint (--model-name, --model)", "use another model or endpoint", "it is fixed"),
    VLLM(
            "start vLLM with --enable-auto-tool-choice --tool-call-parser PARSER",
            "start vLLM with --reasoning-parser PARSER",
            "start vLLM with --max-model-len N"),
    SGLANG(
            "start SGLang with --tool-call-parser PARSER",
            "start SGLang with --reasoning-parser PARSER",
            "start SGLang with --context-length N"),
    LLAMA_CPP(
            "start llama-server with --jinja",
            "start llama-server with --jinja --reasoning-format deepseek",
            "start llama-server with -c N"),
    OLLAMA(
            "choose a model that ollama show lists with tools, or update Ollama",
            "choose a model that ollama show lists with thinking, or update Ollama",
            "start Ollama with OLLAMA_CONTEXT_LENGTH=N, and set llm.ollama.window to the same"),
    OTHER(
            "if the server is your own, start it with its tool parser (vLLM: --enable-auto-tool-choice --tool-call-parser"
                    + " PARSER, SGLang: --tool-call-parser PARSER, llama.cpp: --jinja); else use another host",
            "if the server is your own, start it with --reasoning-parser PARSER; else use another host",
            "start the server with a larger one");

    private final String toolParser;
    private final String thinkingParser;
    private final String window;

    HostKind(String toolParser, String thinkingParser, String window) {
        this.toolParser = toolParser;
        this.thinkingParser = thinkingParser;
        this.window = window;
    }

    /**
     * Tells the kind by a list of models.
     *
     * @param models an item of it, or what is left of one
     * @param endpoint its name in the settings, for hosts that do not tell
     * @param host its name on the network
     */
    static HostKind of(JsonNode models, String endpoint, String host) {
        String owner = models.path("data").path(0).path("owned_by").asText("").toLowerCase(Locale.ROOT);
        if (host.contains("moonshot.") || endpoint.startsWith("kimi") || owner.equals("moonshot")) {
            return MOONSHOT;
        }
        return switch (owner) {
            case "vllm" -> VLLM;
            case "sglang" -> SGLANG;
            case "llamacpp" -> LLAMA_CPP;
            case "library" -> OLLAMA;
            default -> named(endpoint);
        };
    }

    private static HostKind named(String endpoint) {
        return switch (endpoint) {
            case "vllm" -> VLLM;
            case "sglang" -> SGLANG;
            case "ollama" -> OLLAMA;
            default -> OTHER;
        };
    }

    String toolParser(boolean kimi) {
        return toolParser.replace("PARSER", kimi ? "kimi_k2" : "NAME");
    }

    String thinkingParser(boolean kimi) {
        return thinkingParser.replace("PARSER", kimi ? "kimi_k2" : "NAME");
    }

    String window() {
        return window;
    }
}
