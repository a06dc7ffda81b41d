// Link plus accelerator. The module silicnn_accelerator comes from whoever builds: the generated project on a board, the
// C kernel in the virtual board, a toy in the tests. Its contract, all synchronous to clk:
//   - both streams are valid/ready: a byte moves in a clock where both are high; valid once raised stays, and does not
//     wait for ready;
//   - for each N_IN bytes taken it gives exactly N_OUT bytes, multi-byte values low byte first;
//   - rst (16 clocks or more) forgets an image half done.
module silicnn_top #(
    parameter        N_IN           = 784,
    parameter        N_OUT          = 10,
    parameter [7:0]  OUT_TYPE       = 8'h81,
    parameter [63:0] MODEL_HASH     = 64'h0,
    parameter        CLOCKS_PER_BIT = 12,
    parameter        CLOCK_KHZ      = 12000,
    parameter        SLOTS          = 2,
    parameter        TIMEOUT        = 12000000
) (
    input  wire clk,
    input  wire rst,
    input  wire rxd,
    output wire txd,
    output wire busy
);
    wire       accel_rst, in_valid, in_ready, out_valid, out_ready;
    wire [7:0] in_data, out_data;

    silicnn_link #(
        .N_IN(N_IN), .N_OUT(N_OUT), .OUT_TYPE(OUT_TYPE), .MODEL_HASH(MODEL_HASH), .CLOCKS_PER_BIT(CLOCKS_PER_BIT),
        .CLOCK_KHZ(CLOCK_KHZ), .SLOTS(SLOTS), .TIMEOUT(TIMEOUT)
    ) link (
        .clk(clk), .rst(rst), .rxd(rxd), .txd(txd), .busy(busy), .accel_rst(accel_rst),
        .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );

    silicnn_accelerator #(.N_IN(N_IN), .N_OUT(N_OUT)) accelerator (
        .clk(clk), .rst(accel_rst),
        .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );
endmodule
