package org.silicnn.frontend.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.ir.Network;
import org.silicnn.problem.Diagnostic;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibrationMethod;
import org.silicnn.quant.InputEncoding;
import org.silicnn.quant.QuantizationScheme;
import org.silicnn.quant.QuantizeOptions;
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
    sealed interface Result {}

    /** They do. */
    record Follows() implements Result {}

    /** They don't. */
    record Strays(String difference) implements Result {}

    /** There are none. */
    record NoIntegers(String reason) implements Result {}

    static Result of(Graph graph, List<float[]> images) {
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
        List<byte[]> pixels = new ArrayList<>();
        for (float[] image : images) {
            byte[] stored = new byte[image.length];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = (byte) Math.round((image[i] - low) / scale);
            }
            pixels.add(stored);
        }
        return of(graph, pixels, new InputEncoding(List.of(scale), List.of((double) low)));
    }

    private static Result of(Graph graph, List<byte[]> pixels, InputEncoding encoding) {
        try {
            Network network = Quantizer.quantize(
                    graph, pixels.stream().map(FixedRun::longs).toList(), options(encoding), new Where(graph.name()));
            return compare(graph, network, pixels, encoding);
        } catch (UserException e) {
            Diagnostic first = e.diagnostics().get(0);
            Matcher operator = OPERATOR.matcher(first.where().text());
            boolean known = first.problem().code().equals(NO_INTEGER_FORM) && operator.matches();
            return new NoIntegers(known ? operator.group(1) : "can't be quantised");
        } catch (RuntimeException e) {
            return new Strays(e.toString());
        }
    }

    private static Result compare(Graph graph, Network network, List<byte[]> pixels, InputEncoding encoding) {
        GraphInterpreter interpreter = new GraphInterpreter(graph);
        Simulator simulator = new Simulator(network);
        for (byte[] image : pixels) {
            float[] wanted =
                    interpreter.run(encoding.decode(image, graph.inputShape().channels()));
            Tensor found = simulator.run(new Tensor(network.inputType(), longs(image)));
            double largest = 0;
            for (float each : wanted) {
                largest = Math.max(largest, Math.abs(each));
            }
            for (int i = 0; i < wanted.length; i++) {
                double value = found.type().real(found.values()[i]);
                if (!(Math.abs(value - wanted[i]) <= largest * PERCENT / 100)) {
                    return new Strays("element " + i + " is " + (float) value + ", not " + wanted[i]);
                }
            }
        }
        return new Follows();
    }

    private static long[] longs(byte... image) {
        long[] stored = new long[image.length];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = image[i] & PIXEL;
        }
        return stored;
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
