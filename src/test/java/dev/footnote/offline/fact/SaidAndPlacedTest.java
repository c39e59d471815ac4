package dev.footnote.offline.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.chain.ChainLink;
import dev.footnote.offline.chain.ChainParser;
import dev.footnote.offline.evidence.Candidates;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadPages;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.Views;
import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.offline.span.SpanScorer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days and times that are said in dialogues, places and persons that a phrase means, and the kinds of things that may answer. */
class SaidAndPlacedTest {

    // --- what was said, and of when
    // ------------------------------------------------------------------------------

    private static String said(String question, String turn) {
        String chat = "Time: 20310405_09:30 MiraDask: Hello Tor, any news of the ferry? TorVenn: " + turn
                + " MiraDask: And is the rope still good? TorVenn: The rope is fine.";
        return StatedFacts.of(new QuestionAnalysis(question), ReadPages.ranked(question, "Chat", chat), null)
                .map(StatedFacts.Stated::text)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The painter will come to the bow door tomorrow.|tomorrow (6 April 2031)",
                "The painter will come to the bow door tomorrow morning.|tomorrow morning (6 April 2031)",
                "The painter will come to the bow door tomorrow at 9 AM.|tomorrow at 9 AM (6 April 2031)",
                "The painter will come to the bow door tomorrow around 10:30.|tomorrow around 10:30 (6 April 2031)",
                "The painter will come to the bow door at 9 am tomorrow.|9 am tomorrow (6 April 2031)",
                "The painter came to the bow door yesterday evening.|yesterday evening (4 April 2031)",
                "The painter will come to the bow door soon.|''",
                "The painter will come to the bow door today or tomorrow.|''"
            })
    void a_day_is_told_with_its_time_and_the_date_that_it_means(String turn, String answer) {
        assertThat(said("When does the painter come to the bow door?", turn)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When did Tor say that the painter will come to the bow door?|20310405_09:30",
                "When did Tor inform Mira that the painter comes to the bow door?|20310405_09:30",
                "What time does the painter come to the bow door?|''",
                "Who comes to the bow door tomorrow?|''",
                "When was the harbour of Brell built?|''"
            })
    void what_is_asked_decides_between_the_time_of_the_turn_and_the_day_it_tells_of(String question, String answer) {
        assertThat(said(question, "The painter will come to the bow door tomorrow."))
                .isEqualTo(answer);
    }

    // --- what a phrase means
    // ------------------------------------------------------------------------------

    private static final String[] PAGES = {
        "Ida Holt",
                "Ida Holt was born in Quayside, Ohio. She died in Brell. She was buried in Tarn. She studied at Orlun University and is a"
                        + " citizen of the sea.",
        "Tor Venn", "Tor Venn is a Kenyan sailor born in Nakuru.",
        "Orlun University", "Orlun University stands in Orlun.",
        "Mira Dask", "Mira Dask was the daughter of Ole Dask and his wife Ida Holt."
    };

    private static String meant(String question) {
        SentenceRanker evidence = ReadPages.ranked(question, PAGES);
        Optional<ChainLink> link =
                ChainParser.innermost(question, evidence.titles().all());
        return StatedFacts.related(link.orElseThrow(), evidence)
                .map(StatedFacts.Stated::text)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who is mayor of the city where Ida Holt was born?|Quayside, Ohio",
                "Who governs the state where Ida Holt was born?|Ohio",
                "How large is the town where Ida Holt died?|Brell",
                "How large is the place of burial of Ida Holt?|Tarn",
                "Who leads the university where Ida Holt studied?|Orlun University",
                "Who rules the country where Tor Venn is a citizen?|Kenya",
                "Where was the mother of Mira Dask born?|Ida Holt",
                "Where was Mira Dask's father born?|Ole Dask",
                "Who is mayor of the city where Mira Dask was born?|''",
                "Where was the husband of Ida Holt born?|''"
            })
    void the_page_of_the_thing_tells_what_the_phrase_means(String question, String name) {
        assertThat(meant(question)).isIn(name, name.replace(", Ohio", ""));
    }

    // --- what may answer
    // ------------------------------------------------------------------------------

    private static List<String> candidates(String question, String text) {
        SentenceRanker evidence = ReadPages.ranked(question, "Page", text);
        return Candidates.in(evidence.page(1).get(0), new QuestionAnalysis(question)).stream()
                .map(Candidates.Candidate::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When did it open?|The old mill opened on the 4th of May, 1811 in rain.|4th of May, 1811",
                "When did it open?|The old mill opened on May 4th, 1811 in rain.|May 4th, 1811",
                "When did it open?|The old mill opened on 1811-05-04 in rain.|1811-05-04",
                "When did it open?|The old mill opened on 4 May in heavy rain.|4 May",
                "When does it open?|The old mill opens at 9 o'clock each day.|9 o'clock",
                "When does it open?|The old mill opens at 9:30 p.m. each day.|9:30 p.m.",
                "When did it open?|The old mill opened 20310405_0930 in rain.|20310405_0930",
                "How many are there?|The old mill ground 1,250 sacks of rye.|1,250",
                "How many are there?|The old mill sold 12.5 percent of it.|12.5 percent",
                "How much is it?|The old mill was sold for $3.2 million once.|$3.2 million",
                "How many are there?|The old mill has twenty stones of granite.|twenty",
                "Where is it?|The old mill stands near Quay, North Norrey today.|Quay, North Norrey",
                "Who ran it?|The old mill was run by Ada Brennan alone.|Ada Brennan",
                "磨坊何时开业？|老磨坊在五月开业，1811 年 5 月 4 号下雨。|1811 年 5 月 4 号",
                "磨坊有多少人？|老磨坊雇了三百多人，都住在附近。|三百多人",
                "磨坊有多少麦子？|老磨坊存了2.5万吨麦子，装满仓库。|2.5万吨"
            })
    void things_of_the_kind_asked_for(String question, String text, String candidate) {
        assertThat(candidates(question, text)).anyMatch(found -> found.startsWith(candidate));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The old mill ground 1,811 sacks of rye.",
                "The old mill is 3.1984 miles off the road.",
                "The old mill stands by the road to Quay."
            })
    void figures_that_are_no_dates_answer_no_question_for_one(String text) {
        assertThat(candidates("When did it open?", text)).isEmpty();
    }

    // --- short answers
    // ------------------------------------------------------------------------------

    private static final SpanScorer SCORER = SpanScorer.create();

    private static List<AnswerSpan> spans(String question, String... titlesAndTexts) {
        SentenceRanker evidence = ReadPages.ranked(question, titlesAndTexts);
        QuestionAnalysis asked = new QuestionAnalysis(question);
        return SCORER.rank(Views.of(asked, evidence), Views.of(asked, evidence, SpanScorer.SENTENCES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who built the old mill?",
                "When was the old mill built?",
                "Where is the old mill?",
                "谁建了老磨坊？",
                "",
                "?"
            })
    void probabilities_fall_and_together_are_one_at_most(String question) {
        List<AnswerSpan> spans = spans(
                question,
                "Old mill",
                "The old mill was built by Ada Brennan in Quay on 4 May 1811. It has twelve stones.",
                "老磨坊",
                "老磨坊由石大山于1811年5月4日建成，位于月泉市。",
                "Bees",
                "Bees make honey in summer.");
        double sum = 0;
        double last = 1;
        for (AnswerSpan span : spans) {
            assertThat(span.text()).isNotBlank();
            assertThat(span.probability()).isBetween(0.0, last);
            last = span.probability();
            sum += span.probability();
        }
        assertThat(sum).isLessThan(1.0001);
        assertThat(spans).extracting(AnswerSpan::text).doesNotHaveDuplicates();
    }
}
