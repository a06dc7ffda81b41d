package org.silicnn.cli;

import java.util.function.LongSupplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress of one task: a bar on the terminal's error stream once the task has taken a second, nothing at all where
 * there is no terminal. For one thread.
 */
public final class Progress implements AutoCloseable {
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final int WIDTH = 79;

    private final Console console;
    private final String task;
    private final String unit;
    private final long total;
    private final LongSupplier nanoClock;
    private final long start;
    private ProgressBar bar;
    private long done;

    /**
     * Starts a task.
     *
     * @param task what is being done, one or two words
     * @param unit what is counted, for example {@code " images"}
     * @param total how many
     */
    public Progress(Console console, String task, String unit, long total) {
        this(console, task, unit, total, System::nanoTime);
    }

    Progress(Console console, String task, String unit, long total, LongSupplier nanoClock) {
        this.console = console;
        this.task = task;
        this.unit = unit;
        this.total = total;
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
    }

    /** One more is done. */
    public void step() {
        stepTo(done + 1);
    }

    /** So many are done. */
    public void stepTo(long count) {
        done = count;
        if (bar == null && console.terminal() && nanoClock.getAsLong() - start >= PATIENCE_NANOS) {
            bar = open();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** Removes the bar, so that what is printed next stands alone. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            console.err().print("\r" + " ".repeat(WIDTH) + "\r");
            console.err().flush();
        }
    }

    private ProgressBar open() {
        // A consumer of our own: the library's probes the terminal through jline, for which one line needs no reason.
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                .build();
    }

    private void draw(String line) {
        console.err().print("\r" + line);
        console.err().flush();
    }
}
