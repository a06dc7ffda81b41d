// One word out of some.
module choice #(parameter WORDS = 4, BITS = 8, SELECT = $clog2(WORDS)) (
    input  wire                  clk,
    input  wire [WORDS*BITS-1:0] words,
    input  wire [SELECT-1:0]     at,
    output wire [BITS-1:0]       out
);
    genvar b, w;
    generate
        for (b = 0; b < BITS; b = b + 1) begin : bit_of
            wire [WORDS-1:0] column;
            for (w = 0; w < WORDS; w = w + 1) begin : word
                assign column[w] = words[w*BITS + b];
            end
            assign out[b] = column[at];
        end
    endgenerate
endmodule
