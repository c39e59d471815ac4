package dev.footnote.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static AddressGuard guard(String... addresses) {
        return new AddressGuard(
                false,
                List.of(),
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
                "3fff::1",
                "3fff:fff:ffff::1",
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
                "3fff:1000::1",
                "3ffe::1",
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
        AddressGuard guard = new AddressGuard(false, List.of(), InetAddress::getAllByName, uri -> false);

        assertThatThrownBy(() -> guard.check(URI.create(address)))
                .isInstanceOfAny(PermanentException.class, TransientException.class);
    }

    @Test
    void the_brackets_of_an_address_of_version_6_are_not_looked_up() {
        AddressGuard guard = new AddressGuard(
                false,
                List.of(),
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
                List.of(),
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
                List.of(),
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
        AddressGuard guard = new AddressGuard(true, List.of(), InetAddress::getAllByName, uri -> false);

        assertThatCode(() -> guard.check(URI.create("http://127.0.0.1:1234/"))).doesNotThrowAnyException();
        assertThat(AddressGuard.host(URI.create("http://Example.COM/"))).isEqualTo("example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://0177.0.0.1/",
                "http://127.000.000.001/",
                "http://012.1.2.3/",
                "http://10.0.0.010/",
                "http://0300.0250.1.1/",
                "http://127.0.0.1./"
            })
    void numbers_with_leading_zeros_are_judged_in_both_readings(String address) {
        AddressGuard guard = new AddressGuard(false, List.of(), InetAddress::getAllByName, uri -> false);
        assertThatThrownBy(() -> guard.check(URI.create(address))).isInstanceOf(PermanentException.class);
    }

    @Test
    void numbers_with_leading_zeros_that_are_public_either_way_are_connected_to_as_decimals()
            throws UnknownHostException {
        AddressGuard guard = new AddressGuard(false, List.of(), InetAddress::getAllByName, uri -> false);
        assertThat(guard.check(URI.create("http://08.8.8.8/"))).containsExactly(InetAddress.getByName("8.8.8.8"));
        assertThat(guard.check(URI.create("http://023.1.2.3/"))).containsExactly(InetAddress.getByName("23.1.2.3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://my_site.example/",
                "http://例子.example:8080/",
                "http://example.com./",
                "https://a_b.例子.example/x"
            })
    void names_with_underscores_or_letters_of_any_script_pass(String address) {
        assertThatCode(() -> guard("8.8.8.8").check(URI.create(address))).doesNotThrowAnyException();
    }

    @Test
    void names_are_looked_up_in_ascii_without_a_dot_at_the_end() {
        AddressGuard guard = new AddressGuard(
                false,
                List.of(),
                host -> {
                    assertThat(host).isEqualTo("a_b.xn--fsqu00a.example");
                    return new InetAddress[] {InetAddress.getByName("8.8.8.8")};
                },
                uri -> false);
        assertThat(guard.check(URI.create("http://A_b.例子.example./x"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user@a_b.example/",
                "http://a_b.example:22/",
                "http://a_b.local/",
                "http://a b@c_d.example/",
                "http://a_b.example:x/",
                "http://a_b;c.example/"
            })
    void odd_addresses_whose_names_have_underscores_are_refused(String address) {
        assertThatThrownBy(() -> guard("8.8.8.8").check(URI.create(address.replace(" ", "%20"))))
                .isInstanceOf(PermanentException.class);
    }

    @Test
    void a_host_on_the_operator_s_list_passes_at_its_port_and_stays_pinned() throws UnknownHostException {
        InetAddress inside = InetAddress.getByName("10.1.2.3");
        AddressGuard guard = new AddressGuard(
                false,
                List.of("intranet.example:9200", "Wiki.lan", "10.1.2.3:81"),
                host -> new InetAddress[] {inside},
                uri -> false);

        assertThat(guard.check(URI.create("http://intranet.example:9200/a"))).containsExactly(inside);
        assertThat(guard.check(URI.create("https://wiki.lan/"))).containsExactly(inside);
        assertThat(guard.check(URI.create("http://10.1.2.3:81/"))).containsExactly(inside);
        for (String other : List.of(
                "http://intranet.example/",
                "http://intranet.example:9201/",
                "http://wiki.lan:8080/",
                "http://a.wiki.lan/",
                "http://10.1.2.3/",
                "http://u@wiki.lan/")) {
            assertThatThrownBy(() -> guard.check(URI.create(other)))
                    .as(other)
                    .isInstanceOf(PermanentException.class)
                    .hasMessageNotContaining("net.allow");
        }
    }

    @Test
    void connections_stay_pinned_where_all_addresses_are_allowed() throws UnknownHostException {
        InetAddress inside = InetAddress.getByName("10.1.2.3");
        AddressGuard guard = new AddressGuard(true, List.of(), host -> new InetAddress[] {inside}, uri -> false);
        assertThat(guard.check(URI.create("http://intranet.example:9200/"))).containsExactly(inside);
    }
}
