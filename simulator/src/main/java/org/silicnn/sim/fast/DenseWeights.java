package org.silicnn.sim.fast;

import org.silicnn.ir.Constant;

/**
 * The weights of a large dense layer as narrow as they are, for kernels that make floats of a few at a time: memory, not
 * arithmetic, bounds such a layer. Put in order when somebody asks for them.
 */
final class DenseWeights {
    private final Constant weights;
    private final int outputs;
    private final int terms;
    private Panels panels;

    /** @param layer of one group and one place */
    DenseWeights(Weighted layer) {
        weights = layer.weights();
        outputs = layer.outputsPerGroup();
        terms = layer.terms();
    }

    /** Whether they are as narrow as that. */
    static boolean suit(Constant weights) {
        return weights.format().min() >= Short.MIN_VALUE && weights.format().max() <= Short.MAX_VALUE;
    }

    /**
     * In an order for so many outputs at once. One order is kept; asking for another makes it anew.
     *
     * @param block outputs of a panel
     */
    synchronized Panels panels(int block) {
        if (panels == null || panels.block() != block) {
            panels = pack(block);
        }
        return panels;
    }

    private Panels pack(int block) {
        int count = (outputs + block - 1) / block;
        int size = Math.multiplyExact(count * block, terms);
        boolean bytes =
                weights.format().min() >= Byte.MIN_VALUE && weights.format().max() <= Byte.MAX_VALUE;
        byte[] narrow = bytes ? new byte[size] : null;
        short[] shorts = bytes ? null : new short[size];
        for (int o = 0; o < outputs; o++) {
            int first = o / block * terms * block + o % block;
            for (int term = 0; term < terms; term++) {
                long weight = weights.get(o * terms + term);
                if (bytes) {
                    narrow[first + term * block] = (byte) weight;
                } else {
                    shorts[first + term * block] = (short) weight;
                }
            }
        }
        return new Panels(block, terms, count, narrow, shorts);
    }

    /**
     * Weights in the order panel, term, output of the panel; the last fastest, zeros where the last panel isn't full.
     *
     * @param block outputs of a panel
     * @param bytes all of them, or null
     * @param shorts all of them, or null
     */
    record Panels(int block, int terms, int count, byte[] bytes, short[] shorts) {
        /** Where a panel's weights from a term on lie. */
        int first(int panel, int term) {
            return (panel * terms + term) * block;
        }

        /** {@code length} weights from {@code at} on, as floats. */
        void unpack(int at, float[] to, int toAt, int length) {
            if (bytes != null) {
                for (int i = 0; i < length; i++) {
                    to[toAt + i] = bytes[at + i];
                }
            } else {
                for (int i = 0; i < length; i++) {
                    to[toAt + i] = shorts[at + i];
                }
            }
        }
    }
}
