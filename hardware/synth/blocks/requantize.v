// clamp(zero point + round(sum * multiplier / 2^shift)), rounding half up; without a multiplier only a shift is left.
module requantize #(parameter SUM = 24, MULTIPLIER = 16, SHIFT = 20, OUT = 8, FACTOR = 40503, ZERO = 3) (
    input  wire                  clk,
    input  wire signed [SUM-1:0] sum,
    output reg  [OUT-1:0]        out
);
    localparam WIDE = SUM + (MULTIPLIER > 1 ? MULTIPLIER : 0) + 1;
    reg signed [WIDE-1:0] scaled;
    wire signed [WIDE-1:0] rounded = (scaled + ({{WIDE-1{1'b0}}, 1'b1} <<< (SHIFT - 1))) >>> SHIFT;
    wire signed [WIDE-1:0] moved = rounded + ZERO;
    always @(posedge clk) begin
        scaled <= MULTIPLIER > 1 ? sum * $signed({1'b0, FACTOR[MULTIPLIER-1:0]}) : sum;
        out <= moved < 0 ? {OUT{1'b0}} : moved > (1 << OUT) - 1 ? {OUT{1'b1}} : moved[OUT-1:0];
    end
endmodule
