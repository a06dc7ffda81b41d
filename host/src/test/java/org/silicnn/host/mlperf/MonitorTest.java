package org.silicnn.host.mlperf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorTest {
    private final List<Integer> runs = new ArrayList<>();
    private long clock = 5_000;
    private final Monitor monitor = new Monitor(this::infer, 4, "sili]cnn", "tiny", () -> clock);

    /** Sum and count of the input's bytes. */
    private double[] infer(byte[] input, int times) {
        runs.add(times);
        clock += 1_000_000L * times;
        return new double[] {input[0] + input[1] + input[2] + input[3], -0.0625};
    }

    @Test
    void saysWhoItIs() throws IOException {
        assertThat(monitor.greeting()).endsWith("m-init-done\r\nm-ready\r\n");
        assertThat(say("name%")).isEqualTo("m-name-dut-[sili?cnn]\r\nm-ready\r\n");
        assertThat(say("profile%"))
                .isEqualTo("m-profile-[ULPMark for tinyML Firmware V0.0.1]\r\nm-model-[tiny]\r\nm-ready\r\n");
        assertThat(say("timestamp%")).isEqualTo("m-lap-us-5\r\nm-ready\r\n");
    }

    @Test
    void runsWhatWasLoaded() throws IOException {
        assertThat(say("db load 4%")).isEqualTo("m-[Expecting 4 bytes]\r\nm-ready\r\n");
        assertThat(say("db 0102%")).isEqualTo("m-ready\r\n");
        assertThat(say("db 030AFFFF%")).as("more than there is room for").isEqualTo("m-load-done\r\nm-ready\r\n");
        assertThat(say("db print%")).isEqualTo("m-buffer-01-02-03-0a\r\nm-ready\r\n");
        List<String> lines = List.of(
                "m-warmup-start-2",
                "m-warmup-done",
                "m-infer-start-3",
                "m-lap-us-2005",
                "m-lap-us-5005",
                "m-infer-done",
                "m-results-[16.000,-0.063]",
                "m-ready",
                "");
        assertThat(say("infer 3 2%")).isEqualTo(String.join("\r\n", lines));
        assertThat(runs).containsExactly(2, 3);
        assertThat(say("results%")).isEqualTo("m-results-[16.000,-0.063]\r\nm-ready\r\n");
    }

    @Test
    void warmsUpTenTimesUnlessTold() throws IOException {
        say("db load 4%db 00000000%infer 1%infer 1 0%");
        assertThat(runs).containsExactly(10, 1, 1);
    }

    @Test
    void aCommandMayComeInPieces() throws IOException {
        assertThat(say("na")).isEmpty();
        assertThat(say("me")).isEmpty();
        assertThat(say("%name")).isEqualTo("m-name-dut-[sili?cnn]\r\nm-ready\r\n");
        assertThat(say("%")).isEqualTo("m-name-dut-[sili?cnn]\r\nm-ready\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "db% | e-[Command 'db' requires a subcommand]",
                "db load% | e-[Command 'db load' must be 4 bytes, the input of this network]",
                "db load 5% | e-[Command 'db load' must be 4 bytes, the input of this network]",
                "db load 99999999999% | e-[Command 'db load' must be 4 bytes, the input of this network]",
                "db 123% | e-[Insufficent number of hex digits]",
                "db 0x% | e-[Invalid hex digit]",
                "infer 0% | e-[Inference iterations must be >0]",
                "infer 1 -1% | e-[Inference warmup must be >=0]",
                "infer 1 0% | e-[0 of 4 input bytes are loaded]",
                "re[]set% | e-[Unknown command: re??set]",
                "% | e-[Unknown command: ]"
            })
    void whatIsWrongIsSaidAndNothingRuns(String command, String answer) throws IOException {
        assertThat(say(command)).isEqualTo(answer + "\r\nm-ready\r\n");
        assertThat(runs).isEmpty();
    }

    @Test
    void anEndlessCommandIsCut() throws IOException {
        assertThat(say("x".repeat(100_000) + "%"))
                .isEqualTo("e-[Unknown command: " + "x".repeat(Monitor.LONGEST) + "]\r\nm-ready\r\n");
    }

    private String say(String text) throws IOException {
        return monitor.accept(text.getBytes(StandardCharsets.US_ASCII));
    }
}
