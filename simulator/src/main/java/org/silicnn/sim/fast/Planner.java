package org.silicnn.sim.fast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.silicnn.ir.ArgMax;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Clamp;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Softmax;
import org.silicnn.ir.TensorType;

/**
 * Chooses a kernel for every layer. A sum that only its requantisation reads becomes one step with it. Not a {@link
 * org.silicnn.ir.LayerVisitor}: a new kind of layer needs no kernel here, it has its reference.
 */
final class Planner {
    private static final RowMath<float[]> FLOATS = new FloatRows();
    private static final RowMath<double[]> DOUBLES = new DoubleRows();

    /** Sums of fewer floats would cost more to add to doubles than it saves to make them. */
    private static final int LEAST_EXACT_TERMS = 128;

    private final Network network;
    private final Map<String, List<Layer>> readers = new HashMap<>();
    private final Set<String> fused = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    private Planner(Network network) {
        this.network = network;
        for (Layer layer : network.layers()) {
            for (String input : layer.inputs()) {
                readers.computeIfAbsent(input, name -> new ArrayList<>()).add(layer);
            }
        }
    }

    /** @param everyTensor whether each layer must give its own tensor, so that nothing is joined */
    static Plan plan(Network network, boolean everyTensor) {
        Planner planner = new Planner(network);
        for (Layer layer : network.layers()) {
            if (!planner.fused.contains(layer.name())) {
                planner.add(layer, everyTensor);
            }
        }
        return new Plan(network, everyTensor, planner.steps);
    }

    private void add(Layer layer, boolean everyTensor) {
        if (layer instanceof Conv conv) {
            addWeighted(layer, Weighted.of(conv), everyTensor);
        } else if (layer instanceof Dense dense) {
            addWeighted(layer, Weighted.of(dense), everyTensor);
        } else {
            add(List.of(layer), kernel(layer), layer.outputType().shape().elements());
        }
    }

    private void add(List<Layer> layers, Kernel kernel, long work) {
        Layer last = layers.get(layers.size() - 1);
        List<String> names = layers.stream().map(Layer::name).toList();
        steps.add(new Step(last.name(), names, layers.get(0).inputs(), last.outputType(), kernel, work));
    }

    private void addWeighted(Layer layer, Weighted sums, boolean everyTensor) {
        Optional<Requantize> requantize = everyTensor ? Optional.empty() : onlyReader(layer);
        Optional<Kernel> joined = requantize.flatMap(each -> weighted(sums, Optional.of(each)));
        if (joined.isPresent()) {
            fused.add(requantize.get().name());
            add(List.of(layer, requantize.get()), joined.get(), sums.multiplications());
        } else {
            Kernel kernel = weighted(sums, Optional.empty()).orElseGet(() -> new ReferenceKernel(layer));
            add(List.of(layer), kernel, sums.multiplications());
        }
    }

    private Optional<Requantize> onlyReader(Layer layer) {
        List<Layer> all = readers.getOrDefault(layer.name(), List.of());
        boolean only = all.size() == 1 && layer != network.output();
        return only && all.get(0) instanceof Requantize requantize ? Optional.of(requantize) : Optional.empty();
    }

    private static Optional<Kernel> weighted(Weighted sums, Optional<Requantize> requantize) {
        long bound = sums.bound();
        if (bound > Block.DOUBLE_LIMIT) {
            return Optional.empty();
        }
        TensorType to = requantize.map(Requantize::outputType).orElse(sums.outputType());
        Optional<RowRequantizer> requantizer = requantize.map(each -> requantizer(each, bound));
        boolean narrow = bound <= Block.FLOAT_LIMIT;
        if (!Block.isFloat(sums.inputType())
                || !(Block.isFloat(to) || (requantize.isEmpty() && !narrow))
                || !(narrow || sums.exactTerms() >= LEAST_EXACT_TERMS)) {
            PackedWeights packed = new PackedWeights(sums, 1);
            return Optional.of(new WeightedKernel<>(DOUBLES, sums, packed, packed::doubles, requantizer));
        }
        return Optional.of(vectorized(sums, requantizer));
    }

    /** Of a layer whose inputs are carried in floats, and whose sums are exact in floats or can be split for those. */
    private static Kernel vectorized(Weighted sums, Optional<RowRequantizer> requantizer) {
        PackedWeights packed = new PackedWeights(sums, sums.isDepthwise() ? 1 : PackedWeights.TILE);
        Kernel rows = sums.isWide()
                ? new WideWeightedKernel(sums, packed, requantizer)
                : new WeightedKernel<>(FLOATS, sums, packed, packed::floats, requantizer);
        if (sums.isDepthwise() && !sums.isWide()) {
            Kernel plain = DepthwiseRows.suits(sums) ? new DepthwiseRows(sums, requantizer) : rows;
            return new AdaptiveKernel(plain, plain, new VectorizedDepthwise(sums, packed, requantizer));
        }
        DenseWeights dense = sums.isLargeDense() ? new DenseWeights(sums) : null;
        Kernel stacked = dense == null ? rows : new DenseRows(sums, dense, requantizer);
        return new AdaptiveKernel(rows, stacked, new VectorizedSums(sums, packed, dense, requantizer));
    }

    private static RowRequantizer requantizer(Requantize layer, long bound) {
        return FloatRequantizer.of(layer, bound)
                .or(() -> ScaleRequantizer.of(layer, bound))
                .or(() -> DoubleRequantizer.of(layer, bound))
                .orElseGet(() -> new LongRequantizer(layer));
    }

    private static Kernel kernel(Layer layer) {
        List<TensorType> types = new ArrayList<>(layer.inputTypes());
        types.add(layer.outputType());
        long largest = types.stream().mapToLong(Block::largest).max().orElseThrow();
        if (layer instanceof Reshape reshape) {
            return reshape(reshape.inputType(), reshape.outputType()).orElseGet(() -> new ReferenceKernel(layer));
        }
        if (layer instanceof Concat) {
            return new ConcatRows();
        }
        Optional<Kernel> movement = MovementKernel.of(layer);
        if (movement.isPresent() || largest > Block.DOUBLE_LIMIT) {
            return movement.orElseGet(() -> new ReferenceKernel(layer));
        }
        return types.stream().allMatch(Block::isFloat) ? floats(layer) : rows(DOUBLES, layer);
    }

    /** Blocks hold what is left without the zero point, so another zero point makes other values. */
    private static Optional<Kernel> reshape(TensorType from, TensorType to) {
        int difference = from.zeroPoint() - to.zeroPoint();
        if (difference == 0) {
            return Optional.of(new SameValues());
        }
        return Block.isFloat(from) == Block.isFloat(to) ? Optional.of(new ShiftedValues(difference)) : Optional.empty();
    }

    private static Kernel floats(Layer layer) {
        if (layer instanceof Lookup lookup) {
            return new LookupValues(lookup);
        }
        if (layer instanceof ArgMax argMax) {
            return new ArgMaxValues(argMax);
        }
        if (layer instanceof Softmax softmax) {
            return new SoftmaxValues(softmax);
        }
        return rows(FLOATS, layer);
    }

    private static <R> Kernel rows(RowMath<R> math, Layer layer) {
        if (layer instanceof Requantize requantize) {
            long bound = Block.largest(requantize.inputType());
            return new RequantizeRows<>(math, requantize.outputType().shape(), requantizer(requantize, bound));
        }
        if (layer instanceof MaxPool pool) {
            Cells cells = new Cells(
                    pool.window(), pool.inputType().shape(), pool.outputType().shape());
            return new MaxPoolRows<>(math, cells, pool.outputType().shape().channels());
        }
        if (layer instanceof Arithmetic arithmetic) {
            return new ArithmeticRows<>(math, arithmetic);
        }
        if (layer instanceof AveragePool pool) {
            return new AveragePoolRows<>(math, pool);
        }
        if (layer instanceof Clamp clamp) {
            return new ClampRows<>(math, clamp);
        }
        return new ReferenceKernel(layer);
    }
}
