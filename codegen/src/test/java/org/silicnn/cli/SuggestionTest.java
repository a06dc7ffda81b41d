package org.silicnn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, '', 3",
        "'', abc, 3",
        "compile, compile, 0",
        "complie, compile, 1",
        "comple, compile, 1",
        "kompile, compile, 1",
        "compilee, compile, 1",
        "ca, abc, 3",
        "kitten, sitting, 3"
    })
    void distance(String from, String to, int expected) {
        assertThat(Suggestion.distance(from, to)).isEqualTo(expected);
    }

    @Test
    void suggestsTheNearestAndNothingFarAway() {
        List<String> words = List.of("simulate", "compile", "ping");
        assertThat(Suggestion.of("simulat", words)).isEqualTo("; did you mean 'simulate'?");
        assertThat(Suggestion.of("pong", words)).isEqualTo("; did you mean 'ping'?");
        assertThat(Suggestion.of("pang!", words)).isEmpty();
        assertThat(Suggestion.of("x", List.of())).isEmpty();
    }
}
