package dev.footnote.research.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.llm.endpoint.ModelFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which models are tried, and how a request changes it. */
class ModelsInOrderTest {

    private final List<String> opened = new ArrayList<>();

    private ModelsInOrder models(Set<String> down) {
        return new ModelsInOrder(Stream.of("one", "two", "three")
                .map(name -> new ModelsInOrder.Candidate(name, () -> {
                    opened.add(name);
                    if (down.contains(name)) {
                        throw new ModelFailure(ModelFailure.Kind.OVERLOAD, name + " is down");
                    }
                    return new ModelInUse(name, name + "-model", handlerless(), () -> 0, null, true, false);
                }))
                .toList());
    }

    private static dev.langchain4j.model.chat.StreamingChatModel handlerless() {
        return new dev.langchain4j.model.chat.StreamingChatModel() {};
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"one | one, two, three", "two | two, one, three", "three | three, one, two"})
    void the_one_that_is_wanted_comes_first_and_the_others_keep_their_order(String first, String order) {
        ModelsInOrder models = models(Set.of()).startingWith(first);
        assertThat(String.join(", ", models.names())).isEqualTo(order);
        assertThat(models.preferred()).isEqualTo(first);
        assertThat(models.first().model().endpoint()).isEqualTo(first);
        assertThat(models.first().passedOver()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "one")
    void without_a_wish_the_order_stays(String wish) {
        ModelsInOrder models = models(Set.of());
        assertThat(models.startingWith(wish)).isSameAs(models);
    }

    @Test
    void an_unknown_one_is_refused() {
        ModelsInOrder models = models(Set.of());
        assertThatThrownBy(() -> models.startingWith("four")).hasMessageContaining("four");
    }

    @Test
    void one_that_is_down_is_passed_over_in_the_new_order() {
        ModelsInOrder.Found found =
                models(Set.of("three", "one")).startingWith("three").first();
        assertThat(found.model().endpoint()).isEqualTo("two");
        assertThat(found.passedOver()).containsExactly("three is down", "one is down");
    }

    @Test
    void the_next_after_a_failure_follows_the_new_order() {
        ModelsInOrder models = models(Set.of()).startingWith("two");
        assertThat(models.after("two", model -> true).orElseThrow().model().endpoint())
                .isEqualTo("one");
        assertThat(models.after("three", model -> true)).isEmpty();
    }

    @Test
    void a_host_is_asked_for_its_model_once_for_all_orders() {
        ModelsInOrder models = models(Set.of());
        assertThat(models.idOf("two")).isEmpty();
        models.startingWith("two").first();
        models.startingWith("two").first();
        assertThat(models.idOf("two")).contains("two-model");
        assertThat(models.idOf("four")).isEmpty();
        assertThat(opened).containsExactly("two");
    }
}
