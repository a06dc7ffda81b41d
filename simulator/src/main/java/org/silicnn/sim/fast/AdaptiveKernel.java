package org.silicnn.sim.fast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Plain loops until the vector loops are warm, and where tensors have another layout than those can take. */
final class AdaptiveKernel implements Kernel {
    /** Makes the kernels around vector loops. */
    interface Vectorized {
        /** Where images are innermost; nothing where they don't suit the layer. */
        Optional<Kernel> lanes(VectorLoops loops);

        /** The same where channels are innermost. */
        Optional<Kernel> stacked(ChannelLoops loops);

        /** Whether channels innermost are likely to be faster. */
        boolean prefersStacked();
    }

    private final Kernel plain;
    private final Kernel plainStacked;
    private final Vectorized make;
    private volatile Kernel lanes;
    private volatile Kernel stacked;
    /** Images that each kernel took. */
    private final Map<String, LongAdder> images = Collections.synchronizedMap(new LinkedHashMap<>());

    /**
     * With a plain kernel for either layout.
     *
     * @param plain for any layout
     * @param plainStacked a faster one where channels are innermost, or the same
     */
    AdaptiveKernel(Kernel plain, Kernel plainStacked, Vectorized make) {
        this.plain = plain;
        this.plainStacked = plainStacked;
        this.make = make;
    }

    @Override
    public Kernel now(Layout layout) {
        Kernel chosen = choose(layout);
        images.computeIfAbsent(chosen.engine(), name -> new LongAdder()).add(layout.images());
        return chosen;
    }

    private Kernel choose(Layout layout) {
        VectorLoops loops = VectorEngine.loops().orElse(null);
        if (loops == null) {
            return layout.lanes() == 1 ? plainStacked : plain;
        }
        // What two threads make at once is the same.
        if (layout.lanes() == 1) {
            if (stacked == null) {
                stacked = make.stacked(loops.channels()).orElse(plainStacked);
            }
            return stacked;
        }
        if (layout.lanes() % loops.width() != 0) {
            return plain;
        }
        if (lanes == null) {
            lanes = make.lanes(loops).orElse(plain);
        }
        return lanes;
    }

    @Override
    public boolean prefersStacked() {
        return make.prefersStacked();
    }

    @Override
    public int units(Block output) {
        return plain.units(output);
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        plain.run(inputs, output, from, to);
    }

    /** The kernels in the order in which they came up, with the number of images of each where there were several. */
    @Override
    public String engine() {
        synchronized (images) {
            return switch (images.size()) {
                case 0 -> plain.engine();
                case 1 -> images.keySet().iterator().next();
                default ->
                    images.entrySet().stream()
                            .map(each -> each.getKey() + " for " + each.getValue() + " images")
                            .collect(Collectors.joining(", then "));
            };
        }
    }
}
