// silicnn_top around the link as an iCE40 netlist, which has no parameters left. The worked sizes of frames_test.
module silicnn_top (
    input  wire clk,
    input  wire rst,
    input  wire rxd,
    output wire txd,
    output wire busy
);
    wire       accel_rst, in_valid, in_ready, out_valid, out_ready;
    wire [7:0] in_data, out_data;

    silicnn_link link (
        .clk(clk), .rst(rst), .rxd(rxd), .txd(txd), .busy(busy), .accel_rst(accel_rst),
        .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );

    silicnn_accelerator #(.N_IN(784), .N_OUT(10)) accelerator (
        .clk(clk), .rst(accel_rst),
        .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );
endmodule
