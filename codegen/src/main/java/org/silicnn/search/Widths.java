package org.silicnn.search;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.silicnn.quant.QuantizeOptions;

/**
 * Bit widths by the name of a graph node, both maps in order of names and not changed.
 *
 * @param weights of the node's weights, 2..16
 * @param activations of the value that the node makes, 2..16
 */
public record Widths(SortedMap<String, Integer> weights, SortedMap<String, Integer> activations) {
    public static final int LEAST = 2;
    public static final int MOST = 16;

    public Widths {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        activations = Collections.unmodifiableSortedMap(new TreeMap<>(activations));
    }

    /** One width that can be changed. */
    record Knob(boolean isWeight, String node) {}

    int of(Knob knob) {
        return (knob.isWeight() ? weights : activations).get(knob.node());
    }

    /** With one width moved, kept within 2..16. */
    Widths moved(Knob knob, int bits) {
        SortedMap<String, Integer> changed = new TreeMap<>(knob.isWeight() ? weights : activations);
        changed.put(knob.node(), Math.max(LEAST, Math.min(MOST, of(knob) + bits)));
        return knob.isWeight() ? new Widths(changed, activations) : new Widths(weights, changed);
    }

    /** The options with these widths. */
    public QuantizeOptions applyTo(QuantizeOptions options) {
        return options.withBits(Map.copyOf(weights), Map.copyOf(activations));
    }
}
