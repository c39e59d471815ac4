package dev.footnote.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static AddressGuard guard(String... addresses) {
        return new AddressGuard(
                false,
                host -> {
                    InetAddress[] out = new InetAddress[addresses.length];
                    for (int i = 0; i < out.length; i++) {
                        out[i] = InetAddress.getByName(addresses[i]);
                    }
                    return out;
                },
                uri -> false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "255.255.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "203.0.113.5",
                "192.0.2.1",
                "192.88.99.1",
                "198.19.255.255",
                "198.51.100.7",
                "240.0.0.1",
                "2001:1ff::1",
                "2002:a00:1::",
                "64:ff9b:1::808:808",
                "1fff::1",
                "4000::1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "ff02::1",
                "fec0::1"
            })
    void addresses_that_are_not_public_are_refused(String address) {
        assertThatThrownBy(() -> guard(address).check(URI.create("https://example.com/")))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("not public");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "8.8.8.8",
                "11.0.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "101.64.0.1",
                "126.0.0.1",
                "128.0.0.1",
                "168.254.0.1",
                "169.253.0.1",
                "171.16.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "192.0.3.1",
                "192.1.2.1",
                "192.88.98.1",
                "192.89.99.1",
                "192.167.0.1",
                "193.168.0.1",
                "198.17.0.1",
                "198.20.0.1",
                "198.50.100.1",
                "198.51.101.1",
                "199.51.100.1",
                "203.0.114.1",
                "203.1.113.1",
                "204.0.113.1",
                "223.255.255.255",
                "2001:200::1",
                "2002:808:808::1",
                "2606:4700::1111",
                "64:ff9b::808:808"
            })
    void public_addresses_pass(String address) {
        assertThatCode(() -> guard(address).check(URI.create("https://example.com/")))
                .doesNotThrowAnyException();
    }

    @Test
    void one_private_address_among_public_ones_is_enough() {
        assertThatThrownBy(() -> guard("8.8.8.8", "127.0.0.1").check(URI.create("https://example.com/")))
                .isInstanceOf(PermanentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:pw@example.com/", "http://example.com:22/", "http://example.com:6379/",
                        "ftp://example.com/",
                "file:///etc/passwd", "http://localhost/", "http://db.internal/", "http://printer.local/",
                "http://LOCALHOST./", "http:///nothing"
            })
    void odd_addresses_are_refused(String address) {
        assertThatThrownBy(() -> guard("8.8.8.8").check(URI.create(address))).isInstanceOf(PermanentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://2130706433/", "http://0x7f000001/", "http://[::ffff:7f00:1]/", "http://127.1/"})
    void loopback_written_in_other_ways_is_refused(String address) {
        AddressGuard guard = new AddressGuard(false, InetAddress::getAllByName, uri -> false);

        assertThatThrownBy(() -> guard.check(URI.create(address)))
                .isInstanceOfAny(PermanentException.class, TransientException.class);
    }

    @Test
    void the_brackets_of_an_address_of_version_6_are_not_looked_up() {
        AddressGuard guard = new AddressGuard(
                false,
                host -> {
                    assertThat(host).isEqualTo("2606:4700::1111");
                    return new InetAddress[] {InetAddress.getByName(host)};
                },
                uri -> false);

        assertThatCode(() -> guard.check(URI.create("https://[2606:4700::1111]/")))
                .doesNotThrowAnyException();
    }

    @Test
    void an_unknown_host_may_be_known_later() {
        AddressGuard guard = new AddressGuard(
                false,
                host -> {
                    throw new UnknownHostException(host);
                },
                uri -> false);

        assertThatThrownBy(() -> guard.check(URI.create("https://nowhere.example/")))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("unknown");
    }

    @Test
    void what_was_judged_is_what_may_be_connected_to() throws UnknownHostException {
        assertThat(guard("8.8.8.8", "2606:4700::1111").check(URI.create("https://example.com/")))
                .containsExactly(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("2606:4700::1111"));
    }

    @Test
    void behind_a_proxy_a_name_may_be_unknown_here_but_a_private_one_is_refused() {
        AddressGuard guard = new AddressGuard(
                false,
                host -> {
                    if (host.equals("10.0.0.1")) {
                        return new InetAddress[] {InetAddress.getByName(host)};
                    }
                    throw new UnknownHostException(host);
                },
                uri -> true);

        assertThat(guard.check(URI.create("https://outside.example/"))).isEmpty();
        assertThatThrownBy(() -> guard.check(URI.create("http://10.0.0.1/"))).isInstanceOf(PermanentException.class);
    }

    @Test
    void private_addresses_pass_where_the_operator_allows_them() {
        AddressGuard guard = new AddressGuard(true, InetAddress::getAllByName, uri -> false);

        assertThatCode(() -> guard.check(URI.create("http://127.0.0.1:1234/"))).doesNotThrowAnyException();
        assertThat(AddressGuard.host(URI.create("http://Example.COM/"))).isEqualTo("example.com");
    }
}
