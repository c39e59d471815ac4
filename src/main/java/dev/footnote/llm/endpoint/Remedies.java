package dev.footnote.llm.endpoint;

import dev.footnote.llm.endpoint.ModelFailure.Kind;
import java.util.Optional;
import java.util.Set;

/** Words what an operator can do about a failure of an endpoint. */
final class Remedies {

    /** Statuses of a server that takes no chat completions at this address. */
    private static final Set<Integer> NOT_THERE = Set.of(405, 406, 410, 415, 421, 426);

    private final EndpointSettings endpoint;

    Remedies(EndpointSettings endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Returns what to do about an answer with a status.
     *
     * @param to where the answer points to
     * @param low the host's words in lower case
     */
    String of(int status, Kind kind, Optional<String> to, String low) {
        if (status >= 300 && status < 400) {
            return "it points to " + to.orElse("another address") + "; set llm." + endpoint.name()
                    + ".base_url to the address that answers itself";
        }
        if (status == 504 || status == 524) {
            return "a gateway before the model did not get its answer in time; try again later"; // 524 is Cloudflare's
        }
        if (kind == Kind.BAD_REQUEST && Refusals.isAboutToolNames(low)) {
            return "give the tool another name there with llm." + endpoint.name()
                    + ".tool_names, such as: search web_search";
        }
        if (kind == Kind.BAD_REQUEST && NOT_THERE.contains(status)) {
            return "check llm." + endpoint.name() + ".base_url, which mostly ends in /v1";
        }
        if (status == 451) {
            return "the host may not serve this where you are; choose another endpoint with model.endpoint";
        }
        return status == 407 ? "the proxy wants to know who asks; check chat.proxy" : of(kind);
    }

    /** Returns what to do about a failure of a kind. */
    String of(Kind kind) {
        return switch (kind) {
            case AUTH -> key();
            case MODEL -> "choose another with model.name";
            case CONTEXT -> "the conversation has outgrown the window; ask in smaller parts";
            case QUOTA -> "recharge the account, or choose another endpoint with model.endpoint";
            case DAILY -> "wait for the next day, or choose another endpoint with model.endpoint";
            case RATE -> "ask less at once (llm." + endpoint.name() + ".concurrency)";
            case FILTERED -> "word the question otherwise";
            case BAD_REQUEST -> "check that llm." + endpoint.name() + ".family fits the model";
            case IDLE -> "raise chat.idle_timeout if the model is merely slow";
            case TIMEOUT -> "raise chat.total_timeout if the model is merely slow";
            case UNREACHABLE -> "check llm." + endpoint.name() + ".base_url";
            case LEAKED -> "start the server with its tool parser";
            case EMPTY -> "ask again, or choose another model with model.name";
            case OVERLOAD, SERVER, CUT -> "try again later";
        };
    }

    private String key() {
        if (endpoint.key().isEmpty()) {
            return "no key is set: put one into " + endpoint.keyVariable();
        }
        return "check the key in " + endpoint.keyVariable() + " (setting llm." + endpoint.name() + ".key)"
                + (isMoonshot()
                        ? "; keys of the international platform (api.moonshot.ai, endpoint kimi), the Chinese one"
                                + " (api.moonshot.cn, endpoint kimi-cn) and Kimi Code (api.kimi.com/coding) differ"
                        : "");
    }

    private boolean isMoonshot() {
        String host = endpoint.host();
        return host.endsWith("moonshot.ai")
                || host.endsWith("moonshot.cn")
                || endpoint.name().startsWith("kimi");
    }
}
