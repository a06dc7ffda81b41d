package org.silicnn.sim.fast;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    private final Network network;
    private final Plan plan;
    private final BatchSize size;
    /** Of runs that are over, as long as nobody needs the memory. */
    private final Queue<SoftReference<Pool>> pools = new ConcurrentLinkedQueue<>();

    /** With all processors, and batches that fit them. */
    public FastSimulator(Network network) {
        this(network, BatchSize.standard());
    }

    public FastSimulator(Network network, BatchSize size) {
        this.network = network;
        this.plan = Planner.plan(network, false);
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
        each(plan, count, images, sink, Batch::run);
    }

    /**
     * How a layer, or a sum and its requantisation, is computed.
     *
     * @param kernel its arithmetic; where it changed to a faster one meanwhile, both, and the images of each
     */
    public record Engine(List<String> layers, String kernel) {}

    /** The kernels that {@link #run(Tensor)} uses, in execution order. */
    public List<Engine> engines() {
        return plan.steps().stream()
                .map(step -> new Engine(step.layers(), step.kernel().engine()))
                .toList();
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
        each(Planner.plan(network, true), count, images, sink, Batch::trace);
    }

    private <T> void each(
            Plan chosen, int count, IntFunction<Tensor> images, Sink<T> sink, BiFunction<Batch, Split, List<T>> run) {
        if (count == 0) {
            return;
        }
        VectorEngine.request(chosen.work() * count);
        Part<T> part = (start, layout, split) -> {
            List<Tensor> tensors = new ArrayList<>();
            for (int i = start; i < start + layout.images(); i++) {
                tensors.add(images.apply(i));
            }
            Pool pool = takePool();
            List<T> results = run.apply(new Batch(chosen, tensors, layout, pool), split);
            pools.add(new SoftReference<>(pool));
            return results;
        };
        Layout first = size.layout(chosen, count);
        boolean single = count <= first.images();
        boolean splitting = single && chosen.work() * first.size() > WORTH_SPLITTING;
        if (size.threads() == 1 || (single && !splitting)) {
            for (int start = 0; start < count; ) {
                start = deliver(start, part.run(start, size.layout(chosen, count - start), Split.NONE), sink);
            }
            return;
        }
        ExecutorService executor = Executors.newFixedThreadPool(size.threads(), FastSimulator::daemon);
        try {
            if (splitting) {
                deliver(0, part.run(0, first, new Split(executor, size.threads())), sink);
            } else {
                stream(executor, chosen, count, part, sink);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private Pool takePool() {
        for (SoftReference<Pool> kept = pools.poll(); kept != null; kept = pools.poll()) {
            Pool pool = kept.get();
            if (pool != null) {
                return pool;
            }
        }
        return new Pool();
    }

    /** Computes the images of one batch. */
    @FunctionalInterface
    private interface Part<T> {
        List<T> run(int start, Layout layout, Split split);
    }

    /** Hands out batches and collects them in order; no more are under way than keep the threads busy. */
    private <T> void stream(ExecutorService executor, Plan chosen, int count, Part<T> part, Sink<T> sink) {
        Deque<Future<List<T>>> underWay = new ArrayDeque<>();
        int delivered = 0;
        for (int start = 0; start < count; ) {
            int first = start;
            Layout layout = size.layout(chosen, count - start);
            underWay.add(executor.submit(() -> part.run(first, layout, Split.NONE)));
            start += layout.images();
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

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "simulator");
        thread.setDaemon(true);
        return thread;
    }
}
