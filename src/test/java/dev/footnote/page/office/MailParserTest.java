package dev.footnote.page.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.config.Settings;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.html.HtmlParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MailParserTest {

    private static ParsedDocument read(String mail) {
        HtmlParser html = new HtmlParser(PageSettings.from(Settings.defaults()));
        return new MailParser(html).parse(URI.create("file:///a.eml"), mail.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void who_wrote_when_and_what_is_read() {
        ParsedDocument read = read(
                "From: =?UTF-8?B?5p2O5Y2O?= <li@example.org>\r\nTo: Mira\r\nSubject: =?utf-8?Q?The_lamp?=\r\n =?utf-8?Q?_again?=\r\n"
                        + "Date: Fri, 3 May 2019 10:00:00 +0200 (CEST)\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe lamp is =\r\nlit =E2=80=93 at last.\r\n");
        assertThat(read.title()).isEqualTo("The lamp again");
        assertThat(read.text())
                .isEqualTo(
                        "From: 李华 <li@example.org>\nTo: Mira\nDate: Fri, 3 May 2019 10:00:00 +0200 (CEST)\n\nThe lamp is lit – at last.");
        assertThat(read.published()).isNotNull();
    }

    @Test
    void of_two_forms_the_first_is_read_and_attachments_are_named() {
        String mail =
                "From: a\nContent-Type: multipart/mixed; boundary=\"x\"\n\n--x\nContent-Type: multipart/alternative; boundary=y\n\n"
                        + "--y\nContent-Type: text/plain; charset=gbk\nContent-Transfer-Encoding: base64\n\n"
                        + "tcbL/g==\n--y\nContent-Type: text/html\n\n<p>page</p>\n--y--\n"
                        + "--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"plan.pdf\"\n\nJVBERi0=\n--x--\n";
        assertThat(read(mail).text()).isEqualTo("From: a\nAttached, not read: plan.pdf\n\n灯塔");
    }

    @Test
    void a_mail_that_is_a_page_is_read_as_one() {
        assertThat(
                        read("Subject: a\nContent-Type: text/html\n\n<html><body><p>The lamp was lit in 1887.</p></body></html>")
                                .text())
                .contains("The lamp was lit in 1887.")
                .doesNotContain("<p>");
    }

    @Test
    void a_mail_without_text_is_told() {
        assertThatThrownBy(() -> read("From: a\nSubject: b\n\n"))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("without text");
    }
}
