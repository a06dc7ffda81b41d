// The largest word under a window, LANES channels at a time.
module largest #(parameter LANES = 4, BITS = 8) (
    input  wire                  clk,
    input  wire                  valid,
    input  wire                  first,
    input  wire [LANES*BITS-1:0] in,
    output reg  [LANES*BITS-1:0] out
);
    integer l;
    always @(posedge clk)
        for (l = 0; l < LANES; l = l + 1)
            if (valid && (first || in[l*BITS +: BITS] > out[l*BITS +: BITS])) out[l*BITS +: BITS] <= in[l*BITS +: BITS];
endmodule
