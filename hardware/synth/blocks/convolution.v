// A convolution as the generator folds it: a ring of rows that brings words of WIDTH channels, the inputs of two places,
// tables of weights and biases, sums, and one requantisation. Loops are plain counters.
module convolution #(parameter RING = 2048, WIDTH = 1, ROWS = 32, PE = 4, SIMD = 9, FOLDS = 4, CHUNKS = 16, SUM = 24) (
    input  wire             clk,
    input  wire             rst,
    input  wire             in_valid,
    input  wire [WIDTH*8-1:0] in,
    output wire [7:0]       out
);
    localparam RING_AT = $clog2(RING), ROW_AT = $clog2(ROWS), TABLE_AT = $clog2(FOLDS * CHUNKS), FOLD_AT = $clog2(FOLDS);

    wire [11*12-1:0] window_at;
    wire [8*12-1:0] sum_at;
    wire window_done, sum_done;
    counters #(.COUNTERS(11)) window_loops (.clk(clk), .rst(rst), .step(in_valid), .at(window_at), .done(window_done));
    counters #(.COUNTERS(8)) sum_loops (.clk(clk), .rst(rst), .step(window_done), .at(sum_at), .done(sum_done));

    wire [WIDTH*8-1:0] word;
    memory #(.WORDS(RING), .BITS(WIDTH * 8)) ring (
        .clk(clk), .write(in_valid), .write_at(window_at[0 +: RING_AT]), .in(in), .read_at(window_at[24 +: RING_AT]), .out(word)
    );

    wire [SIMD*9-1:0] values;
    genvar l, p;
    generate
        for (l = 0; l < SIMD; l = l + 1) begin : lane
            wire [7:0] value;
            memory #(.WORDS(ROWS), .BITS(8)) half (
                .clk(clk), .write(sum_at[0 +: 4] == l), .write_at(sum_at[12 +: ROW_AT]),
                .in(word[(l % WIDTH) * 8 +: 8]), .read_at(sum_at[24 +: ROW_AT]), .out(value)
            );
            assign values[l*9 +: 9] = {1'b0, value};
        end
    endgenerate

    wire [PE*SIMD*8-1:0] weights;
    wire [PE*SUM-1:0] sums;
    wire [PE*8-1:0] biases;
    generate
        for (p = 0; p < PE; p = p + 1) begin : table_of
            rom #(.WORDS(FOLDS * CHUNKS), .BITS(SIMD * 8), .BLOCK(FOLDS * CHUNKS * SIMD * 8 > 1024)) weight (
                .clk(clk), .at(sum_at[36 +: TABLE_AT]), .out(weights[p*SIMD*8 +: SIMD*8])
            );
            rom #(.WORDS(FOLDS), .BITS(8)) bias (.clk(clk), .at(sum_at[48 +: FOLD_AT]), .out(biases[p*8 +: 8]));
        end
    endgenerate
    mac_array #(.PE(PE), .SIMD(SIMD), .SUM(SUM)) products (
        .clk(clk), .enable(sum_at[60]), .first(sum_at[61]), .last(sum_done), .values(values), .weights(weights), .sums(sums)
    );

    wire [SUM-1:0] sum;
    choice #(.WORDS(PE), .BITS(SUM)) one (.clk(clk), .words(sums), .at(sum_at[72 +: $clog2(PE)]), .out(sum));
    requantize #(.SUM(SUM), .MULTIPLIER(1), .SHIFT(8), .ZERO(0)) narrow (.clk(clk), .sum(sum + biases[7:0]), .out(out));
endmodule
