/**
 * The serial protocol of MLPerf Tiny's test runners, spoken for a board: text commands that end in a percent sign, as
 * the benchmark's reference firmware knows them. Facts from mlcommons/tiny, {@code benchmark/api/internally_implemented}
 * (commands, messages) and {@code benchmark/runner} (what a runner waits for).
 */
package org.silicnn.host.mlperf;
