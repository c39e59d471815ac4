package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.run.Draft;
import dev.footnote.config.Settings;
import dev.langchain4j.model.chat.StreamingChatModel;
import org.junit.jupiter.api.Test;

class ChainExecutorTest {

    private static final StreamingChatModel MODEL =
            OfflineModel.create(OfflineSettings.from(Settings.defaults()), Runnable::run);

    private static FakeTools chain() {
        FakeTools tools = new FakeTools()
                .doc("Orlun Ferries", "Orlun Ferries is a shipping company. The founder of Orlun Ferries was Tor Venn.")
                .doc("Tor Venn", "Tor Venn was a shipowner. He was the husband of Ida Holt.")
                .doc("Ida Holt", "Ida Holt was a painter. She was born in Quayside in 1871.");
        for (int i = 0; i < 12; i++) {
            tools.doc("Town number " + i, "The town has a market and a church. Trains leave each hour for the coast.");
        }
        return tools;
    }

    @Test
    void the_name_just_found_is_put_into_the_question_and_searched() {
        FakeTools tools = chain();
        Draft draft = tools.run(MODEL, "When did the founder of Orlun Ferries die?");
        assertThat(tools.queries).anyMatch(query -> query.contains("Tor Venn"));
        assertThat(draft.shortAnswer()).isNotEqualTo("Orlun Ferries");
    }

    @Test
    void the_sentence_that_gave_the_name_is_told_before_the_one_that_answers() {
        FakeTools tools = chain();
        tools.doc("Salt Quay", "The founder of Salt Quay was Ida Holt, a keeper of bees.");
        Draft draft = tools.run(MODEL, "Where was the founder of Salt Quay born?");
        assertThat(draft.shortAnswer()).isEqualTo("Quayside");
        assertThat(draft.claims().get(0).text()).contains("founder of Salt Quay");
        assertThat(draft.claims().get(1).text()).contains("born in Quayside");
        tools.forgetRun();
        assertThat(tools.run(MODEL, "Where was the painter of Harbour Dawn born?")
                        .found())
                .isFalse();
    }

    @Test
    void a_question_for_one_thing_takes_one_search() {
        FakeTools tools = chain();
        tools.run(MODEL, "Where was Ida Holt born?");
        assertThat(tools.queries).hasSize(1);
    }

    @Test
    void chinese_chains_are_followed_too() {
        FakeTools tools = new FakeTools()
                .doc("低潮", "《低潮》是一部关于灯塔的电影。《低潮》的导演是林海生。")
                .doc("林海生", "林海生是一位导演。林海生出生于福州，晚年居住在上海。")
                .doc("蜜蜂", "蜜蜂会酿蜜。夏天一个蜂箱里有四万只蜜蜂。");
        tools.run(MODEL, "《低潮》的导演出生在哪里？");
        assertThat(tools.queries.get(0)).isEqualTo("《低潮》的导演出生在哪里？");
        assertThat(tools.queries.size()).isLessThanOrEqualTo(4);
    }

    @Test
    void a_relation_to_a_thing_that_stands_nowhere_leads_nowhere() {
        FakeTools tools = chain();
        tools.doc(
                "Orlun City", "The founder of the city market was Ida Holt. Buses leave from the market of the city.");
        assertThat(tools.run(MODEL, "Where was the founder of Spirit Market If born?")
                        .found())
                .isFalse();
    }

    @Test
    void chains_of_three_and_four_are_followed_to_their_end() {
        FakeTools tools = chain();
        tools.doc("Low tide at noon", "Low tide at noon is a song performed by Ida Holt.")
                .doc("Quayside", "Quayside is a port. The mayor of Quayside is Nella Voss, a former pilot.")
                .doc("Nella Voss", "Nella Voss was a pilot. She studied at the Brell Academy.");
        Draft draft = tools.run(MODEL, "Who is mayor of the city where the performer of Low tide at noon was born?");
        assertThat(draft.shortAnswer()).isEqualTo("Nella Voss");
        assertThat(draft.claims())
                .extracting(Draft.DraftClaim::text)
                .containsSubsequence(
                        "Low tide at noon is a song performed by Ida Holt.", "She was born in Quayside in 1871.");
    }

    @Test
    void a_chinese_chain_of_three_is_followed_to_its_end() {
        FakeTools tools = new FakeTools()
                .doc("低潮", "《低潮》是一部关于灯塔的电影。《低潮》的导演是林海生。")
                .doc("林海生", "林海生是一位导演。林海生的妻子是陈秀兰。")
                .doc("陈秀兰", "陈秀兰是一位画家。陈秀兰出生于泉州，晚年居住在厦门。");
        Draft draft = tools.run(MODEL, "《低潮》的导演的妻子出生在哪里？");
        assertThat(draft.shortAnswer()).isEqualTo("泉州");
    }

    @Test
    void what_other_pages_say_of_others_names_no_step() {
        FakeTools tools = chain();
        tools.doc("Salt Quay", "Salt Quay is a novel by Ida Holt.")
                .doc("Brell", "Brell is a city. The painter Nella Voss died in the city of Brell in 1902.");
        Draft draft = tools.run(MODEL, "Who is mayor of the city where the author of Salt Quay died?");
        assertThat(draft.shortAnswer()).isNotEqualTo("Brell");
        assertThat(tools.queries).noneMatch(query -> query.equals("Who is mayor of Brell?"));
    }

    @Test
    void a_country_is_meant_by_the_word_for_its_people() {
        FakeTools tools = chain();
        tools.doc("Salt Quay", "Salt Quay is a novel written by Nella Voss.")
                .doc("Nella Voss", "Nella Voss was an Austrian pilot and writer.")
                .doc("Austria", "Austria is a country. The highest mountain of Austria is the Grossglockner.");
        Draft draft = tools.run(
                MODEL, "What is the highest mountain of the country where the writer of Salt Quay was a citizen?");
        assertThat(tools.queries).anyMatch(query -> query.contains("Austria"));
        assertThat(draft.shortAnswer()).isEqualTo("Grossglockner");
    }

    @Test
    void a_part_of_a_name_stands_for_the_whole_one() {
        FakeTools tools = chain();
        tools.doc("Salt", "Salt is an album performed by Voss, Pint & Dask.")
                .doc("Voss, Pint & Dask", "Voss, Pint & Dask was a trio. It was formed in Brell in 1963.");
        assertThat(tools.run(MODEL, "In which year was the performer of the album Salt formed?")
                        .shortAnswer())
                .isEqualTo("1963");
    }

    @Test
    void the_county_of_a_birthplace_is_found_through_the_town() {
        FakeTools tools = chain();
        tools.doc("Quayside", "Quayside is a town in Tarn County, Ohio, United States.")
                .doc("United States", "The United States is a country in North America.")
                .doc("Tarn County", "Tarn County is a county of Ohio. The seat of Tarn County is Brell.");
        Draft draft = tools.run(MODEL, "What is the seat of the county where Ida Holt was born?");
        assertThat(tools.queries).anyMatch(query -> query.contains("Tarn County"));
        assertThat(draft.shortAnswer()).isEqualTo("Brell");
    }

    @Test
    void a_town_is_never_the_singer_who_comes_from_it() {
        FakeTools tools = chain();
        tools.doc("Salt Lamps", "Salt Lamps is a rock band formed by Nella Voss in Brell in 1998.")
                .doc("Nella Voss", "Nella Voss is a Norwegian singer. She left the band Salt Lamps in 2003.")
                .doc("Brell", "Brell is a city. The mayor of Brell is Tor Dask.");
        Draft draft = tools.run(MODEL, "Who is mayor of the city where Salt Lamps was formed?");
        assertThat(draft.shortAnswer()).isEqualTo("Tor Dask");
    }

    @Test
    void a_page_that_begins_with_something_else_says_nothing_of_the_sort_of_its_title() {
        FakeTools tools = chain();
        tools.doc("Low tide at noon", "Low tide at noon is a song performed by Nella Voss.")
                .doc("Nella Voss", "The Voss Act was a law of 1904. Nella Voss lived in Brell until 1931.");
        Draft draft = tools.run(MODEL, "Where did the performer of Low tide at noon live?");
        assertThat(draft.shortAnswer()).isEqualTo("Brell");
    }
}
