package org.silicnn.sim;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.silicnn.ir.ArgMax;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Clamp;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Layer;
import org.silicnn.ir.LayerVisitor;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Pad;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Slice;
import org.silicnn.ir.Softmax;
import org.silicnn.ir.Transpose;
import org.silicnn.ir.Upsample;

/** Runs a network on one image, layer by layer, with the reference kernels. Stateless and safe to share. */
public final class Simulator {
    private final Network network;
    private final Map<String, Integer> lastReader = new HashMap<>();

    public Simulator(Network network) {
        this.network = network;
        for (int i = 0; i < network.layers().size(); i++) {
            for (String input : network.layers().get(i).inputs()) {
                lastReader.put(input, i);
            }
        }
    }

    /**
     * The network's output for one image.
     *
     * @throws InvalidNetworkException if the image isn't of the network's input type
     */
    public Tensor run(Tensor image) {
        Map<String, Tensor> live = start(image);
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            live.put(layer.name(), layer.accept(new Kernels(live)));
            int position = i;
            // Memory is bounded by what is still to be read, not by the depth of the network.
            live.keySet().removeIf(name -> lastReader.getOrDefault(name, Integer.MAX_VALUE) <= position);
        }
        return live.get(network.output().name());
    }

    /** Every layer's tensor for one image, in execution order, the image first. */
    public Map<String, Tensor> trace(Tensor image) {
        Map<String, Tensor> tensors = start(image);
        for (Layer layer : network.layers()) {
            tensors.put(layer.name(), layer.accept(new Kernels(tensors)));
        }
        return tensors;
    }

    /**
     * What a single layer makes of its inputs.
     *
     * @param inputs as many as the layer has, of its types
     */
    public static Tensor apply(Layer layer, List<Tensor> inputs) {
        Map<String, Tensor> tensors = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            tensors.put(layer.inputs().get(i), inputs.get(i));
        }
        return layer.accept(new Kernels(tensors));
    }

    private Map<String, Tensor> start(Tensor image) {
        if (!image.type().equals(network.inputType())) {
            throw new InvalidNetworkException("the image must be " + network.inputType() + ", not " + image.type());
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(network.input(), image);
        return tensors;
    }

    private record Kernels(Map<String, Tensor> tensors) implements LayerVisitor<Tensor> {
        private List<Tensor> inputs(Layer layer) {
            return layer.inputs().stream().map(tensors::get).toList();
        }

        private Tensor input(Layer layer) {
            return inputs(layer).get(0);
        }

        @Override
        public Tensor visitArgMax(ArgMax layer) {
            return ArgMaxKernel.run(layer, input(layer));
        }

        @Override
        public Tensor visitArithmetic(Arithmetic layer) {
            return ArithmeticKernel.run(
                    layer, inputs(layer).get(0), inputs(layer).get(1));
        }

        @Override
        public Tensor visitAveragePool(AveragePool layer) {
            return AveragePoolKernel.run(layer, input(layer));
        }

        @Override
        public Tensor visitClamp(Clamp layer) {
            return ClampKernel.run(layer, input(layer));
        }

        @Override
        public Tensor visitConcat(Concat layer) {
            return ConcatKernel.run(layer, inputs(layer));
        }

        @Override
        public Tensor visitConv(Conv layer) {
            return ConvKernel.run(layer, input(layer));
        }

        @Override
        public Tensor visitDense(Dense layer) {
            return DenseKernel.run(layer, input(layer));
        }

        @Override
        public Tensor visitLookup(Lookup layer) {
            return LookupKernel.run(layer, input(layer));
        }

        @Override
        public Tensor visitMaxPool(MaxPool layer) {
            return MaxPoolKernel.run(layer, input(layer));
        }

        @Override
        public Tensor visitPad(Pad layer) {
            return PadKernel.run(layer, input(layer));
        }

        @Override
        public Tensor visitRequantize(Requantize layer) {
            return RequantizeKernel.run(layer, input(layer));
        }

        @Override
        public Tensor visitReshape(Reshape layer) {
            return new Tensor(layer.outputType(), input(layer).values());
        }

        @Override
        public Tensor visitSoftmax(Softmax layer) {
            return SoftmaxKernel.run(layer, input(layer));
        }

        @Override
        public Tensor visitSlice(Slice layer) {
            return SliceKernel.run(layer, input(layer));
        }

        @Override
        public Tensor visitTranspose(Transpose layer) {
            return TransposeKernel.run(layer, input(layer));
        }

        @Override
        public Tensor visitUpsample(Upsample layer) {
            return UpsampleKernel.run(layer, input(layer));
        }
    }
}
