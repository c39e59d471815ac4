package dev.footnote.page.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.page.FormatDispatcher;
import dev.footnote.page.Parsing;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes become the characters that browsers show, or are told to be none. */
class CharsetDetectorTest {

    private static final String RUSSIAN =
            "Рыбаки вернулись домой поздно вечером, и старый капитан долго рассказывал о шторме.";
    private static final String KOREAN = "등대는 오래된 마을 끝에 서 있고 밤마다 배들을 위해 불을 밝힌다. 똠 펲";
    private static final String JAPANESE = "灯台は村のはずれに立っていて、毎晩船のために明かりをともしています。①";
    private static final String CHINESE = "灯塔站在村子的尽头,每天晚上为船只点亮灯光,老船长在那里住了四十年。";
    private static final String TAIWAN = "燈塔站在村子的盡頭,每天晚上為船隻點亮燈光,老船長在那裡住了四十年。";
    private static final String HEBREW = "המגדלור עומד בקצה הכפר ומאיר כל לילה לספינות";
    private static final String THAI = "ประภาคารตั้งอยู่ท้ายหมู่บ้านและส่องแสงทุกคืน “เสมอ”";
    private static final String TURKISH = "Fener köyün ucunda durur ve her gece “gemiler” için ışık yakar";
    private static final String GREEK = "Ο φάρος στέκεται στην άκρη του χωριού και ανάβει κάθε βράδυ για τα πλοία.";
    private static final String FRENCH =
            "Le phare s’élève au bout du village ; il éclaire la mer à la tombée de la nuit.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "euc-kr|x-windows-949|" + KOREAN,
                "ks_c_5601-1987|x-windows-949|" + KOREAN,
                "x-sjis|windows-31j|" + JAPANESE,
                "iso-2022-jp|ISO-2022-JP|港の船",
                "iso-8859-8-i|ISO-8859-8|" + HEBREW,
                "tis-620|x-windows-874|" + THAI,
                "iso-8859-9|windows-1254|" + TURKISH,
                "x-cp1251|windows-1251|" + RUSSIAN,
                "x-mac-cyrillic|x-MacCyrillic|" + RUSSIAN,
                "macintosh|x-MacRoman|" + FRENCH,
                "gb_2312-80|GB18030|" + CHINESE,
                "cn-big5|Big5-HKSCS|" + TAIWAN,
                "utf-16|UTF-16LE|" + FRENCH,
                "utf-16be|UTF-16BE|" + FRENCH,
                "latin1|windows-1252|" + FRENCH,
                "koi8-ru|KOI8-U|" + RUSSIAN
            })
    void labels_are_read_as_browsers_read_them(String label, String real, String text) {
        byte[] bytes = ("<p>" + text + "</p>").getBytes(Charset.forName(real));

        assertThat(new FormatDispatcher(Parsing.settings())
                        .parse(Parsing.URL, "", "text/html; charset=" + label, bytes)
                        .text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1251|" + RUSSIAN,
                "KOI8-R|" + RUSSIAN,
                "x-windows-949|" + KOREAN,
                "windows-31j|" + JAPANESE,
                "EUC-JP|灯台は村のはずれに立っていて、毎晩船のために明かりをともしています。",
                "GB18030|" + CHINESE,
                "Big5|" + TAIWAN,
                "windows-1253|" + GREEK,
                "windows-1255|" + HEBREW,
                "windows-1252|" + FRENCH,
                "UTF-16LE|" + FRENCH,
                "UTF-16LE|" + CHINESE,
                "UTF-16BE|" + CHINESE,
                "UTF-16LE|" + TAIWAN,
                "UTF-16BE|" + TAIWAN,
                "UTF-16LE|" + JAPANESE,
                "UTF-16BE|" + JAPANESE,
                "ISO-2022-JP|港の船"
            })
    void undeclared_text_files_are_read(String real, String text) {
        byte[] bytes = (text + "\n" + text + "\n").getBytes(Charset.forName(real));

        assertThat(Parsing.bytes("a.txt", bytes).text()).startsWith(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-31j|" + JAPANESE,
                "EUC-JP|" + JAPANESE,
                "GB18030|" + CHINESE,
                "Big5|" + TAIWAN,
                "x-windows-949|" + KOREAN,
                "windows-1251|" + RUSSIAN,
                "windows-874|" + THAI,
                "UTF-8|" + CHINESE,
                "UTF-8|" + JAPANESE
            })
    void texts_of_other_encodings_are_not_taken_for_utf_16(String real, String text) {
        for (String before : new String[] {"", "a"}) {
            assertThat(CharsetDetector.WideHan.of((before + text.repeat(20)).getBytes(Charset.forName(real))))
                    .isEmpty();
        }
    }

    @Test
    void a_few_bytes_or_bytes_at_random_are_no_chinese_text() {
        byte[] random = new byte[6000];
        new Random(11).nextBytes(random);
        byte[] han = new byte[6000];
        for (int i = 0; i < han.length; i++) {
            han[i] = (byte) (i % 2 == 0 ? random[i] : 0x4E + (random[i] & 0x3F)); // rare letters one after the other
        }

        assertThat(CharsetDetector.WideHan.of(random)).isEmpty();
        assertThat(CharsetDetector.WideHan.of(han)).isEmpty();
        assertThat(CharsetDetector.WideHan.of("的是".getBytes(Charset.forName("UTF-16LE"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"iso-8859-1", "windows-1252", "gb2312", "utf-8"})
    void a_wrong_declaration_is_not_believed(String label) {
        byte[] bytes = ("<meta charset=" + label + "><p>" + RUSSIAN + "</p>").getBytes(Charset.forName("windows-1251"));

        assertThat(Parsing.bytes("a.html", bytes).text()).isEqualTo(RUSSIAN);
    }

    @Test
    void packed_and_random_bytes_are_no_text_whatever_their_type_says() {
        byte[] random = new byte[5000];
        new Random(7).nextBytes(random);
        random[0] = 'x';

        for (String type :
                new String[] {"", "text/plain", "text/html", "application/gzip", "application/octet-stream"}) {
            assertThatThrownBy(() -> new FormatDispatcher(Parsing.settings())
                            .parse(URI.create("http://h.example/a"), "a.txt", type, random))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("not of a kind");
        }
        byte[] packed = ("\u001F\uFFFD" + "words ".repeat(9)).getBytes(UTF_8);
        packed[1] = (byte) 0x8B;
        assertThatThrownBy(() -> Parsing.bytes("a.html", packed)).hasMessageContaining("packed (gzip)");
    }

    @Test
    void text_that_no_charset_makes_sense_of_is_told() {
        byte[] bytes = new byte[400];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 7 == 0 ? ' ' : 0x80 + i * 37 % 32);
        }

        assertThatThrownBy(() -> Parsing.bytes("a.txt", bytes))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("character set");
    }

    /** Old editors indent with the bytes A3 A0, which stand for no character that has a meaning. */
    @Test
    void undeclared_chinese_with_indents_of_an_old_editor_is_still_chinese() {
        String text = "\uE5E5\uE5E5老船长在灯塔里住了四十年,他说这个地方的人不多,要到年底才有船来。\n".repeat(20);

        assertThat(CharsetDetector.find(text.getBytes(Charset.forName("GB18030")), ""))
                .contains(Charset.forName("GB18030"));
    }
}
