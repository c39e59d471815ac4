package dev.footnote.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Text files in old charsets that nothing declares are read as what they say, in lengths from a line to a page. */
class OldCharsetsTest {

    private static final String[][] TEXTS = {
        {
            "windows-1251 koi8-r ibm866 iso-8859-5",
            "Мост через реку построили летом прошлого года. Рабочие жили в палатках на берегу и вечером пели песни.",
            "Учитель рассказал детям о древнем городе, который стоял на этом холме до большого пожара.",
            "Завтра на площади откроется ярмарка: мёд, хлеб и яблоки привезут из соседних деревень."
        },
        {
            "euc-kr",
            "작년 여름에 강을 건너는 다리가 완성되었다. 마을 사람들은 다리 옆에 나무를 심었다.",
            "선생님은 학생들에게 오래된 도시의 역사를 이야기해 주었다.",
            "내일 광장에서 시장이 열리며 꿀과 빵과 사과를 판다."
        },
        {
            "shift_jis euc-jp iso-2022-jp",
            "去年の夏、川を渡る橋が完成しました。村の人々は橋のそばに木を植えました。",
            "先生は子どもたちに、大火の前に丘の上にあった古い町の話をしました。",
            "あしたは広場で市が開かれ、はちみつやパンやリンゴが売られます。"
        },
        {
            "big5",
            "去年夏天跨越河流的橋終於完工，村民在橋邊種了許多樹，孩子們放學後常在那裡玩耍。",
            "老師告訴學生，大火之前這座山丘上曾經有一座古老的城市，現在只剩下幾面石牆。",
            "明天廣場上將舉行市集，販賣蜂蜜、麵包和蘋果，歡迎大家帶著家人一起來參觀。"
        },
        {
            "gb18030",
            "去年夏天跨越河流的桥终于完工，村民在桥边种了许多树，孩子们放学后常在那里玩耍。",
            "老师告诉学生，大火之前这座山丘上曾经有一座古老的城市，现在只剩下几面石墙。",
            "明天广场上将举行集市，出售蜂蜜、面包和苹果，欢迎大家带着家人一起来参观。"
        },
        {
            "windows-1252 iso-8859-15",
            "Die Brücke über den Fluß wurde im vergangenen Sommer fertig. Die Männer schliefen in Zelten und übten abends Lieder.",
            "L'été dernier, le pont a été achevé. Les élèves ont planté des chênes près de la rivière, là où passait l'ancien gué.",
            "El puente se terminó el año pasado. Los niños plantaron árboles junto al río, según contó el señor Muñoz."
        },
        {
            "iso-8859-2 windows-1250",
            "Most przez rzekę został ukończony zeszłego lata. Mieszkańcy zasadzili wzdłuż niego dęby, a dzieci śpiewały pieśni.",
            "Most přes řeku byl dokončen loni v létě. Děti zasadily u břehu několik dubů a učitel vyprávěl o požáru města.",
            "A folyón átívelő híd tavaly nyáron készült el. A gyerekek fűzfákat ültettek mellé, és estig énekeltek a réten."
        },
        {
            "windows-1253 iso-8859-7",
            "Η γέφυρα πάνω από το ποτάμι τελείωσε το περασμένο καλοκαίρι. Οι κάτοικοι φύτεψαν δέντρα δίπλα της.",
            "Ο δάσκαλος μίλησε στα παιδιά για την αρχαία πόλη που βρισκόταν στον λόφο πριν από τη μεγάλη φωτιά.",
            "Αύριο ανοίγει η αγορά στην πλατεία, με μέλι, ψωμί και μήλα από τα γειτονικά χωριά."
        },
        {
            "windows-1254",
            "Nehrin üzerindeki köprü geçen yaz tamamlandı. Köylüler yanına ağaç dikti, çocuklar akşama kadar şarkı söyledi.",
            "Öğretmen çocuklara büyük yangından önce tepede duran eski şehri anlattı; şimdi yalnızca birkaç taş duvar kaldı.",
            "Yarın meydanda pazar kurulacak: bal, ekmek ve elma komşu köylerden gelecek, ışıklar gece yarısına kadar yanacak."
        },
        {
            "windows-1255",
            "הגשר מעל הנהר הושלם בקיץ שעבר. תושבי הכפר נטעו עצים לצדו והילדים שרו עד הערב.",
            "המורה סיפר לתלמידים על העיר העתיקה שעמדה על הגבעה לפני השריפה הגדולה.",
            "מחר ייפתח השוק בכיכר, ובו דבש, לחם ותפוחים מן הכפרים השכנים."
        },
        {
            "windows-1256",
            "اكتمل الجسر فوق النهر في الصيف الماضي، وزرع أهل القرية الأشجار بجانبه وغنى الأطفال حتى المساء.",
            "حدث المعلم تلاميذه عن المدينة القديمة التي كانت على التل قبل الحريق الكبير.",
            "يفتح السوق غدا في الساحة، وفيه العسل والخبز والتفاح من القرى المجاورة."
        },
        {
            "tis-620",
            "สะพานข้ามแม่น้ำสร้างเสร็จเมื่อฤดูร้อนปีที่แล้ว ชาวบ้านปลูกต้นไม้ไว้ข้างสะพาน",
            "ครูเล่าเรื่องเมืองเก่าที่เคยตั้งอยู่บนเนินเขาก่อนไฟไหม้ครั้งใหญ่ให้นักเรียนฟัง",
            "พรุ่งนี้จะมีตลาดที่ลานกว้าง ขายน้ำผึ้ง ขนมปัง และแอปเปิลจากหมู่บ้านใกล้เคียง"
        },
    };

    @Test
    void undeclared_old_charsets_are_told_by_their_text() {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (String[] row : TEXTS) {
            for (String charset : row[0].split(" ")) {
                for (int i = 1; i < row.length; i++) {
                    for (int times = 1; times <= 4; times += 3) {
                        String text = (row[i] + "\n\n").repeat(times).strip();
                        count++;
                        String read = Parsing.bytes("note.txt", text.getBytes(Charset.forName(charset)))
                                .text();
                        if (!read.strip().equals(text)) {
                            wrong.add(charset + " " + i + " x" + times + ": "
                                    + read.substring(0, Math.min(30, read.length())));
                        }
                    }
                }
            }
        }
        assertThat(count).isGreaterThan(100);
        assertThat(wrong).isEmpty();
    }
}
