package org.silicnn.host.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * What Ctrl-C does: the running command is interrupted, and given a little time to stop the board, close its port and
 * remove what it has half written.
 */
public final class Interruption {
    private static final long GRACE_MILLIS = 3000;

    private Interruption() {}

    /** Runs a program; when this process is told to end meanwhile, interrupts it. */
    public static int around(IntSupplier program) {
        Thread runner = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (ended.getCount() > 0) {
                                runner.interrupt();
                                await(ended);
                            }
                        },
                        "silicnn-interruption"));
        try {
            return program.getAsInt();
        } finally {
            ended.countDown();
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts a shutdown hook; the process ends either way.
            Thread.currentThread().interrupt();
        }
    }
}
