// Packs BYTES stream bytes into one word, first byte lowest: from the link's byte stream to an accelerator whose input
// word is a pixel with all its channels. Full rate: while a word is taken, the next one's first byte comes in.
module bytes_to_word #(
    parameter BYTES = 4
) (
    input  wire               clk,
    input  wire               rst,
    input  wire [7:0]         in_data,
    input  wire               in_valid,
    output wire               in_ready,
    output wire [8*BYTES-1:0] out_data,
    output wire               out_valid,
    input  wire               out_ready
);
    `include "clog2.vh"

    localparam BITS = clog2(BYTES + 1);

    reg [8*BYTES-1:0] word;
    reg [BITS-1:0]    held; // bytes in it

    wire full = held == BYTES[BITS-1:0];
    wire take = in_valid & in_ready;

    assign in_ready  = ~full | out_ready;
    assign out_valid = full;
    assign out_data  = word;

    generate
        if (BYTES == 1) begin : one
            always @(posedge clk)
                if (take) word <= in_data;
        end else begin : more
            always @(posedge clk)
                if (take) word <= {in_data, word[8*BYTES-1:8]};
        end
    endgenerate

    always @(posedge clk)
        if (rst) held <= 0;
        else     held <= (full & out_ready ? {BITS{1'b0}} : held) + {{(BITS - 1){1'b0}}, take};
endmodule
