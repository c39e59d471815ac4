package dev.footnote.llm.endpoint;

import dev.footnote.net.Certificates;
import dev.footnote.net.Proxies;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;

/** Builds the HTTP client of an endpoint. */
public final class ChatHttpClients {

    private ChatHttpClients() {}

    public static HttpClient client(ChatSettings settings, boolean local, Executor executor) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .executor(executor);
        if (!local) {
            builder.proxy(
                    new Proxies(Proxies.address("chat.proxy", settings.proxy().orElse("")), settings.noProxy()));
        }
        settings.caFile().ifPresent(file -> builder.sslContext(Certificates.trusting("chat.ca_file", file)));
        return builder.build();
    }
}
