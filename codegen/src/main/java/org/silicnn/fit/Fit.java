package org.silicnn.fit;

import java.util.List;
import org.silicnn.emit.Channel;
import org.silicnn.emit.Dataflow;
import org.silicnn.emit.Stage;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.target.Budget;
import org.silicnn.target.Cost;

/**
 * A folding of each layer, and what comes of it.
 *
 * @param foldings of the weighted layers
 * @param layers the same, with figures, in order
 * @param interval cycles from one image to the next, as the schedule of the dataflow has it
 * @param latency cycles from the first word of an image to its result
 * @param need what all stages and streams take
 */
public record Fit(Foldings foldings, List<Row> layers, long interval, long latency, Budget need) {
    public Fit {
        layers = List.copyOf(layers);
    }

    /**
     * A weighted layer.
     *
     * @param cycles for an image
     * @param products of an image
     */
    public record Row(String layer, Folding folding, long cycles, long products, Budget cost) {
        /** Part of the interval in which the layer's multipliers have something to do. */
        public double utilisation(long interval) {
            return (double) products / ((double) folding.pe() * folding.simd() * interval);
        }
    }

    /** Products of one image. */
    public long products() {
        return layers.stream().mapToLong(Row::products).sum();
    }

    /** Products for each DSP slice in each cycle; 1 at most where each product takes a slice, 2 where a slice makes two. */
    public double productsPerDspAndCycle() {
        return (double) products() / ((double) Math.max(1, need.dsp()) * interval);
    }

    /** What all stages and streams of a dataflow take. */
    public static Budget cost(Dataflow dataflow) {
        Cost streams = dataflow.channels().stream().map(Channel::cost).reduce(Cost.NOTHING, Cost::plus);
        return Stage.cost(dataflow.stages()).plus(streams).budget();
    }
}
