package org.silicnn.frontend.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.ir.Network;
import org.silicnn.pass.Pipeline;
import org.silicnn.pass.RemoveHead;
import org.silicnn.problem.Diagnostic;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibrationMethod;
import org.silicnn.quant.InputEncoding;
import org.silicnn.quant.QuantizationScheme;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.quant.Quantized;
import org.silicnn.quant.Quantizer;
import org.silicnn.quant.WeightGranularity;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** Whether a graph's integers follow its floats, on the images that it is calibrated with. */
final class FixedRun {
    /** Width of weights and activations. */
    static final int BITS = 12;

    /** By how much an output may be off, of the largest. */
    static final int PERCENT = 2;

    private static final int PIXEL = 255;
    private static final String NO_INTEGER_FORM = "S201";
    private static final Pattern OPERATOR = Pattern.compile(".*\\((.*)\\)");

    private FixedRun() {}

    /** How it went. */
    sealed interface Result {
        /** The integers, if there are any. */
        default Optional<Integers> integers() {
            return Optional.empty();
        }
    }

    /**
     * A quantised case.
     *
     * @param images stored integers, which the network was calibrated with
     */
    record Integers(Network network, List<long[]> images) {}

    /** They do. */
    record Follows(Integers found) implements Result {
        @Override
        public Optional<Integers> integers() {
            return Optional.of(found);
        }
    }

    /** They don't. */
    record Strays(String difference, Integers found) implements Result {
        @Override
        public Optional<Integers> integers() {
            return Optional.of(found);
        }
    }

    /** There are none. */
    record NoIntegers(String reason) implements Result {}

    static Result of(Graph graph, List<float[]> images) {
        if (graph.storedInput().isPresent()) {
            return run(graph, images.stream().map(FixedRun::integers).toList(), InputEncoding.UNIT);
        }
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float[] image : images) {
            for (float value : image) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (!Float.isFinite(high - low)) {
            return new NoIntegers("numbers that aren't finite");
        }
        double scale = high > low ? ((double) high - low) / PIXEL : 1;
        List<long[]> pixels = new ArrayList<>();
        for (float[] image : images) {
            long[] stored = new long[image.length];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = Math.round((image[i] - low) / scale);
            }
            pixels.add(stored);
        }
        return run(graph, pixels, new InputEncoding(List.of(scale), List.of((double) low)));
    }

    private static long[] integers(float... image) {
        long[] stored = new long[image.length];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (long) image[i];
        }
        return stored;
    }

    private static Result run(Graph graph, List<long[]> pixels, InputEncoding encoding) {
        try {
            Quantized quantized = Quantizer.quantized(graph, pixels, options(encoding), new Where(graph.name()));
            Optional<String> difference = difference(graph, quantized, pixels, encoding);
            Integers found = new Integers(quantized.network(), pixels);
            return difference.<Result>map(text -> new Strays(text, found)).orElseGet(() -> new Follows(found));
        } catch (UserException e) {
            return new NoIntegers(reason(e.diagnostics().get(0)));
        }
    }

    /** The operator, and the rule without names and sizes, which differ from case to case. */
    private static String reason(Diagnostic first) {
        Matcher operator = OPERATOR.matcher(first.where().text());
        String word = operator.matches() ? operator.group(1) : "";
        if (first.problem().code().equals(NO_INTEGER_FORM)) {
            return word;
        }
        String rule = String.valueOf(first.arguments().get(0)).replaceFirst(", not .*", "");
        return word + ": " + rule.replaceAll("[0-9]+(x[0-9]+)+", "it");
    }

    /**
     * How far the integers are from the float graph as imported; from the one that was quantised where a head was left out
     * or the image is read as stored.
     */
    private static Optional<String> difference(
            Graph graph, Quantized quantized, List<long[]> pixels, InputEncoding encoding) {
        boolean asImported = graph.storedInput().isEmpty()
                && !RemoveHead.hasHead(Pipeline.standard().apply(graph));
        GraphInterpreter interpreter = new GraphInterpreter(asImported ? graph : quantized.prepared());
        Simulator simulator = new Simulator(quantized.network());
        Quantized.Origin origin = quantized.origins().get(quantized.origins().size() - 1);
        for (long[] image : pixels) {
            float[] wanted = interpreter.run(
                    asImported ? decoded(image, encoding, graph.inputShape().channels()) : floats(image));
            Tensor found = simulator.run(new Tensor(quantized.network().inputType(), image));
            Optional<String> difference = difference(found, wanted, origin);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(Tensor found, float[] wanted, Quantized.Origin origin) {
        double largest = 0;
        for (float each : wanted) {
            largest = Math.max(largest, Math.abs(each));
        }
        int channels = found.type().shape().channels();
        for (int i = 0; i < wanted.length; i++) {
            double value = origin.real(found.values()[i], found.type().zeroPoint(), i % channels);
            if (!(Math.abs(value - wanted[i]) <= largest * PERCENT / 100)) {
                return Optional.of("element " + i + " is " + (float) value + ", not " + wanted[i]);
            }
        }
        return Optional.empty();
    }

    private static float[] decoded(long[] image, InputEncoding encoding, int channels) {
        byte[] pixels = new byte[image.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) image[i];
        }
        return encoding.decode(pixels, channels);
    }

    private static float[] floats(long... image) {
        float[] floats = new float[image.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = image[i];
        }
        return floats;
    }

    private static QuantizeOptions options(InputEncoding encoding) {
        return new QuantizeOptions(
                encoding,
                FixedFormat.unsigned(8, 0),
                QuantizationScheme.AFFINE,
                WeightGranularity.PER_CHANNEL,
                CalibrationMethod.MIN_MAX,
                BITS,
                BITS,
                Map.of(),
                false,
                false,
                Rounding.RND);
    }
}
