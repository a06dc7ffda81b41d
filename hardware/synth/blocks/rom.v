// A table of constants of no pattern. Where one goes is the tool's choice; a large one is asked into block RAM.
module rom #(parameter WORDS = 512, BITS = 8, BLOCK = 0, ADDRESS = $clog2(WORDS)) (
    input  wire               clk,
    input  wire [ADDRESS-1:0] at,
    output wire [BITS-1:0]    out
);
    // High digits of multiples of the golden ratio.
    localparam [255:0] RATIO = 256'h9E3779B97F4A7C15F39CC0605CEDC8341082276BF3A27251F86C6A11D0C18E95;
    integer i;
    generate
        if (BLOCK) begin : large
            (* ram_style = "block" *)
            reg [BITS-1:0] words [0:WORDS-1];
            reg [BITS-1:0] word;
            initial for (i = 0; i < WORDS; i = i + 1) words[i] = ((i + 1) * RATIO) >> (255 - BITS);
            always @(posedge clk) word <= words[at];
            assign out = word;
        end else begin : small
            reg [BITS-1:0] words [0:WORDS-1];
            reg [BITS-1:0] word;
            initial for (i = 0; i < WORDS; i = i + 1) words[i] = ((i + 1) * RATIO) >> (255 - BITS);
            always @(posedge clk) word <= words[at];
            assign out = word;
        end
    endgenerate
endmodule
