package dev.footnote.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

    private final Proxies proxies = new Proxies(
            Optional.of(InetSocketAddress.createUnresolved("proxy.example", 3128)),
            List.of(".inside.example", "*.lab.example", "single.example", " "));

    @ParameterizedTest
    @CsvSource({
        "https://far.example/, true",
        "https://a.inside.example/, false",
        "https://INSIDE.example/, false",
        "https://outinside.example/, true",
        "https://x.y.lab.example/, false",
        "https://single.example/, false",
        "http://localhost:8080/, false",
        "http://it.localhost/, false",
        "http://127.0.0.1/, false",
        "http://127.0.0.1.example/, true",
        "http://[::1]/, false"
    })
    void hosts_of_ones_own_are_reached_without_a_proxy(URI uri, boolean served) {
        assertThat(proxies.serve(uri)).isEqualTo(served);
    }

    @ParameterizedTest
    @CsvSource({"https://far.example/"})
    void a_star_stands_for_every_host(URI uri) {
        Proxies none = new Proxies(Optional.of(InetSocketAddress.createUnresolved("p", 1)), List.of("*"));
        assertThat(none.select(uri)).containsExactly(Proxy.NO_PROXY);
    }
}
