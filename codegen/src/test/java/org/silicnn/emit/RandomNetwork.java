package org.silicnn.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.ArgMax;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.Arithmetic.Operator;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Softmax;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;
import org.silicnn.sim.Tensor;

/**
 * Networks that nobody would train but everybody must compute alike: odd windows, pads, groups, widths and roundings,
 * branches that part and meet, tensors that nobody reads.
 */
public final class RandomNetwork {
    private static final List<String> ODD_NAMES =
            List.of("int", "a b", "*/ evil", "x\ny", "été", "conv/Relu:0", "\"q\"", "tail\\", "");
    /** Sums above this width are requantised before anything multiplies them. */
    private static final int WIDEST_OPERAND = FixedFormat.MAX_VALUE_WIDTH;
    /** Tables stay of a size that compiles at once. */
    private static final int WIDEST_TABLE = 8;

    /** A tensor made so far. */
    private record Known(String name, TensorType type) {
        Shape shape() {
            return type.shape();
        }
    }

    private final SplittableRandom random;
    private final RandomParts parts;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Known> known = new ArrayList<>();
    private Known current;

    private RandomNetwork(SplittableRandom random) {
        this.random = random;
        parts = new RandomParts(random);
        current = new Known("image", parts.type(parts.shape()));
        known.add(current);
    }

    public static Network of(long seed) {
        RandomNetwork builder = new RandomNetwork(new SplittableRandom(seed));
        TensorType inputType = builder.current.type();
        int steps = builder.random.nextInt(1, 6);
        for (int i = 0; i < steps; i++) {
            builder.step();
        }
        if (builder.random.nextBoolean() || builder.layers.isEmpty()) {
            builder.dense();
        }
        return new Network("random " + seed, "image", inputType, builder.layers);
    }

    static List<Tensor> images(TensorType type, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> random.longs(
                                type.shape().elements(),
                                type.format().min(),
                                type.format().max() + 1)
                        .toArray())
                .map(values -> new Tensor(type, values))
                .limit(count)
                .toList();
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0 -> add(new MaxPool(name(), current.name(), current.type(), poolWindow()));
            case 1 -> conv(parts.window(current.shape()));
            case 2 -> requantize();
            case 3 -> reshape();
            case 4, 5 -> joinBranches();
            case 6 -> concatBranches();
            case 7 -> averagePool();
            case 8, 11 -> ofOneElement();
            case 9, 10 -> add(new RandomMovement(parts).any(name(), current.name(), current.type()));
            default -> current = parts.any(known);
        }
    }

    private void joinBranches() {
        narrow();
        Known skip = inWholeSteps(current);
        branch();
        if (parts.chance(3)) {
            branch();
        }
        if (parts.chance(3)) {
            squeeze();
        }
        narrow();
        Known other = inWholeSteps(current);
        boolean skipFirst = random.nextBoolean();
        Known left = skipFirst ? skip : other;
        Known right = skipFirst ? other : skip;
        Operator operator = parts.any(List.of(Operator.values()));
        boolean fits = operator != Operator.MULTIPLY
                || left.type().format().width() + right.type().format().width() < FixedFormat.MAX_WIDTH - 2;
        if (fits && parts.goTogether(left.shape(), right.shape())) {
            add(new Arithmetic(name(), operator, left.name(), left.type(), right.name(), right.type()));
            requantizeOften();
        }
    }

    private Known inWholeSteps(Known of) {
        if (of.type().scale() == 1) {
            return of;
        }
        current = of;
        requantize();
        return current;
    }

    /** To a value a channel, or to a value a place. */
    private void squeeze() {
        Shape shape = current.shape();
        if (random.nextBoolean()) {
            add(new MaxPool(name(), current.name(), current.type(), parts.wholeWindow(shape)));
        } else {
            narrow();
            Constant weights = parts.constant(shape.channels(), 4);
            Window window = parts.pointWindow(shape);
            add(Conv.of(name(), current.name(), current.type(), window, 1, weights, bias(weights, 1), 1.0));
        }
    }

    private void concatBranches() {
        Known start = current;
        TensorType type = parts.type(start.shape());
        List<Known> sources = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            current = start;
            branch();
            requantize(type.withShape(current.shape()));
            sources.add(current);
        }
        List<Known> fitting = sources.stream()
                .filter(source -> source.shape()
                        .withChannels(1)
                        .equals(sources.get(0).shape().withChannels(1)))
                .toList();
        add(new Concat(
                name(),
                fitting.stream().map(Known::name).toList(),
                fitting.stream().map(Known::type).toList()));
    }

    /** Something that mostly keeps the shape. */
    private void branch() {
        switch (random.nextInt(4)) {
            case 0 -> conv(parts.sameWindow(current.shape()));
            case 1 -> add(new MaxPool(name(), current.name(), current.type(), parts.sameWindow(current.shape())));
            case 2 -> requantize();
            default -> step();
        }
    }

    private Window poolWindow() {
        return parts.chance(4) ? parts.wholeWindow(current.shape()) : parts.coveringWindow(current.shape());
    }

    private void averagePool() {
        narrow();
        boolean countPadding = random.nextBoolean();
        Window window = countPadding ? parts.window(current.shape()) : poolWindow();
        add(new AveragePool(name(), current.name(), current.type(), window, countPadding));
        requantizeOften();
    }

    private void conv(Window window) {
        narrow();
        int channels = current.shape().channels();
        int groups = parts.chance(3) ? channels : 1;
        int outputs = random.nextBoolean() ? channels : groups * random.nextInt(1, 4);
        Constant weights = parts.constant(outputs * window.taps() * (channels / groups), random.nextInt(2, 12));
        add(Conv.of(name(), current.name(), current.type(), window, groups, weights, bias(weights, outputs), 1.0));
        requantizeOften();
    }

    private void dense() {
        narrow();
        int outputs = random.nextInt(1, 6);
        Constant weights = parts.constant(outputs * current.shape().elements(), random.nextInt(2, 12));
        add(Dense.of(name(), current.name(), current.type(), weights, bias(weights, outputs), 1.0));
        requantizeOften();
    }

    private Constant bias(Constant weights, int outputs) {
        return parts.constant(outputs, weights.format().width() + 6);
    }

    private void reshape() {
        Shape from = current.shape();
        Shape to = parts.any(List.of(
                Shape.vector(from.elements()),
                new Shape(from.depth(), /* height= */ from.width(), /* width= */ from.height(), from.channels()),
                new Shape(1, from.depth(), from.height(), from.width() * from.channels()),
                new Shape(1, 1, from.elements(), 1)));
        TensorType other = parts.type(to);
        FixedFormat format = current.type().format();
        boolean reread = format.holds(other.zeroPoint()) && random.nextBoolean();
        TensorType read = new TensorType(
                to,
                format,
                current.type().scale(),
                reread ? other.zeroPoint() : current.type().zeroPoint());
        add(new Reshape(name(), current.name(), current.type(), read));
    }

    private void ofOneElement() {
        switch (random.nextInt(5)) {
            case 0 -> add(new ArgMax(name(), current.name(), current.type(), random.nextBoolean()));
            case 1 -> add(parts.clamp(name(), current.name(), current.type()));
            case 2, 3 -> softmax();
            default -> lookup();
        }
    }

    private void softmax() {
        narrowToTable();
        FixedFormat shares = new FixedFormat(random.nextInt(2, 17), 0, random.nextBoolean());
        add(Softmax.of(name(), current.name(), current.type(), Math.exp(random.nextDouble(-6, 0)), shares));
        // Whatever comes behind counts in whole steps here.
        requantize();
    }

    private void narrowToTable() {
        if (current.type().format().width() > WIDEST_TABLE) {
            requantize(new TensorType(current.shape(), FixedFormat.signed(WIDEST_TABLE, 0), 1.0, -3));
        }
    }

    private void lookup() {
        narrowToTable();
        TensorType to = parts.type(current.shape());
        int tables = parts.chance(2) ? current.shape().channels() : 1;
        int entries = tables << current.type().format().width();
        add(new Lookup(name(), current.name(), current.type(), parts.constant(entries, to.format()), to));
    }

    private void narrow() {
        if (current.type().format().width() > WIDEST_OPERAND) {
            requantize();
        }
    }

    private void requantizeOften() {
        if (!parts.chance(4)) {
            requantize();
        }
    }

    private void requantize() {
        requantize(parts.type(current.shape()));
    }

    private void requantize(TensorType to) {
        int count = parts.chance(3) ? current.shape().channels() : 1;
        Rounding rounding = parts.any(List.of(Rounding.values()));
        Overflow overflow = parts.any(Stream.of(Overflow.values())
                .filter(mode -> mode.supports(to.format()))
                .toList());
        boolean powerOfTwo = random.nextBoolean();
        int from = current.type().format().width();
        int bits = powerOfTwo ? 0 : Math.min(31, FixedFormat.MAX_WIDTH - from - 1);
        int spread = Math.max(0, from + bits - to.format().width());
        List<Integer> multipliers = new ArrayList<>();
        List<Integer> shifts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            multipliers.add(
                    bits < 1 ? 1 : random.nextInt(1 << (bits - 1), (int) Math.min(Integer.MAX_VALUE, 1L << bits)));
            shifts.add(Math.min(62, Math.max(0, spread - random.nextInt(0, 6))));
        }
        add(new Requantize(name(), current.name(), current.type(), multipliers, shifts, rounding, overflow, to));
    }

    private void add(Layer layer) {
        layers.add(layer);
        current = new Known(layer.name(), layer.outputType());
        known.add(current);
    }

    private String name() {
        return parts.any(ODD_NAMES) + "#" + layers.size();
    }
}
