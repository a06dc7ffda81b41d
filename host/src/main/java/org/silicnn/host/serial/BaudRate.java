package org.silicnn.host.serial;

import java.util.List;

/** Rates that the serial library really sets; others it would silently leave as they were. */
public final class BaudRate {
    /** Exact on boards of 12, 16, 25, 27, 48, 50, 100 and 125 MHz, and on FTDI adapters. */
    public static final int DEFAULT = 1_000_000;

    /** All of them, bits per second, rising. */
    public static final List<Integer> ALL = List.of(
            9600, 19200, 38400, 57600, 115_200, 230_400, 460_800, 500_000, 576_000, 921_600, 1_000_000, 1_152_000,
            1_500_000, 2_000_000, 2_500_000, 3_000_000, 3_500_000, 4_000_000);

    private BaudRate() {}
}
