package org.silicnn.emit;

import org.silicnn.emit.page.layer.Packing;

/**
 * Verilog with the ports of a kernel as an HLS tool makes it, and no sense in it. Vitis HLS: UG1399, "AXI4-Stream
 * interfaces"; Bambu: {@code s_axis_} and {@code m_axis_} before the argument's name.
 */
final class KernelStub {
    private KernelStub() {}

    static String verilog(String top, Dataflow dataflow, boolean bambu) {
        int in = bits(dataflow.image().packing());
        int out = bits(dataflow.scores().packing());
        String control = bambu
                ? "input clock, input reset, input start_port, output done_port"
                : "input ap_clk, input ap_rst_n, input ap_start, output ap_done, output ap_idle, output ap_ready";
        String image = bambu ? "s_axis_image" : "image";
        String scores = bambu ? "m_axis_scores" : "scores";
        String clock = bambu ? "clock" : "ap_clk";
        return "module " + top + "(" + control + ",\n"
                + "  input [" + (in - 1) + ":0] " + image + "_TDATA, input " + image + "_TVALID, output " + image
                + "_TREADY,\n"
                + "  output reg [" + (out - 1) + ":0] " + scores + "_TDATA, output reg " + scores
                + "_TVALID, input " + scores + "_TREADY);\n"
                + "  assign " + image + "_TREADY = " + scores + "_TREADY;\n"
                + "  always @(posedge " + clock + ") begin\n"
                + "    " + scores + "_TDATA <= " + image + "_TDATA ^ " + scores + "_TDATA;\n"
                + "    " + scores + "_TVALID <= " + image + "_TVALID;\n"
                + "  end\nendmodule\n";
    }

    /** Of the C type, whose name says it. */
    private static int bits(Packing word) {
        return Integer.parseInt(word.name().replaceAll("\\D+", ""));
    }
}
