package org.silicnn.host.mlperf;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The device's side of the protocol, without a port: bytes in, text out. A command is up to {@value #LONGEST} characters
 * and ends in {@code %}; whatever it is, the answer's last line is {@code m-ready}.
 *
 * <pre>
 * name%          m-name-dut-[vendor]
 * profile%       m-profile-[firmware], m-model-[name]
 * timestamp%     m-lap-us-N
 * db load N%     begins an input of N bytes;  db HEX% more of them, then m-load-done;  db print% shows them
 * infer N W%     W runs to warm up, then N between two m-lap-us, then the results
 * results%       m-results-[one real number a class]
 * </pre>
 */
public final class Monitor {
    static final int LONGEST = 80;

    private static final String FIRMWARE = "ULPMark for tinyML Firmware V0.0.1";
    private static final String READY = "m-ready\r\n";
    private static final int DEFAULT_WARMUPS = 10;
    private static final int MOST_RUNS = 1_000_000;
    private static final int PRINTED_PER_LINE = 8;
    private static final long NANOS_PER_MICRO = 1000;

    private final Device device;
    private final int inputBytes;
    private final String vendor;
    private final String model;
    private final LongSupplier nanoClock;
    private final StringBuilder command = new StringBuilder();
    private final StringBuilder said = new StringBuilder();
    private byte[] input = new byte[0];
    private int loaded;
    private double[] results = new double[0];

    /**
     * A device that was just switched on.
     *
     * @param inputBytes one input of the network
     * @param vendor and {@code model}, for the runner to show: no brackets
     */
    public Monitor(Device device, int inputBytes, String vendor, String model, LongSupplier nanoClock) {
        this.device = device;
        this.inputBytes = inputBytes;
        this.vendor = plain(vendor);
        this.model = plain(model);
        this.nanoClock = nanoClock;
    }

    /** What a device says when it is switched on. */
    public String greeting() {
        return "m-timestamp-mode-performance\r\nm-init-done\r\n" + READY;
    }

    /**
     * Takes bytes from the runner.
     *
     * @return what to send back, possibly nothing yet
     * @throws IOException if the device failed
     */
    public String accept(byte[] bytes) throws IOException {
        said.setLength(0);
        for (byte b : bytes) {
            if (b == '%') {
                obey(List.of(command.toString().strip().split(" +", -1)));
                said.append(READY);
                command.setLength(0);
            } else if (command.length() < LONGEST) {
                command.append((char) (b & 0xff));
            }
        }
        return said.toString();
    }

    private void obey(List<String> words) throws IOException {
        switch (words.get(0)) {
            case "name" -> say("m-name-dut-[" + vendor + "]");
            case "timestamp" -> sayTime();
            case "profile" -> {
                say("m-profile-[" + FIRMWARE + "]");
                say("m-model-[" + model + "]");
            }
            case "db" -> buffer(words.subList(1, words.size()));
            case "infer" -> infer(words.subList(1, words.size()));
            case "results" -> sayResults();
            default -> say("e-[Unknown command: " + plain(words.get(0)) + "]");
        }
    }

    private void buffer(List<String> words) {
        String first = words.isEmpty() ? "" : words.get(0);
        switch (first) {
            case "" -> say("e-[Command 'db' requires a subcommand]");
            case "load" -> load(words.size() > 1 ? words.get(1) : "");
            case "print" -> print();
            default -> fill(first);
        }
    }

    private void load(String count) {
        Optional<Integer> bytes = number(count, 1, Integer.MAX_VALUE);
        if (bytes.isEmpty() || bytes.get() != inputBytes) {
            say("e-[Command 'db load' must be " + inputBytes + " bytes, the input of this network]");
            return;
        }
        input = new byte[inputBytes];
        loaded = 0;
        say("m-[Expecting " + inputBytes + " bytes]");
    }

    /** As the reference, what comes beyond the last byte is ignored. */
    private void fill(String digits) {
        if (digits.length() % 2 != 0) {
            say("e-[Insufficent number of hex digits]");
            return;
        }
        try {
            byte[] bytes = HexFormat.of().parseHex(digits);
            int taken = Math.min(bytes.length, input.length - loaded);
            System.arraycopy(bytes, 0, input, loaded, taken);
            loaded += taken;
            if (taken > 0 && loaded == input.length) {
                say("m-load-done");
            }
        } catch (IllegalArgumentException e) {
            say("e-[Invalid hex digit]");
        }
    }

    private void print() {
        HexFormat hex = HexFormat.ofDelimiter("-");
        for (int at = 0; at < input.length; at += PRINTED_PER_LINE) {
            say("m-buffer-" + hex.formatHex(input, at, Math.min(input.length, at + PRINTED_PER_LINE)));
        }
    }

    private void infer(List<String> words) throws IOException {
        Optional<Integer> runs = words.isEmpty() ? Optional.of(1) : number(words.get(0), 1, MOST_RUNS);
        Optional<Integer> warmups =
                words.size() < 2 ? Optional.of(DEFAULT_WARMUPS) : number(words.get(1), 0, MOST_RUNS);
        if (runs.isEmpty()) {
            say("e-[Inference iterations must be >0]");
        } else if (warmups.isEmpty()) {
            say("e-[Inference warmup must be >=0]");
        } else if (input.length == 0 || loaded < input.length) {
            say("e-[" + loaded + " of " + inputBytes + " input bytes are loaded]");
        } else {
            say("m-warmup-start-" + warmups.get());
            if (warmups.get() > 0) {
                device.infer(input, warmups.get());
            }
            say("m-warmup-done");
            say("m-infer-start-" + runs.get());
            sayTime();
            results = device.infer(input, runs.get());
            sayTime();
            say("m-infer-done");
            sayResults();
        }
    }

    private void sayTime() {
        say("m-lap-us-" + nanoClock.getAsLong() / NANOS_PER_MICRO);
    }

    private void sayResults() {
        say(Arrays.stream(results)
                .mapToObj(value -> String.format(Locale.ROOT, "%.3f", value))
                .collect(Collectors.joining(",", "m-results-[", "]")));
    }

    private void say(String line) {
        said.append(line).append("\r\n");
    }

    private static Optional<Integer> number(String text, int least, int most) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .filter(value -> value >= least && value <= most);
    }

    /** No bracket that would end the message early, and nothing unprintable. */
    private static String plain(String text) {
        return text.replaceAll("[^ -~]|[\\[\\]]", "?");
    }
}
