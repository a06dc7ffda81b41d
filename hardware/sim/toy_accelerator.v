// A small stand-in for a network: result byte k is (checksum of the image) + k. The checksum rotates before each byte
// is mixed in, so a byte lost, doubled, swapped or shifted into the next image changes it.
module silicnn_accelerator #(
    parameter N_IN  = 784,
    parameter N_OUT = 10
) (
    input  wire       clk,
    input  wire       rst,
    input  wire [7:0] in_data,
    input  wire       in_valid,
    output wire       in_ready,
    output wire [7:0] out_data,
    output wire       out_valid,
    input  wire       out_ready
);
    `include "clog2.vh"

    localparam IN_BITS  = clog2(N_IN);
    localparam OUT_BITS = clog2(N_OUT);
    localparam [IN_BITS-1:0]  IN_LAST  = N_IN - 1;
    localparam [OUT_BITS-1:0] OUT_LAST = N_OUT - 1;

    reg                giving; // the image is in, the result goes out
    reg [IN_BITS-1:0]  taken;
    reg [OUT_BITS-1:0] given;
    reg [7:0]          sum;

    assign in_ready  = ~giving;
    assign out_valid = giving;
    assign out_data  = sum;

    always @(posedge clk)
        if (rst) begin
            giving <= 1'b0;
            taken  <= 0;
            given  <= 0;
            sum    <= 8'd0;
        end else if (in_valid & in_ready) begin
            sum    <= {sum[6:0], sum[7]} ^ in_data;
            giving <= taken == IN_LAST;
            taken  <= taken == IN_LAST ? 0 : taken + 1'b1;
        end else if (out_valid & out_ready) begin
            sum    <= given == OUT_LAST ? 8'd0 : sum + 8'd1;
            giving <= given != OUT_LAST;
            given  <= given == OUT_LAST ? 0 : given + 1'b1;
        end
endmodule
