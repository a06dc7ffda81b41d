package org.silicnn.sim.fast;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The vector loops of this JVM, if it has any, and whether they are warm yet.
 *
 * <p>They come from an incubating module, which a JVM doesn't load by itself, and until C2 has compiled a loop each of
 * its vectors is an object and it runs a hundred times slower than afterwards. So they are tried out on a thread of
 * their own once a run turns out to be long, and nobody waits for them.
 */
public final class VectorEngine {
    /** Multiplications with which warming up, some two seconds of one core, pays. */
    private static final long WORTH_WARMING = 60_000_000_000L;

    private static final String MODULE = "jdk.incubator.vector";
    private static final AtomicLong WORK = new AtomicLong();
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private static volatile VectorLoops loops;
    private static volatile boolean enabled = true;
    private static volatile String state = "vector engine: not needed";

    private VectorEngine() {}

    /** The loops, if they are warm. */
    static Optional<VectorLoops> loops() {
        return enabled ? Optional.ofNullable(loops) : Optional.empty();
    }

    /** One line for {@code --verbose}. */
    public static String state() {
        return state;
    }

    /** Tells that so much is about to be multiplied. */
    static void request(long multiplications) {
        if (WORK.addAndGet(multiplications) > WORTH_WARMING && STARTED.compareAndSet(false, true)) {
            Thread thread = new Thread(VectorEngine::warm, "vector warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Does now what would happen on a thread of its own, if it hasn't begun; for benchmarks and tests.
     *
     * @return whether the loops are warm
     */
    public static boolean await() {
        if (STARTED.compareAndSet(false, true)) {
            warm();
        }
        return loops != null;
    }

    /** Whether the loops are used once they are warm; for benchmarks. */
    public static void setEnabled(boolean used) {
        enabled = used;
    }

    /** Uses these loops from now on, warm or not; null for none. For tests. */
    static void use(VectorLoops chosen) {
        STARTED.set(true);
        loops = chosen;
    }

    private static void warm() {
        state = "vector engine: warming up";
        try {
            VectorLoops found = find();
            WarmUp warmUp = new WarmUp(found);
            if (warmUp.run()) {
                state = "vector engine: " + found.width() + " floats a vector, " + warmUp.describe();
                loops = found;
            } else {
                state = "vector engine: too slow here, " + warmUp.describe();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            state = "vector engine: interrupted";
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            state = "vector engine: not available, " + cause;
        }
    }

    /**
     * The loops of this JVM, cold. Loads their module as {@code --add-modules} does, but without the warning that prints;
     * the launcher exports the package that it takes.
     */
    static VectorLoops find() throws ReflectiveOperationException {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, MODULE);
        }
        return Class.forName("org.silicnn.sim.fast.IncubatorLoops")
                .asSubclass(VectorLoops.class)
                .getDeclaredConstructor()
                .newInstance();
    }
}
