package org.silicnn.cli;

import java.util.Locale;
import org.silicnn.emit.Dataflow;
import org.silicnn.emit.EmitOptions;
import org.silicnn.emit.Stage;
import org.silicnn.fit.Fit;
import org.silicnn.problem.Printable;
import org.silicnn.target.Budget;

/** How fast a project is and what it takes, when nobody asked for a device. */
final class ScheduleReport {
    private static final double NANOS = 1e9;

    private ScheduleReport() {}

    static String text(Dataflow dataflow, EmitOptions emit) {
        Budget need = Fit.cost(dataflow);
        long interval = dataflow.interval(emit.memoryBandwidth());
        String clockPeriod = emit.clockPeriod();
        Stage slowest = dataflow.slowest();
        return String.format(
                Locale.ROOT,
                "by schedule and estimate: %d cycles an image, %.1f images a second at %s ns a cycle,"
                        + " first answer after %d cycles%n"
                        + "%d DSP, %d BRAM18, %d LUT, %d FF; the slowest layer is %s with %d cycles; schedule.json has all%n",
                interval,
                NANOS / (Double.parseDouble(clockPeriod) * interval),
                clockPeriod,
                dataflow.schedule().latency(),
                need.dsp(),
                need.bram18(),
                need.lut(),
                need.ff(),
                Printable.of(slowest.layer()),
                slowest.code().program().cycles());
    }
}
