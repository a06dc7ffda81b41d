package org.silicnn.sim.fast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Network;
import org.silicnn.sim.Tensor;

/**
 * Runs a network on many images at once, bit for bit as {@link org.silicnn.sim.Simulator} does. Images come and results
 * go one batch after the other, so memory doesn't grow with their number. Safe to share.
 */
public final class FastSimulator {
    /** Work below which handing parts to other threads costs more than it saves: multiplications. */
    private static final long WORTH_SPLITTING = 20_000_000;

    private final Plan plan;
    private final Plan tracing;
    private final BatchSize size;

    /** With all processors, and batches that fit them. */
    public FastSimulator(Network network) {
        this(network, BatchSize.standard());
    }

    public FastSimulator(Network network, BatchSize size) {
        this.plan = Planner.plan(network, false);
        this.tracing = Planner.plan(network, true);
        this.size = size;
    }

    /**
     * Takes the result for one image.
     *
     * @param <T> the kind of result
     */
    @FunctionalInterface
    public interface Sink<T> {
        /** Called on the thread that started the run, for each image in order. */
        void accept(int index, T result);
    }

    /**
     * The network's output for one image.
     *
     * @throws InvalidNetworkException if the image isn't of the network's input type
     */
    public Tensor run(Tensor image) {
        return run(List.of(image)).get(0);
    }

    /** The network's outputs, in the order of the images. */
    public List<Tensor> run(List<Tensor> images) {
        List<Tensor> outputs = new ArrayList<>();
        run(images.size(), images::get, (index, output) -> outputs.add(output));
        return outputs;
    }

    /**
     * The network's output for each image.
     *
     * @param images gives each image when it is needed; called by several threads
     */
    public void run(int count, IntFunction<Tensor> images, Sink<Tensor> sink) {
        each(plan, count, images, sink, (batch, split) -> {
            Block output = batch.run(split);
            return lane -> output.get(lane);
        });
    }

    /** Every layer's tensor for one image, in execution order, the image first. */
    public Map<String, Tensor> trace(Tensor image) {
        List<Map<String, Tensor>> traces = new ArrayList<>();
        trace(1, index -> image, (index, trace) -> traces.add(trace));
        return traces.get(0);
    }

    /**
     * Every layer's tensor for each image, in execution order, the image first.
     *
     * @param images gives each image when it is needed; called by several threads
     */
    public void trace(int count, IntFunction<Tensor> images, Sink<Map<String, Tensor>> sink) {
        each(tracing, count, images, sink, (batch, split) -> {
            Map<String, Block> trace = batch.trace(split);
            return lane -> {
                Map<String, Tensor> tensors = new LinkedHashMap<>();
                trace.forEach((name, block) -> tensors.put(name, block.get(lane)));
                return tensors;
            };
        });
    }

    private <T> void each(
            Plan chosen,
            int count,
            IntFunction<Tensor> images,
            Sink<T> sink,
            BiFunction<Batch, Split, IntFunction<T>> run) {
        int lanes = size.lanes(chosen, count);
        int batches = (count + lanes - 1) / lanes;
        boolean splitting = batches == 1 && size.threads() > 1 && chosen.work() * lanes > WORTH_SPLITTING;
        if (size.threads() == 1 || (batches == 1 && !splitting)) {
            for (int start = 0; start < count; start += lanes) {
                deliver(start, batch(chosen, count, images, start, lanes, Split.NONE, run), sink);
            }
            return;
        }
        ExecutorService executor = Executors.newFixedThreadPool(size.threads(), FastSimulator::daemon);
        try {
            if (splitting) {
                Split split = new Split(executor, size.threads());
                deliver(0, batch(chosen, count, images, 0, lanes, split, run), sink);
            } else {
                stream(
                        executor,
                        count,
                        lanes,
                        start -> batch(chosen, count, images, start, lanes, Split.NONE, run),
                        sink);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    /** Hands out batches and collects them in order; no more are under way than keep the threads busy. */
    private <T> void stream(ExecutorService executor, int count, int lanes, IntFunction<List<T>> run, Sink<T> sink) {
        Deque<Future<List<T>>> underWay = new ArrayDeque<>();
        int delivered = 0;
        for (int start = 0; start < count; start += lanes) {
            int first = start;
            underWay.add(executor.submit(() -> run.apply(first)));
            if (underWay.size() > size.threads()) {
                delivered = deliver(delivered, Waiting.get(underWay.remove()), sink);
            }
        }
        for (Future<List<T>> rest : underWay) {
            delivered = deliver(delivered, Waiting.get(rest), sink);
        }
    }

    private static <T> int deliver(int first, List<T> results, Sink<T> sink) {
        for (int i = 0; i < results.size(); i++) {
            sink.accept(first + i, results.get(i));
        }
        return first + results.size();
    }

    private static <T> List<T> batch(
            Plan plan,
            int count,
            IntFunction<Tensor> images,
            int start,
            int lanes,
            Split split,
            BiFunction<Batch, Split, IntFunction<T>> run) {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = start; i < Math.min(count, start + lanes); i++) {
            tensors.add(images.apply(i));
        }
        IntFunction<T> results = run.apply(new Batch(plan, tensors, lanes), split);
        List<T> all = new ArrayList<>();
        for (int lane = 0; lane < tensors.size(); lane++) {
            all.add(results.apply(lane));
        }
        return all;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "simulator");
        thread.setDaemon(true);
        return thread;
    }
}
