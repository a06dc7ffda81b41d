package org.silicnn.host.board;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What became of a task on another thread, told as if it had been done here. */
final class Outcome {
    private Outcome() {}

    /**
     * Waits for a task.
     *
     * @return false if it is not done in time
     * @throws IOException what the task threw, or that this thread was interrupted; likewise unchecked exceptions
     */
    static boolean await(Future<?> task, long seconds) throws IOException {
        try {
            task.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | CancellationException e) {
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
