package org.silicnn.fit;

import java.util.Set;
import org.silicnn.emit.EmitOptions;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.target.Budget;

/**
 * What foldings are searched for.
 *
 * @param device that all stages and streams share with the link
 * @param link takes its part, unless weights are in external memory: then the project has none
 * @param interval cycles from image to image that are enough, so that nothing is spent on fewer; 0 for as few as
 *     possible
 * @param streamed names of layers whose weights are in external memory
 * @param pairs whether one multiplier may make two products
 * @param portBits of a word of the image and of the result, at most
 * @param memoryBandwidth bytes that external memory brings in a cycle, through all ports together
 */
public record FitGoal(
        Budget device,
        Budget link,
        long interval,
        Set<String> streamed,
        boolean pairs,
        int portBits,
        int memoryBandwidth) {
    public FitGoal {
        streamed = Set.copyOf(streamed);
    }

    /** With all weights on the chip. */
    public FitGoal(Budget device, long interval) {
        this(
                device,
                Budget.NOTHING,
                interval,
                Set.of(),
                /* pairs= */ false,
                Foldings.PORT_BITS,
                EmitOptions.MEMORY_BANDWIDTH);
    }

    /** With the weights of these layers in external memory. */
    public FitGoal withStreamed(Set<String> names) {
        return new FitGoal(device, link, interval, names, pairs, portBits, memoryBandwidth);
    }

    /** With a serial link on the same device. */
    public FitGoal beside(Budget taken) {
        return new FitGoal(device, taken, interval, streamed, pairs, portBits, memoryBandwidth);
    }

    /** With two products for each multiplier where that is possible. */
    public FitGoal withPairs(boolean wanted) {
        return new FitGoal(device, link, interval, streamed, wanted, portBits, memoryBandwidth);
    }

    /** With no wider words at the top function. */
    public FitGoal withPortBits(int bits) {
        return new FitGoal(device, link, interval, streamed, pairs, bits, memoryBandwidth);
    }

    /** With a memory that brings so many bytes in a cycle. */
    public FitGoal withMemoryBandwidth(int bytes) {
        return new FitGoal(device, link, interval, streamed, pairs, portBits, bytes);
    }

    /** What all stages and streams may take. */
    public Budget budget() {
        return streamed.isEmpty() ? device.without(link) : device;
    }
}
