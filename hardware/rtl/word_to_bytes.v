// Takes a word apart into BYTES stream bytes, lowest first: from an accelerator's output word to the link's byte stream.
// Full rate: the next word comes in while the last byte leaves.
module word_to_bytes #(
    parameter BYTES = 4
) (
    input  wire               clk,
    input  wire               rst,
    input  wire [8*BYTES-1:0] in_data,
    input  wire               in_valid,
    output wire               in_ready,
    output wire [7:0]         out_data,
    output wire               out_valid,
    input  wire               out_ready
);
    `include "clog2.vh"

    localparam BITS = clog2(BYTES + 1);
    localparam [BITS-1:0] ONE = 1;

    reg [8*BYTES-1:0] word;
    reg [BITS-1:0]    left; // bytes still to leave

    assign in_ready  = (left == 0) | (left == ONE & out_ready);
    assign out_valid = left != 0;
    assign out_data  = word[7:0];

    always @(posedge clk)
        if (rst)
            left <= 0;
        else if (in_valid & in_ready) begin
            word <= in_data;
            left <= BYTES[BITS-1:0];
        end else if (out_valid & out_ready) begin
            word <= word >> 8;
            left <= left - ONE;
        end
endmodule
