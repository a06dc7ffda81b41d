/**
 * The board's own Verilog as a program: built by Verilator around a project's generated kernel, started and ended from
 * here. The sources are {@code hardware/sim}'s; what a line to it means is {@code host.board}'s.
 */
package org.silicnn.host.virtual;
