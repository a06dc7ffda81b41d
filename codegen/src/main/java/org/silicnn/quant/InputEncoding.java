package org.silicnn.quant;

import java.util.List;

/**
 * What the stored integer of an image's channel means to the trained network: {@code real = scale · stored + offset}.
 *
 * @param scales one for each channel, or one for all; finite and not 0
 * @param offsets as many as scales; finite
 */
public record InputEncoding(List<Double> scales, List<Double> offsets) {
    /** Pixels 0..255 stand for 0..1, as PyTorch's {@code ToTensor} makes them. */
    public static final InputEncoding UNIT = new InputEncoding(List.of(1.0 / 255), List.of(0.0));

    /** @throws IllegalArgumentException if the lists differ in length or hold an impossible number */
    public InputEncoding {
        scales = List.copyOf(scales);
        offsets = List.copyOf(offsets);
        if (scales.isEmpty() || scales.size() != offsets.size()) {
            throw new IllegalArgumentException(
                    "there must be as many scales as offsets, not " + scales.size() + " and " + offsets.size());
        }
        for (int i = 0; i < scales.size(); i++) {
            if (!Double.isFinite(scales.get(i)) || scales.get(i) == 0 || !Double.isFinite(offsets.get(i))) {
                throw new IllegalArgumentException("scales must be finite and not 0 and offsets finite, not "
                        + scales.get(i) + " and " + offsets.get(i));
            }
        }
    }

    public double scale(int channel) {
        return scales.get(scales.size() == 1 ? 0 : channel);
    }

    public double offset(int channel) {
        return offsets.get(offsets.size() == 1 ? 0 : channel);
    }

    /** Whether it fits images of so many channels. */
    public boolean fits(int channels) {
        return scales.size() == 1 || scales.size() == channels;
    }

    /** Unsigned bytes, channel fastest, as the reals that the trained network expects. */
    public float[] decode(byte[] pixels, int channels) {
        float[] real = new float[pixels.length];
        for (int i = 0; i < real.length; i++) {
            real[i] = (float) (scale(i % channels) * (pixels[i] & 0xff) + offset(i % channels));
        }
        return real;
    }
}
