package org.silicnn.target;

import java.util.List;

/**
 * A board that can be bought, with one of its devices.
 *
 * @param name what commands call it: {@code arty-a7-35t}
 * @param title maker and product
 * @param folder where its constraints lie, under {@code hardware/boards}
 * @param part the device, as the tools of {@code flow} want it
 * @param budget what the device holds
 * @param lutInputs of one look-up table: 4 or 6
 * @param dspBits what one multiplier multiplies: {@code 25x18}
 * @param ram its memory blocks as they are
 * @param clockKhz the oscillator
 * @param fabricKhz the clock the design runs at
 * @param pins where clock, serial line and LED are
 * @param baud the rate of the serial line unless another is asked for
 * @param port which of the computer's ports it is, for people
 * @param dongle whether the serial line needs an adapter of its own
 * @param constraints file name of the pins in the form of the tools
 * @param sources where these facts are from
 */
public record BoardDescription(
        String name,
        String title,
        String folder,
        String part,
        ToolFlow flow,
        Budget budget,
        int lutInputs,
        String dspBits,
        RamBlocks ram,
        int clockKhz,
        int fabricKhz,
        Pins pins,
        int baud,
        String port,
        boolean dongle,
        String constraints,
        List<String> sources) {
    public BoardDescription {
        sources = List.copyOf(sources);
    }

    /**
     * Memory blocks.
     *
     * @param bits of one
     */
    public record RamBlocks(int count, int bits) {}

    /**
     * Package pins.
     *
     * @param ledLow whether the LED shines on a low
     */
    public record Pins(String clock, String txd, String rxd, String led, boolean ledLow) {}

    /** Whether the tools are Vitis HLS's neighbours, which take a kernel made by Vitis HLS as it is. */
    public boolean isXilinx() {
        return flow == ToolFlow.VIVADO;
    }
}
