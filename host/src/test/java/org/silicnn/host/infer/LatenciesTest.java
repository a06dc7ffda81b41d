package org.silicnn.host.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.silicnn.host.infer.Latencies.Column;

class LatenciesTest {
    private static final long MICRO = 1000;

    @Test
    void quantilesAreOfTheValuesThemselves() {
        Latencies latencies = new Latencies();
        for (int i = 2000; i >= 1; i--) {
            latencies.add(i * MICRO);
        }
        assertThat(latencies.count()).isEqualTo(2000);
        assertThat(latencies.quantileMicros(0)).isEqualTo(1);
        assertThat(latencies.quantileMicros(0.5)).isEqualTo(1000);
        assertThat(latencies.quantileMicros(0.99)).isEqualTo(1980);
        assertThat(latencies.quantileMicros(1)).isEqualTo(2000);
        latencies.add(5000 * MICRO);
        assertThat(latencies.quantileMicros(1)).as("after it was sorted").isEqualTo(5000);
    }

    @Test
    void theHistogramHoldsEveryAnswerOnce() {
        Latencies latencies = new Latencies();
        for (int micros : new int[] {900, 1000, 1001, 7900, 7900, 8100, 40_000}) {
            latencies.add(micros * MICRO);
        }
        assertThat(latencies.histogram())
                .containsExactly(
                        new Column(1000, 2),
                        new Column(2000, 1),
                        new Column(5000, 0),
                        new Column(10_000, 3),
                        new Column(20_000, 0),
                        new Column(50_000, 1));
        assertThat(latencies.text()).isEqualTo("""
                        round trip 0.90 ms at best, 7.90 median, 40.00 for 99 %, 40.00 at worst
                          up to     1.00 ms        2  ############
                          up to     2.00 ms        1  ######
                          up to     5.00 ms        0
                          up to    10.00 ms        3  ##################
                          up to    20.00 ms        0
                          up to    50.00 ms        1  ######
                        """);
    }

    @Test
    void nothingIsNothing() {
        assertThat(new Latencies().histogram()).isEmpty();
        assertThat(new Latencies().text()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> new Latencies().quantileMicros(0.5));
    }

    @Test
    void anAnswerAfterAnHourIsCutToWhatAnIntHolds() {
        Latencies latencies = new Latencies();
        latencies.add(3_600_000_000_000L);
        assertThat(latencies.histogram()).contains(new Column(Integer.MAX_VALUE, 1));
    }
}
