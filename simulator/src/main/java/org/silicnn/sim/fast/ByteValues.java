package org.silicnn.sim.fast;

import org.silicnn.ir.TensorType;

/** Stored integers of a byte as floats, zero point subtracted, and back. */
record ByteValues(boolean signed, int zeroPoint) {
    private static final int SIGN = 0x80;

    private static final int UNSIGNED = 0xFF;

    /** @param type stored in bytes */
    static ByteValues of(TensorType type) {
        return new ByteValues(type.format().signed(), type.zeroPoint());
    }

    /** @param step from a float to the next */
    void widen(byte[] from, int at, float[] to, int toAt, int step, int count) {
        int begun = 0;
        VectorLoops loops = VectorEngine.loops().orElse(null);
        if (step == 1 && loops != null) {
            int vectors = count / loops.width();
            // An unsigned byte is a signed one with its highest bit turned round, and 128 more.
            loops.widen(from, at, to, toAt, vectors, signed ? 0 : SIGN, signed ? -zeroPoint : SIGN - zeroPoint);
            begun = vectors * loops.width();
        }
        int mask = signed ? -1 : UNSIGNED;
        for (int i = begun; i < count; i++) {
            to[toAt + i * step] = (from[at + i] & mask) - zeroPoint;
        }
    }

    /** @param step from a float to the next */
    void narrow(float[] from, int at, int step, byte[] to, int toAt, int count) {
        // The lowest bits of such a float are those of the integer that was added.
        float integers = FloatRequantizer.INTEGERS + zeroPoint;
        int begun = 0;
        VectorLoops loops = VectorEngine.loops().orElse(null);
        if (step == 1 && loops != null) {
            int vectors = count / loops.width();
            loops.narrow(from, at, to, toAt, vectors, integers);
            begun = vectors * loops.width();
        }
        for (int i = begun; i < count; i++) {
            to[toAt + i] = (byte) Float.floatToRawIntBits(from[at + i * step] + integers);
        }
    }
}
