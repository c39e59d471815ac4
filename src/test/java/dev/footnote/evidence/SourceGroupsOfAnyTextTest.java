package dev.footnote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of a text in other forms, and groups beside a plain comparison of all runs of words. */
class SourceGroupsOfAnyTextTest {

    private static final List<String> REPORTS = List.of(
            "The council of the lake town voted on Monday to dredge the old channel before winter, so that the mail boat"
                    + " can reach the islands at low water. The work will take eleven weeks and cost two million, said the"
                    + " harbour master, who has asked for it since the dry summer.",
            "Le conseil de la cité lacustre a voté lundi le dragage de l'ancien chenal avant l'hiver, afin que le bateau"
                    + " postal puisse gagner les îles à marée basse. Les travaux dureront onze semaines et coûteront deux"
                    + " millions, a précisé le maître du port, qui les réclame depuis l'été.",
            "Совет приозёрного города в понедельник решил углубить старый канал до зимы, чтобы почтовое судно могло"
                    + " доходить до островов при низкой воде. Работы займут одиннадцать недель и обойдутся в два миллиона,"
                    + " сообщил начальник порта, который просил об этом ещё с засушливого лета.",
            "湖畔小镇的议会周一投票决定在冬季之前疏浚旧航道，让邮船在低水位时也能抵达各个岛屿。港务长说工程将历时十一周，耗资两百万，自从去年干旱的夏天以来他一直要求这样做。",
            "湖畔の町の議会は月曜日、冬の前に古い水路を浚渫することを決めた。低水位でも郵便船が島々に着けるようにするためだ。工事は十一週間かかり、費用は二百万だと港長は述べた。",
            "호숫가 마을 의회는 월요일에 겨울이 오기 전에 낡은 수로를 준설하기로 의결했다. 물이 낮을 때에도 우편선이 섬에 닿을 수 있게"
                    + " 하려는 것이다. 공사는 열한 주가 걸리고 비용은 이백만이 들 것이라고 항만장이 말했다. 그는 가뭄이 든 여름부터 이를"
                    + " 요구해 왔다.",
            "صوّت مجلس بلدة البحيرة يوم الاثنين على تعميق القناة القديمة قبل الشتاء حتى يتمكن قارب البريد من الوصول إلى"
                    + " الجزر عند انخفاض المياه. وسيستغرق العمل أحد عشر أسبوعا ويكلف مليونين كما قال مدير الميناء الذي طلب ذلك"
                    + " منذ الصيف الجاف.",
            "झील के शहर की परिषद ने सोमवार को सर्दियों से पहले पुरानी नहर की खुदाई करने का फैसला किया ताकि डाक नाव कम पानी में भी"
                    + " द्वीपों तक पहुंच सके। बंदरगाह प्रमुख ने कहा कि काम में ग्यारह सप्ताह लगेंगे और बीस लाख खर्च होंगे।");

    private static final Map<String, UnaryOperator<String>> FORMS = new TreeMap<>(Map.of(
            "composed", text -> Normalizer.normalize(text, Normalizer.Form.NFC),
            "with marks apart", text -> Normalizer.normalize(text, Normalizer.Form.NFD),
            "in capitals", text -> text.toUpperCase(Locale.ROOT),
            "with soft hyphens", text -> hyphenated(text),
            "with other stops",
                    text -> text.replace(",", " –").replace("，", "；").replace(".", "!"),
            "in lines", text -> text.replace(" ", "\n"),
            "in wide forms", SourceGroupsOfAnyTextTest::wide,
            "quoted", text -> "“" + text + "”"));

    private static String hyphenated(String text) {
        return text.codePoints()
                .collect(
                        StringBuilder::new,
                        (out, c) -> out.appendCodePoint(c).append(c % 3 == 0 && Character.isLetter(c) ? "\u00AD" : ""),
                        StringBuilder::append)
                .toString();
    }

    private static String wide(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(c > ' ' && c < 127 ? (char) (c + 0xFEE0) : c);
        }
        return out.toString();
    }

    static Stream<Arguments> copies() {
        return REPORTS.stream()
                .flatMap(report -> FORMS.entrySet().stream()
                        .map(form -> Arguments.of(
                                form.getKey(), report, form.getValue().apply(report))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("copies")
    void a_copy_in_another_form_is_one_witness(String form, String report, String copy) {
        SourceGroups groups = SourceGroups.of(Map.of(1, report, 2, copy));
        assertThat(groups.areCopies(1, 2)).as(form).isTrue();
    }

    @Test
    void reports_in_different_languages_are_different_witnesses() {
        Map<Integer, String> texts = new TreeMap<>();
        REPORTS.forEach(report -> texts.put(texts.size() + 1, report));
        SourceGroups groups = SourceGroups.of(texts);
        assertThat(groups.independent(texts.keySet())).isEqualTo(REPORTS.size());
        assertThat(groups.copies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void an_agency_s_report_between_other_paragraphs_is_still_one(int which) {
        String report = REPORTS.get(which);
        String frame = "Weather: fair. Tides at four. " + "Sport and notices follow on the next page. ";
        SourceGroups groups = SourceGroups.of(Map.of(1, report, 2, frame + report + " " + frame, 3, frame));
        assertThat(groups.copies()).containsExactly(List.of(1, 2));
    }

    private static List<String> words(Random random, int count) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            out.add("w" + random.nextInt(500));
        }
        return out;
    }

    private static Set<List<String>> runs(List<String> words) {
        Set<List<String>> out = new HashSet<>();
        for (int i = 0; i + 6 <= words.size(); i++) {
            out.add(List.copyOf(words.subList(i, i + 6)));
        }
        return out;
    }

    @Test
    void two_texts_are_copies_when_half_of_the_runs_of_the_shorter_one_are_shared() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<String> one = words(random, 40 + random.nextInt(60));
            List<String> other = words(random, 10 + random.nextInt(60));
            int from = random.nextInt(20);
            other.addAll(random.nextInt(other.size()), one.subList(from, from + random.nextInt(one.size() - from)));
            Set<List<String>> shared = runs(one);
            shared.retainAll(runs(other));
            int shorter = Math.min(runs(one).size(), runs(other).size());
            if (shorter < 20) {
                continue;
            }
            SourceGroups groups = SourceGroups.of(Map.of(1, String.join(" ", one), 2, String.join(" ", other)));
            assertThat(groups.areCopies(1, 2))
                    .as("seed %d: %d of %d runs shared", seed, shared.size(), shorter)
                    .isEqualTo(2 * shared.size() >= shorter);
        }
    }

    @Test
    void which_source_was_read_first_does_not_matter() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String fresh = String.join(" ", words(random, 50));
                texts.add(
                        i == 0 || random.nextBoolean()
                                ? fresh
                                : texts.get(random.nextInt(i)) + " " + fresh.substring(0, 40));
            }
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
            Map<Integer, String> plain = new TreeMap<>();
            order.forEach(i -> plain.put(i + 1, texts.get(i)));
            Collections.shuffle(order, random);
            Map<Integer, String> shuffled = new TreeMap<>();
            for (int i = 0; i < order.size(); i++) {
                shuffled.put(i + 1, texts.get(order.get(i)));
            }
            SourceGroups one = SourceGroups.of(plain);
            SourceGroups other = SourceGroups.of(shuffled);
            for (int a = 0; a < 8; a++) {
                for (int b = 0; b < 8; b++) {
                    assertThat(other.areCopies(a + 1, b + 1))
                            .as("seed %d: %d and %d", seed, order.get(a), order.get(b))
                            .isEqualTo(one.areCopies(order.get(a) + 1, order.get(b) + 1));
                }
            }
        }
    }

    @Test
    void copies_tell_what_the_numbers_of_witnesses_add_up_to() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Map<Integer, String> texts = new TreeMap<>();
            List<String> pool = List.of(REPORTS.get(0), REPORTS.get(3), REPORTS.get(2), "Open daily.", "", "Closed.");
            for (int i = 1; i <= 10; i++) {
                texts.put(3 * i, pool.get(random.nextInt(pool.size())));
            }
            SourceGroups groups = SourceGroups.of(texts);
            int grouped = groups.copies().stream().mapToInt(List::size).sum();
            int expected = texts.size() - grouped + groups.copies().size();
            assertThat(groups.independent(texts.keySet())).as("seed %d", seed).isEqualTo(expected);
            assertThat(groups.copies())
                    .allSatisfy(group -> assertThat(group).isSorted().hasSizeGreaterThan(1));
        }
    }
}
